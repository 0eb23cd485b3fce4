import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, dayStart, schedulingDay } from "./day";
import { dayMs, factOf, instant, memoryOf, minuteMs } from "./fixture";
import {
  forecastChances,
  forecastDays,
  forecastDue,
  forecastWork,
  newFactsByDay,
  retentionCosts,
  retentionCostsAt,
} from "./forecast";
import { defaultSettings, type Settings } from "./learner";
import { daysFrom, isLearningDay } from "./load";
import type { Schedule } from "./memory";
import { seededRandom } from "./random";
import { remember, retrievability } from "./scheduler";

const now = instant("2026-11-23T12:00Z");
const today = schedulingDay(now, defaultSettings);
const startOf = (daysAhead: number) => dayStart(addDays(today, daysAhead), defaultSettings);

describe("what falls due", () => {
  test("stands on its scheduling day; today has what is overdue as well", () => {
    const dueAts = [startOf(-20), now, startOf(1) - 1, startOf(1), startOf(2), startOf(5)];
    const memories = new Map(dueAts.map((dueAt, i) => [`f${i}`, memoryOf({ dueAt })]));
    expect(forecastDue(memories, defaultSettings, now, 4)).toEqual([
      { day: "2026-11-23", due: 3 },
      { day: "2026-11-24", due: 1 },
      { day: "2026-11-25", due: 1 },
      { day: "2026-11-26", due: 0 },
    ]);
    expect(forecastDue(memories, defaultSettings, now, 0)).toEqual([]);
  });
});

