import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Answer, isRight, type QuizPolicy, quizPolicies, type ReviewAnswer } from "./answer";
import { cacheChangesOf, cachesOf } from "./caches";
import { schedulingDay } from "./day";
import { anyLog, anySettings, instant, shuffledOf } from "./fixture";
import { defaultSettings, type ReplaySettings } from "./learner";
import { type Entry, effective, replaySteps } from "./log";
import type { DailyTotal } from "./totals";

const totalsOf = (log: readonly Entry[], settings: ReplaySettings) =>
  cachesOf(log, settings).totals;

const totalsChange = (
  before: readonly Entry[],
  added: readonly Entry[],
  settings: ReplaySettings,
) => cacheChangesOf({ entries: before, left: new Map() }, added, settings).changes.totals;

/** Totals as a table would hold them after adding the rows one by one; rows of nothing left out. */
function added(rows: readonly DailyTotal[]): Map<string, DailyTotal> {
  const table = new Map<string, DailyTotal>();
  for (const row of rows) {
    const key = `${row.day} ${row.source} ${row.kind}`;
    const sum = table.get(key);
    table.set(
      key,
      sum
        ? {
            ...row,
            answers: sum.answers + row.answers,
            right: sum.right + row.right,
            introduced: sum.introduced + row.introduced,
            durationMs: sum.durationMs + row.durationMs,
          }
        : row,
    );
  }
  return new Map(
    [...table].filter(([, { answers, right, introduced, durationMs }]) =>
      [answers, right, introduced, durationMs].some((figure) => figure !== 0),
    ),
  );
}

/** A log, and the batches in which it may come in. */
const anyArrival = anyLog()
  .chain((log) => shuffledOf(log))
  .chain((log) =>
    fc.array(fc.nat({ max: log.length }), { maxLength: 5 }).map((cuts) => {
      const edges = [0, ...cuts.toSorted((a, b) => a - b), log.length];
      return edges.slice(1).map((end, i) => log.slice(edges[i], end));
    }),
  );

test("totals kept batch by batch, in any order of arrival, are those of the whole log", () => {
  fc.assert(
    fc.property(anyArrival, anySettings, (batches, settings) => {
      const kept = batches.flatMap((_, i) =>
        totalsChange(batches.slice(0, i).flat(), batches.slice(i, i + 1).flat(), settings),
      );
      expect(added(kept)).toEqual(added(totalsOf(batches.flat(), settings)));
    }),
  );
});

const answer = (id: string, at: string, durationMs: number): ReviewAnswer => ({
  id,
  factId: "sleep",
  promptId: "sleep/1",
  kind: "typed",
  locale: "nl",
  type: "review",
  rating: "good",
  at: instant(at),
  durationMs,
});

const sumOf = (rows: readonly DailyTotal[], figure: "answers" | "right" | "introduced"): number =>
  rows.reduce((sum, row) => sum + row[figure], 0);

test("the totals of a log count the answers that count, and the right ones among them", () => {
  fc.assert(
    fc.property(anyLog(), anySettings, (log, settings) => {
      const rows = totalsOf(log, settings);
      const answers = effective(log).filter((entry) => entry.type !== "act");
      expect(sumOf(rows, "answers")).toBe(answers.length);
      expect(sumOf(rows, "right")).toBe(answers.filter(isRight).length);
    }),
  );
});

