import { describe, expect, test } from "vitest";
import { compareWith, isTelling, recallByLevel, talliesByWeek, weeksUpTo } from "./retention";
import type { Tally } from "./tally";

const trials = (key: string, answers: number, right: number, lossMicro = 0): Tally => ({
  measure: "week",
  key,
  answers,
  right,
  expectedMicro: 0,
  lossMicro,
});

const tallies = [
  trials("2026-11-02 young", 8, 7, 300),
  trials("2026-11-16 learning", 1, 0, 20),
  trials("2026-11-16 relearning", 2, 1, 10),
  trials("2026-11-16 young", 3, 3, 5),
];

test("weeks begin on Monday, and the last is that of today", () => {
  const weeks = ["2026-11-02", "2026-11-09", "2026-11-16"];
  expect(weeksUpTo("2026-11-22", 3)).toEqual(weeks);
  expect(weeksUpTo("2026-11-16", 3)).toEqual(weeks);
  expect(weeksUpTo("2026-11-23", 1)).toEqual(["2026-11-23"]);
});

test("a week counts the trials of all levels; one without trials has none", () => {
  expect(talliesByWeek(tallies, weeksUpTo("2026-11-22", 3))).toEqual([
    { week: "2026-11-02", answers: 8, right: 7, lossMicro: 300 },
    { week: "2026-11-09", answers: 0, right: 0, lossMicro: 0 },
    { week: "2026-11-16", answers: 6, right: 4, lossMicro: 35 },
  ]);
});

test("a level counts the trials of all weeks", () => {
  expect(recallByLevel(tallies)).toEqual([
    { level: "learning", answers: 1, right: 0 },
    { level: "relearning", answers: 2, right: 1 },
    { level: "young", answers: 11, right: 10 },
  ]);
});

describe("what was recalled is held against what was expected", () => {
  // The 95% intervals: 60 of 100 lies from 50 to 69%, 100 of 100 from 96%, 86 of 100 from 78 to 91%.
  test.each([
    [19, 19, "tooFew"],
    [0, 0, "tooFew"],
    [60, 100, "below"],
    [86, 100, "asExpected"],
    [100, 100, "above"],
    [18, 20, "asExpected"],
  ] as const)("%i of %i, expected 90%%: %s", (right, answers, comparison) => {
    expect(compareWith(0.9, { answers, right })).toBe(comparison);
    expect(isTelling({ answers })).toBe(comparison !== "tooFew");
  });
});
