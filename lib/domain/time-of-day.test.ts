import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  bestPart,
  fewestTrials,
  type HourTally,
  type PartRecall,
  recallByPart,
} from "./time-of-day";

const hour = (key: string, answers: number, right: number, expected: number): HourTally => ({
  key,
  answers,
  right,
  expectedMicro: expected * 1_000_000,
});

const part = (name: PartRecall["part"], answers: number, recalled: number, expected: number) => ({
  part: name,
  answers,
  recalled,
  expected,
});

describe("recall by part of the day", () => {
  test("adds up hours, and leaves out what has too few trials", () => {
    const hours = [
      hour("05", 29, 29, 27),
      hour("06", 10, 8, 9),
      hour("11", 30, 27, 26.5),
      hour("12", 30, 20, 27),
      hour("18", 1, 1, 0.9),
      hour("23", 49, 44, 44.1),
    ];
    expect(recallByPart(hours)).toEqual([
      part("morning", 40, 35, 35.5),
      part("afternoon", 30, 20, 27),
      part("evening", 50, 45, 45),
    ]);
    expect(recallByPart([])).toEqual([]);
  });
});

describe("the best part of the day", () => {
  test("is the one in which clearly more was recalled than expected", () => {
    const morning = part("morning", 200, 190, 176);
    expect(bestPart([morning, part("evening", 200, 170, 178)])).toBe(morning);
  });

  test("is not the one with the easier facts", () => {
    const parts = [part("morning", 200, 190, 191), part("evening", 200, 160, 160)];
    expect(bestPart(parts)).toBeUndefined();
  });

  test("is none while a difference may be chance, or where there is nothing to compare", () => {
    const parts = [part("morning", 30, 29, 27), part("evening", 30, 27, 27)];
    expect(bestPart(parts)).toBeUndefined();
    expect(bestPart([part("morning", 1_000, 990, 900)])).toBeUndefined();
    expect(bestPart([])).toBeUndefined();
  });

  test("is none where all goes as expected, however many trials there are", () => {
    const anyParts = fc.array(
      fc.record({
        answers: fc.integer({ min: fewestTrials, max: 1e6 }),
        chance: fc.double({ min: 0.5, max: 1, noNaN: true }),
      }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(anyParts, (drawn) => {
        const parts = drawn.map(({ answers, chance }) => {
          const recalled = Math.round(answers * chance);
          return part("morning", answers, recalled, recalled);
        });
        expect(bestPart(parts)).toBeUndefined();
      }),
    );
  });
});