/** Facts met in the weeks before, each answered a few times with Good when it was due. */
function practised(count: number, settings: Settings): Map<string, Schedule> {
  const practise = (id: string, firstAt: number): Schedule => {
    let memory = remember(undefined, id, "good", firstAt, settings);
    while (memory.dueAt < now)
      memory = remember(memory, id, "good", memory.dueAt + 10 * minuteMs, settings);
    return memory;
  };
  return new Map(
    Array.from({ length: count }, (_, i) => {
      const { id } = factOf(`f${i}`);
      return [id, practise(id, now - (1 + (i % 30)) * dayMs)];
    }),
  );
}

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
  retentionCosts(practised(known, settings), settings, now, {
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
    const memories = practised(40, settings);
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

describe("the work of the coming days", () => {
  test("is the answers on new facts and steps on the days that they fall on", () => {
    expect(forecastWork(new Map(), defaultSettings, now, [3])).toMatchObject({
      answers: 6,
      reviews: 0,
    });
    const steps = new Map([
      ["new", memoryOf({ state: "learning", step: 0, dueAt: now, lastAnsweredAt: now })],
    ]);
    expect(forecastWork(steps, defaultSettings, now, [0]).answers).toBeCloseTo(2, 9);
    expect(forecastWork(steps, defaultSettings, now, [])).toEqual({
      answersByDay: [],
      answers: 0,
      reviews: 0,
      remembered: 0,
    });
  });
});

describe("the days ahead", () => {
  const settings: Settings = { ...defaultSettings, newFactsPerDay: 5 };

  test("have the answers that the same days have together", () => {
    const memories = practised(60, settings);
    const none = Array.from({ length: 28 }, () => 0);
    const newFacts = newFactsByDay(40, settings, now, 28);
    const days = forecastDays(memories, settings, now, newFacts);
    const sumOf = (figure: "answers" | "answersWithNew") =>
      days.reduce((sum, day) => sum + day[figure], 0);
    expect(days.map(({ day }) => day)).toEqual(daysFrom(today, 28));
    expect(sumOf("answers")).toBeCloseTo(forecastWork(memories, settings, now, none).answers, 6);
    expect(sumOf("answersWithNew")).toBeGreaterThan(sumOf("answers") + 40);
  });

  test("ask a new fact once for each of its steps on the day that it is met", () => {
    const [first, second] = forecastDays(new Map(), settings, now, [5, 0]);
    expect(first).toMatchObject({ answers: 0, answersWithNew: 10 });
    expect(second?.answersWithNew).toBeLessThan(5);
  });

  test("never have less to do with new facts than without, however many there are", () => {
    const met = fc.oneof(fc.nat(150), fc.integer({ min: 900, max: 1_200 }));
    fc.assert(
      fc.property(met, fc.nat(400), fc.nat(40), (known, unmet, newFactsPerDay) => {
        const pace = { ...settings, newFactsPerDay };
        const memories = new Map(
          Array.from({ length: known }, (_, i) => [
            `f${i}`,
            memoryOf({ stability: 1 + (i % 30), lastAnsweredAt: now - (i % 20) * dayMs }),
          ]),
        );
        const newFacts = newFactsByDay(unmet, pace, now, 14);
        const days = forecastDays(memories, pace, now, newFacts);
        return days.every(({ answers, answersWithNew }) => answersWithNew >= answers);
      }),
      { numRuns: 25 },
    );
  });

  test("ask for nothing on days off", () => {
    const off: Settings = { ...settings, daysOff: [{ from: today, to: addDays(today, 2) }] };
    const newFacts = newFactsByDay(40, off, now, 4);
    const days = forecastDays(practised(60, settings), off, now, newFacts);
    expect(days.slice(0, 3).map(({ answersWithNew }) => answersWithNew)).toEqual([0, 0, 0]);
    expect(days[3]?.answers).toBeGreaterThan(0);
  });
});

describe("new facts by day", () => {
  const settings: Settings = { ...defaultSettings, newFactsPerDay: 5 };

  test("are the daily amount on learning days, until none are left", () => {
    const off: Settings = {
      ...settings,
      daysOff: [{ from: addDays(today, 1), to: addDays(today, 1) }],
    };
    expect(newFactsByDay(12, off, now, 5)).toEqual([5, 0, 5, 2, 0]);
  });

  test("are today what is left of the amount", () => {
    const todayOf = (metToday: number) => newFactsByDay(50, settings, now, 1, { metToday })[0];
    expect([0, 3, 5, 9].map(todayOf)).toEqual([5, 2, 0, 0]);
  });

  test("are what a goal asks for until its last fact is met, also on a day that has its amount", () => {
    const goal = [8, 0, 7];
    expect(newFactsByDay(22, settings, now, 5, { metToday: 6, goal })).toEqual([8, 0, 7, 5, 2]);
    expect(newFactsByDay(10, settings, now, 5, { goal })).toEqual([8, 0, 2, 0, 0]);
  });
});

test("costs at some percentages are those of the whole curve", () => {
  const learning = { newFacts: inAYear(20, defaultSettings), msPerAnswer: 9_000 };
  const memories = practised(60, defaultSettings);
  const curve = retentionCosts(memories, defaultSettings, now, learning);
  for (const cost of retentionCostsAt(memories, defaultSettings, now, learning, [70, 85, 97]))
    expect(curve).toContainEqual(cost);
});

describe("the chances of a learner who goes on", () => {
  const known = (stability: number, daysAgo: number) => ({
    memory: memoryOf({ stability, lastAnsweredAt: now - daysAgo * dayMs }),
  });

  test("fade as a memory does until the fact is due", () => {
    const [chances] = forecastChances([known(100, 0)], defaultSettings, now, [7, 84, 100]);
    const { memory } = known(100, 0);
    expect(chances?.[0]).toBeCloseTo(retrievability(memory, now + 7 * dayMs, defaultSettings), 9);
    expect(chances?.[1]).toBeCloseTo(retrievability(memory, now + 84 * dayMs, defaultSettings), 9);
    expect(chances?.[2]).toBe(1);
  });

  test("are full on the day of an answer, and there is none before a fact is met", () => {
    const facts = [known(5, 20), { meetsOn: 3 }];
    const [overdue, met] = forecastChances(facts, defaultSettings, now, [0, 2, 3, 7]);
    expect(overdue?.[0]).toBe(1);
    expect(met?.slice(0, 3)).toEqual([undefined, undefined, 1]);
    expect(met?.[3]).toBeGreaterThan(0.8);
  });

  test("only fade on days off", () => {
    const settings = { ...defaultSettings, daysOff: [{ from: today, to: addDays(today, 90) }] };
    const fact = known(5, 20);
    const [chances] = forecastChances([fact], settings, now, [7, 84]);
    expect(chances).toHaveLength(2);
    for (const [i, days] of [7, 84].entries())
      expect(chances?.[i]).toBeCloseTo(
        retrievability(fact.memory, now + days * dayMs, settings),
        9,
      );
  });

  test("stay near the desired retention or above it, the same each time", () => {
    const facts = Array.from({ length: 40 }, (_, i) => known(1 + i, i));
    const foreseen = forecastChances(facts, defaultSettings, now, [28, 84]);
    expect(forecastChances(facts, defaultSettings, now, [28, 84])).toEqual(foreseen);
    const all = foreseen.flat().map((chance = 0) => chance);
    expect(all.reduce((sum, chance) => sum + chance, 0) / all.length).toBeGreaterThan(0.9);
    expect(Math.max(...all)).toBeLessThanOrEqual(1);
  });
});
