import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "./day";
import { factOf, memoryOf } from "./fixture";
import { defaultSettings } from "./learner";
import { allFacts, countLevels, knownFacts, minutesNeeded, paceMs, streakDays } from "./progress";

describe("the streak", () => {
  const today = "2026-11-22";
  const everyDay = defaultSettings;
  const daysAgo = (...all: number[]) => new Set(all.map((days) => addDays(today, -days)));

  test("counts the days in a row up to today", () => {
    expect(streakDays(daysAgo(0, 1, 2, 4), today, everyDay)).toBe(3);
    expect(streakDays(daysAgo(0), today, everyDay)).toBe(1);
  });

  test("is not broken by a today without answers, and is by a yesterday", () => {
    expect(streakDays(daysAgo(1, 2), today, everyDay)).toBe(2);
    expect(streakDays(daysAgo(2, 3), today, everyDay)).toBe(0);
    expect(streakDays(new Set(), today, everyDay)).toBe(0);
  });

  test("is not broken by days off, which do not count in it either", () => {
    const daysOff = [{ from: addDays(today, -5), to: addDays(today, -2) }];
    expect(streakDays(daysAgo(0, 1, 6, 7), today, { ...everyDay, daysOff })).toBe(4);
    expect(streakDays(daysAgo(0, 1, 3, 6), today, { ...everyDay, daysOff })).toBe(4);
    expect(streakDays(daysAgo(0, 1, 7), today, { ...everyDay, daysOff })).toBe(2);
    const weekLoads = ["none", "none", "none", "none", "none", "none", "none"] as const;
    expect(streakDays(daysAgo(3), today, { daysOff: [], weekLoads })).toBe(1);
  });

  test("is as long as the row, wherever it starts and whatever lies before it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.boolean(), (length, includesToday) => {
        const first = includesToday ? 0 : 1;
        const row = Array.from({ length }, (_, i) => i + first);
        expect(streakDays(daysAgo(...row, length + first + 1), today, everyDay)).toBe(length);
      }),
    );
  });
});

describe("the minutes that today takes", () => {
  test("are those of the answers at the learner's pace, two for a new fact", () => {
    expect(minutesNeeded(20, 0, defaultSettings, 9_000)).toBe(3);
    expect(minutesNeeded(0, 10, defaultSettings, 9_000)).toBe(3);
    expect(minutesNeeded(20, 10, defaultSettings, 9_000)).toBe(6);
    expect(minutesNeeded(10, 0, defaultSettings, 30_000)).toBe(5);
    expect(minutesNeeded(0, 0, defaultSettings, 9_000)).toBe(0);
    const inSteps = (learningStepsMinutes: number[]) =>
      minutesNeeded(0, 20, { learningStepsMinutes }, 9_000);
    expect([[], [10], [1, 10], [1, 5, 10]].map(inSteps)).toEqual([3, 3, 6, 9]);
  });

  test("are at least one when there is anything to do", () => {
    const count = fc.nat({ max: 500 });
    fc.assert(
      fc.property(count, count, fc.nat({ max: 60_000 }), (due, unseen, msPerAnswer) => {
        expect(minutesNeeded(due, unseen, defaultSettings, msPerAnswer) >= 1).toBe(
          due + unseen > 0,
        );
      }),
    );
  });
});

test("the pace is the learner's own as soon as there is one, and 9 seconds before", () => {
  expect(paceMs({ answers: 0, durationMs: 0 })).toBe(9_000);
  expect(paceMs({ answers: 4, durationMs: 120_000 })).toBe(30_000);
});

test("facts are counted by level, those without a memory as new", () => {
  const facts = ["a", "b", "c", "d", "e"].map((id) => factOf(id));
  const memories = new Map([
    ["a", memoryOf({ intervalDays: 21 })],
    ["b", memoryOf({ intervalDays: 20 })],
    ["c", memoryOf({ state: "learning", intervalDays: 0 })],
    ["d", memoryOf({ state: "relearning", intervalDays: 0 })],
    ["gone", memoryOf()],
  ]);
  expect(countLevels(facts, memories)).toEqual({ new: 1, learning: 2, young: 1, mature: 1 });
});

test("known is what has left the learning steps", () => {
  expect(knownFacts({ new: 1, learning: 2, young: 3, mature: 4 })).toBe(7);
  expect(allFacts({ new: 1, learning: 2, young: 3, mature: 4 })).toBe(10);
});
