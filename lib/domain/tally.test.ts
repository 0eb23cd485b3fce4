import { describe, expect, test } from "vitest";
import type { QuizAnswer, ReviewAnswer } from "./answer";
import { cachesOf } from "./caches";
import { instant } from "./fixture";
import { defaultSettings } from "./learner";
import { type Entry, replaySteps } from "./log";
import { defaultParameters, memoryModel } from "./scheduler";
import type { Measure, Tally } from "./tally";

const settings = { ...defaultSettings, learningStepsMinutes: [] };

const card = (id: string, at: string, change: Partial<ReviewAnswer> = {}): ReviewAnswer => ({
  id,
  factId: "sleep",
  promptId: "sleep/1",
  kind: "typed",
  locale: "nl",
  type: "review",
  rating: "good",
  at: instant(at),
  durationMs: 4_000,
  ...change,
});

const picked = (id: string, at: string, right: boolean, options: readonly number[]): QuizAnswer => {
  const { rating: _, ...base } = card(id, at);
  return { ...base, type: "quiz", kind: "choice", right, given: { picked: options } };
};

const rowsOf = (log: readonly Entry[], measure: Measure) =>
  cachesOf(log, settings).tallies.filter((row) => row.measure === measure);

const counts = (rows: readonly Tally[]) =>
  rows.map(({ key, answers, right }) => [key, answers, right]);

const model = memoryModel(defaultParameters);
const first = model.next(undefined, 0, "good");

/** Introduced on Monday the 16th; two days later, in the same week, recalled; on Tuesday the 24th not. */
const log: readonly Entry[] = [
  card("a", "2026-11-16T19:00Z"),
  card("b", "2026-11-18T19:30Z", { confidence: "sure" }),
  card("c", "2026-11-24T06:10Z", { rating: "again", confidence: "sure" }),
  card("d", "2026-11-24T06:20Z", { confidence: "guess" }),
];

describe("trials", () => {
  const afterB = model.next(first, 2, "good");
  const chances = [model.recallChance(first, 2), model.recallChance(afterB, 6)] as const;

  test("count by week and by how far the fact was, with what FSRS expected", () => {
    expect(rowsOf(log, "week")).toEqual([
      {
        measure: "week",
        key: "2026-11-16 young",
        answers: 1,
        right: 1,
        expectedMicro: Math.round(chances[0] * 1e6),
        lossMicro: Math.round(-Math.log(chances[0]) * 1e6),
      },
      {
        measure: "week",
        key: "2026-11-23 young",
        answers: 1,
        right: 0,
        expectedMicro: Math.round(chances[1] * 1e6),
        lossMicro: Math.round(-Math.log(1 - chances[1]) * 1e6),
      },
    ]);
  });

  test("count by the chance that FSRS gave, in steps of five percent", () => {
    const bins = chances.map((chance) => `${Math.floor(chance * 20) * 5}`);
    expect(counts(rowsOf(log, "calibration"))).toEqual(
      bins[0] === bins[1] ? [[bins[0], 2, 1]] : bins.map((bin, i) => [bin, 1, i === 0 ? 1 : 0]),
    );
  });

  test("count by the hour on the learner's clock", () => {
    expect(counts(rowsOf(log, "hour"))).toEqual([
      ["20", 1, 1],
      ["07", 1, 0],
    ]);
  });

  test("are not first meetings, nor answers on the same day", () => {
    const sameDay = [card("a", "2026-11-16T19:00Z"), card("b", "2026-11-16T21:00Z")];
    expect(cachesOf(sameDay, settings).tallies).toEqual([]);
  });

  test("of a fact that is learnt again stand apart", () => {
    const long = { ...settings, relearningStepsMinutes: [10] };
    const lapsed = [...log.slice(0, 3), card("e", "2026-11-26T19:00Z")];
    expect(
      cachesOf(lapsed, long)
        .tallies.filter(({ measure }) => measure === "week")
        .map(({ key }) => key),
    ).toEqual(["2026-11-16 young", "2026-11-23 young", "2026-11-23 relearning"]);
  });
});

test("picks in a quiz are no trials, right or wrong, unless both move the memory", () => {
  const trials = (right: boolean, quizPolicy: "proven" | "all") => {
    const rule = { ...settings, quizPolicy };
    const quiz = [card("a", "2026-11-16T19:00Z"), picked("b", "2026-11-18T19:00Z", right, [0])];
    return cachesOf(quiz, rule).tallies.filter(({ measure }) => measure === "week");
  };
  for (const right of [true, false]) {
    expect(trials(right, "proven")).toEqual([]);
    expect(counts(trials(right, "all"))).toEqual([["2026-11-16 young", 1, right ? 1 : 0]]);
  }
});

test("lucky picks count by kind and language, though they are no trials", () => {
  const lucky = [card("a", "2026-11-16T19:00Z"), picked("b", "2026-11-18T19:00Z", true, [0])];
  expect(counts(rowsOf(lucky, "kind"))).toEqual([["choice", 1, 1]]);
  expect(counts(rowsOf(lucky, "locale"))).toEqual([["nl", 1, 1]]);
  expect(rowsOf(lucky, "week")).toEqual([]);
});

test("every answer counts by the confidence that it came with", () => {
  expect(counts(rowsOf(log, "confidence"))).toEqual([
    ["sure", 2, 1],
    ["guess", 1, 1],
  ]);
});

test("wrong options count as picked instead of the key, once for each answer", () => {
  const quiz = [
    picked("a", "2026-11-16T19:00Z", false, [2]),
    picked("b", "2026-11-16T20:00Z", false, [2, 0]),
    picked("c", "2026-11-16T21:00Z", true, [1]),
  ];
  expect(counts(rowsOf(quiz, "confusion"))).toEqual([
    ["sleep/1 2", 2, 0],
    ["sleep/1 0", 1, 0],
  ]);
});

describe("a trace", () => {
  test("has the stability at the end of each day that moved the memory", () => {
    const trace = cachesOf(log, settings).traces.get("sleep") ?? [];
    expect(trace.map(({ day }) => day)).toEqual(["2026-11-16", "2026-11-18", "2026-11-24"]);
    expect(trace[0]?.stability).toBeCloseTo(first.stability, 8);
  });

  test("ends where the fact is forgotten on purpose, and knows nothing of what moves no memory", () => {
    const act = { id: "x", factId: "sleep", type: "act" } as const;
    const acts: readonly Entry[] = [
      ...log.slice(0, 2),
      { ...act, act: "bury", at: instant("2026-11-19T10:00Z") },
      { ...act, id: "y", act: "forget", at: instant("2026-11-20T10:00Z") },
    ];
    expect(cachesOf(acts, settings).traces.get("sleep")).toMatchObject([
      { day: "2026-11-16" },
      { day: "2026-11-18" },
      { day: "2026-11-20", stability: null },
    ]);
  });
});

test("a fact is proven by the longest wait since it was last forgotten", () => {
  const provenAfter = (count: number) =>
    replaySteps(log, settings)[count - 1]?.after.memory?.provenDays;
  expect([1, 2, 3, 4].map(provenAfter)).toEqual([0, 2, 0, 0]);
});
