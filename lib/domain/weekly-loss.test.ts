import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { weeklyLosses } from "./weekly-loss";

const week = (answers: number, right: number, lossMicro = 0) => ({ answers, right, lossMicro });

describe("log losses by week", () => {
  test("are means over all weeks but the first", () => {
    const weeks = [week(4, 3), week(0, 0), week(2, 1, 1_000_000), week(2, 2, 400_000)];
    expect(weeklyLosses(weeks)).toEqual({
      answers: 4,
      fsrs: expect.closeTo(0.35, 10),
      // 3 of 4 were right: -(3 ln 0.75 + ln 0.25) / 4.
      average: expect.closeTo(0.5623, 4),
      // (3 + ½) / 5 = 0.7 and then (4 + ½) / 7: -(ln 0.7 + ln 0.3 + 2 ln 0.642857) / 4.
      weeksBefore: expect.closeTo(0.6111, 4),
    });
  });

  test("need two weeks", () => {
    expect(weeklyLosses([])).toBeUndefined();
    expect(weeklyLosses([week(0, 0), week(9, 9, 1), week(0, 0)])).toBeUndefined();
  });

  test("are finite, and the average in hindsight beats the weeks before", () => {
    const anyWeek = fc
      .tuple(fc.nat(50), fc.nat(50))
      .map(([right, wrong]) => week(right + wrong, right));
    fc.assert(
      fc.property(fc.array(anyWeek, { maxLength: 26 }), (weeks) => {
        const losses = weeklyLosses(weeks);
        if (!losses) return;
        expect(losses.average).toBeLessThanOrEqual(Math.LN2 + 1e-12);
        expect(losses.average).toBeLessThanOrEqual(losses.weeksBefore + 1e-12);
        expect(losses.weeksBefore).toBeLessThan(Number.POSITIVE_INFINITY);
      }),
    );
  });
});