describe("a fact is introduced", () => {
  test.each(quizPolicies)("by each answer that finds no memory and leaves one (%s)", (policy) => {
    fc.assert(
      fc.property(anyLog(), anySettings, (log, settings) => {
        const rule = { ...settings, quizPolicy: policy };
        const steps = ["sleep", "stress", "heart"].map((factId) =>
          replaySteps(
            log.filter((entry) => entry.factId === factId),
            rule,
          ),
        );
        const introductions = steps.flatMap((ofFact) =>
          ofFact.filter(({ after }, i) => after.memory && !ofFact[i - 1]?.after.memory),
        );
        const rows = totalsOf(log, rule);
        expect(sumOf(rows, "introduced")).toBe(introductions.length);
        const days = introductions.map(({ entry }) => schedulingDay(entry.at, rule));
        for (const day of new Set([...days, ...rows.map((row) => row.day)])) {
          const ofDay = rows.filter((row) => row.day === day);
          expect(sumOf(ofDay, "introduced")).toBe(days.filter((one) => one === day).length);
        }
      }),
    );
  });

  const wrong: Answer = {
    ...answer("quiz", "2026-11-23T10:00Z", 1_000),
    type: "quiz",
    kind: "choice",
    right: false,
    given: { unknown: true },
  };
  const reviewed = answer("review", "2026-11-24T10:00Z", 1_000);
  const introducedBy = (log: readonly Entry[], quizPolicy: QuizPolicy) =>
    totalsOf(log, { ...defaultSettings, quizPolicy })
      .filter(({ introduced }) => introduced > 0)
      .map(({ source, introduced }) => [source, introduced]);

  test("in a quiz, unless quizzes do nothing to memories", () => {
    for (const policy of ["proven", "all"] as const)
      expect(introducedBy([wrong, reviewed], policy)).toEqual([["quiz", 1]]);
    expect(introducedBy([wrong, reviewed], "none")).toEqual([["review", 1]]);
  });

  test("again once it was forgotten on purpose", () => {
    const forgotten: Entry = {
      id: "act",
      factId: "sleep",
      at: instant("2026-11-24T12:00Z"),
      type: "act",
      act: "forget",
    };
    const log = [reviewed, forgotten, answer("again", "2026-11-25T10:00Z", 1_000)];
    expect(totalsOf(log, defaultSettings).map(({ introduced }) => introduced)).toEqual([1, 1]);
    const { factId, at } = forgotten;
    const undo: Entry = { id: "undo", factId, at, type: "undo", undoes: "act" };
    expect(totalsOf([...log, undo], defaultSettings).map((row) => row.introduced)).toEqual([1, 0]);
  });
});

test("only the facts of the batch matter: the log may be cut down to them", () => {
  fc.assert(
    fc.property(anyLog(), anyLog(["sleep"]), anySettings, (log, batch, settings) => {
      const onBatch = log.filter(({ factId }) => factId === "sleep");
      expect(added(totalsChange(onBatch, batch, settings))).toEqual(
        added(totalsChange(log, batch, settings)),
      );
    }),
  );
});

test("a late answer that turns out to be the first moves the introduction to its day", () => {
  const tuesday = answer("b", "2026-11-24T10:00Z", 5_000);
  const monday = answer("a", "2026-11-23T10:00Z", 7_000);
  const row = { source: "review", kind: "typed" } as const;
  expect(totalsChange([tuesday], [monday], defaultSettings)).toEqual([
    { ...row, day: "2026-11-23", answers: 1, right: 1, introduced: 1, durationMs: 7_000 },
    { ...row, day: "2026-11-24", answers: 0, right: 0, introduced: -1, durationMs: 0 },
  ]);
});

test("an answer after midnight counts for the evening, and a minute at most", () => {
  const night = answer("a", "2026-11-24T01:00Z", 600_000);
  expect(totalsOf([night], defaultSettings)).toMatchObject([
    { day: "2026-11-23", durationMs: 60_000 },
  ]);
});

test("a row of which all is taken back is a change that leaves nothing", () => {
  const monday = answer("a", "2026-11-23T10:00Z", 7_000);
  const { factId, at } = monday;
  const undo: Entry = { id: "undo", factId, at, type: "undo", undoes: "a" };
  const row = { day: "2026-11-23", source: "review", kind: "typed" };
  expect(totalsChange([monday], [undo], defaultSettings)).toEqual([
    { ...row, answers: -1, right: -1, introduced: -1, durationMs: -7_000 },
  ]);
  expect(totalsChange([undo], [monday], defaultSettings)).toEqual([]);
});
