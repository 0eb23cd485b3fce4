import { describe, expect, test } from "vitest";
import { dayStart, schedulingDay } from "./day";
import { instant, minuteMs, practised } from "./fixture";
import { newFactsByDay } from "./forecast";
import { defaultSettings, type Settings } from "./learner";
import { daysFrom, isLearningDay } from "./load";
import type { Schedule } from "./memory";
import { seededRandom } from "./random";
import { retentionCosts, retentionCostsAt } from "./retention-cost";
import { remember, retrievability } from "./scheduler";

const now = instant("2026-11-23T12:00Z");
const today = schedulingDay(now, defaultSettings);

/** The same year lived day by day with the scheduler itself, calendar and fuzz included. */
function livedYear(
  memories: ReadonlyMap<string, Schedule>,
  factCount: number,
  settings: Settings,
  seed: number,
) {
  const lived = new Map(memories);
  const random = seededRandom(seed);
  let answers = 0;
  let reviews = 0;
  let chances = 0;
  let metDays = 0;
  const answer = (id: string, rating: "good" | "again", at: number) => {
    const memory = remember(lived.get(id), id, rating, at, settings);
    lived.set(id, memory);
    answers++;
    return memory;
  };
  const finishSteps = (id: string, memory: Schedule) => {
    let last = memory;
    while (last.state !== "review") last = answer(id, "good", last.dueAt);
  };
  for (const day of daysFrom(today, 365)) {
    const noon = dayStart(day, settings) + 8 * 60 * minuteMs;
    for (const memory of lived.values()) chances += retrievability(memory, noon, settings);
    metDays += lived.size;
    if (!isLearningDay(day, settings)) continue;
    for (const [id, memory] of [...lived]) {
      if (memory.dueAt > noon) continue;
      reviews++;
      const isRecalled = random() < retrievability(memory, noon, settings);
      finishSteps(id, answer(id, isRecalled ? "good" : "again", noon));
    }
    for (let i = 0; i < settings.newFactsPerDay && lived.size < factCount; i++) {
      const id = `new${lived.size}`;
      finishSteps(id, answer(id, "good", noon));
    }
  }
  return { answers, reviews, remembered: chances / metDays };
}

const msPerAnswer = 9_000;
/** The new facts of a year. */
const inAYear = (unmet: number, settings: Settings) => newFactsByDay(unmet, settings, now, 365);
const costsOf = (known: number, factCount: number, settings: Settings = defaultSettings) =>
  retentionCosts(practised(known, settings, now), settings, now, {
    newFacts: inAYear(factCount - known, settings),
    msPerAnswer,
  });

const costAt = (costs: ReturnType<typeof costsOf>, percent: number) => {
  const cost = costs.find((one) => one.percent === percent);
  if (!cost) throw new Error(`no cost of ${percent}%`);
  return cost;
};

describe("what a desired retention costs", () => {
  test("is told for every whole percent, the same every time", () => {
    const costs = costsOf(40, 124);
    expect(costs.map(({ percent }) => percent)).toEqual(
      Array.from({ length: 28 }, (_, i) => 70 + i),
    );
    expect(costsOf(40, 124)).toEqual(costs);
  });

  test("rises with the retention, as does what is remembered", () => {
    for (const costs of [costsOf(0, 124), costsOf(60, 124), costsOf(100, 5_000)]) {
      costs.slice(15).forEach((cost, i) => {
        const before = costs[14 + i];
        if (!before) throw new Error("no percent before");
        expect(cost.minutesADay).toBeGreaterThan(before.minutesADay * 0.93);
        expect(cost.remembered).toBeGreaterThan(before.remembered - 0.01);
      });
      expect(costAt(costs, 97).minutesADay).toBeGreaterThan(1.5 * costAt(costs, 85).minutesADay);
    }
  });

  test.each([
    { percent: 80, change: {} },
    { percent: 90, change: {} },
    {
      percent: 95,
      change: { weekLoads: ["full", "full", "full", "full", "full", "none", "none"] },
    },
    { percent: 90, change: { learningStepsMinutes: [], relearningStepsMinutes: [] } },
  ] as const)("is what a year lived at $percent% comes to ($change)", ({ percent, change }) => {
    const settings: Settings = { ...defaultSettings, ...change, desiredRetention: percent / 100 };
    const memories = practised(40, settings, now);
    const years = [1_001, 1_002, 1_003, 1_004].map((seed) =>
      livedYear(memories, 124, settings, seed),
    );
    const mean = (figure: "answers" | "reviews" | "remembered") =>
      years.reduce((sum, year) => sum + year[figure], 0) / years.length;
    const cost = costAt(
      retentionCosts(memories, settings, now, { newFacts: inAYear(84, settings), msPerAnswer }),
      percent,
    );
    // Chance makes one such year differ from another by about a tenth, and so the forecast as well.
    const near = (actual: number, expected: number, share: number) =>
      expect(Math.abs(actual / expected - 1)).toBeLessThan(share);
    near(cost.minutesADay, (mean("answers") * msPerAnswer) / 60_000 / 365, 0.2);
    near(cost.reviewsADay, mean("reviews") / 365, 0.2);
    near(cost.remembered, mean("remembered"), 0.02);
  });

  test("grows with the number of facts and the time an answer takes", () => {
    const settings = { ...defaultSettings, newFactsPerDay: 100 };
    const few = costAt(costsOf(0, 1_000, settings), 90);
    const many = costAt(costsOf(0, 10_000, settings), 90);
    expect(many.minutesADay).toBeGreaterThan(6 * few.minutesADay);
    expect(many.minutesADay).toBeLessThan(10 * few.minutesADay);
    const slow = retentionCosts(new Map(), settings, now, {
      newFacts: inAYear(1_000, settings),
      msPerAnswer: 18_000,
    });
    expect(costAt(slow, 90).minutesADay).toBeCloseTo(2 * few.minutesADay, 6);
  });

  test("is nothing without facts, without days to learn on, and without time for new facts", () => {
    const never = ["none", "none", "none", "none", "none", "none", "none"] as const;
    for (const costs of [
      costsOf(0, 0),
      costsOf(0, 124, { ...defaultSettings, weekLoads: never }),
      costsOf(0, 124, { ...defaultSettings, newFactsPerDay: 0 }),
    ])
      for (const { minutesADay, reviewsADay, remembered } of costs)
        expect({ minutesADay, reviewsADay, remembered }).toEqual({
          minutesADay: 0,
          reviewsADay: 0,
          remembered: 0,
        });
  });
});

test("costs at some percentages are those of the whole curve", () => {
  const learning = { newFacts: inAYear(20, defaultSettings), msPerAnswer: 9_000 };
  const memories = practised(60, defaultSettings, now);
  const curve = retentionCosts(memories, defaultSettings, now, learning);
  for (const cost of retentionCostsAt(memories, defaultSettings, now, learning, [70, 85, 97]))
    expect(curve).toContainEqual(cost);
});
