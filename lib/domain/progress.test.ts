import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "./day";
import { factOf, memoryOf } from "./fixture";
import { allFacts, countLevels, knownFacts, minutesNeeded, streakDays } from "./progress";

describe("the streak", () => {
  const today = "2026-11-22";
  const daysAgo = (...all: number[]) => new Set(all.map((days) => addDays(today, -days)));

  test("counts the days in a row up to today", () => {
    expect(streakDays(daysAgo(0, 1, 2, 4), today)).toBe(3);
    expect(streakDays(daysAgo(0), today)).toBe(1);
  });

  test("is not broken by a today without answers, and is by a yesterday", () => {
    expect(streakDays(daysAgo(1, 2), today)).toBe(2);
    expect(streakDays(daysAgo(2, 3), today)).toBe(0);
    expect(streakDays(new Set(), today)).toBe(0);
  });

  test("is as long as the row, wherever it starts and whatever lies before it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.boolean(), (length, includesToday) => {
        const first = includesToday ? 0 : 1;
        const row = Array.from({ length }, (_, i) => i + first);
        expect(streakDays(daysAgo(...row, length + first + 1), today)).toBe(length);
      }),
    );
  });
});

describe("the minutes that today takes", () => {
  test("reckon with 9 seconds an answer, and two answers for a new fact, at first", () => {
    const unknown = { answers: 0, durationMs: 0 };
    expect(minutesNeeded(20, 0, unknown)).toBe(3);
    expect(minutesNeeded(0, 10, unknown)).toBe(3);
    expect(minutesNeeded(20, 10, unknown)).toBe(6);
    expect(minutesNeeded(1, 0, unknown)).toBe(1);
    expect(minutesNeeded(0, 0, unknown)).toBe(0);
  });

  test("reckon with the learner's own speed later", () => {
    expect(minutesNeeded(10, 0, { answers: 4, durationMs: 120_000 })).toBe(5);
    expect(minutesNeeded(10, 0, { answers: 4, durationMs: 12_000 })).toBe(1);
  });

  test("are at least one when there is anything to do", () => {
    const count = fc.nat({ max: 500 });
    const spent = fc.record({ answers: count, durationMs: fc.nat({ max: 9_000_000 }) });
    fc.assert(
      fc.property(count, count, spent, (due, unseen, known) => {
        expect(minutesNeeded(due, unseen, known) >= 1).toBe(due + unseen > 0);
      }),
    );
    expect(minutesNeeded(3, 0, { answers: 5, durationMs: 0 })).toBe(1);
  });
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
