import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, dayStart, schedulingDay } from "./day";
import { dayMs, instant, memoryOf, practised } from "./fixture";
import {
  courseOf,
  forecastChances,
  forecastDays,
  forecastDue,
  newFactsByDay,
  workOf,
} from "./forecast";
import { defaultSettings, type Settings } from "./learner";
import { daysFrom } from "./load";
import { retrievability } from "./scheduler";

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

describe("the work of the coming days", () => {
  test("is the answers on new facts and steps on the days that they fall on", () => {
    expect(workOf(courseOf(new Map(), defaultSettings, now, [3]), defaultSettings)).toMatchObject({
      answers: 6,
      reviews: 0,
    });
    const steps = new Map([
      ["new", memoryOf({ state: "learning", step: 0, dueAt: now, lastAnsweredAt: now })],
    ]);
    expect(workOf(courseOf(steps, defaultSettings, now, [0]), defaultSettings).answers).toBeCloseTo(
      2,
      9,
    );
    expect(workOf(courseOf(steps, defaultSettings, now, []), defaultSettings)).toEqual({
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
    const memories = practised(60, settings, now);
    const none = Array.from({ length: 28 }, () => 0);
    const newFacts = newFactsByDay(40, settings, now, 28);
    const days = forecastDays(memories, settings, now, newFacts);
    const sumOf = (figure: "answers" | "answersWithNew") =>
      days.reduce((sum, day) => sum + day[figure], 0);
    expect(days.map(({ day }) => day)).toEqual(daysFrom(today, 28));
    expect(sumOf("answers")).toBeCloseTo(
      workOf(courseOf(memories, settings, now, none), settings).answers,
      6,
    );
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
    const days = forecastDays(practised(60, settings, now), off, now, newFacts);
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
