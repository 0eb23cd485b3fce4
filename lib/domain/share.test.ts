import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isClearlyHigher, wilsonInterval } from "./share";

const rounding = 1e-12;

describe("wilsonInterval", () => {
  it("is what the formula gives by hand", () => {
    // 8 of 10: (0.8 + 0.19207) / 1.38415 ∓ 1.95996 × √(0.016 + 0.0096037) / 1.38415.
    const { low, high } = wilsonInterval(8, 10) ?? { low: 0, high: 0 };
    expect(low).toBeCloseTo(0.4902, 4);
    expect(high).toBeCloseTo(0.9433, 4);
  });

  it("keeps its width where all or none were right", () => {
    expect(wilsonInterval(3, 3)?.low).toBeCloseTo(0.4385, 4);
    expect(wilsonInterval(3, 3)?.high).toBe(1);
    expect(wilsonInterval(0, 3)?.low).toBe(0);
    expect(wilsonInterval(0, 3)?.high).toBeCloseTo(0.5615, 4);
  });

  it("says nothing about no answers", () => {
    expect(wilsonInterval(0, 0)).toBeUndefined();
  });

  it("holds the share, within 0 and 1, and narrows with more answers of the same share", () => {
    fc.assert(
      fc.property(fc.nat(500), fc.integer({ min: 1, max: 500 }), (some, count) => {
        const right = Math.min(some, count);
        const few = wilsonInterval(right, count);
        const many = wilsonInterval(right * 4, count * 4);
        if (!few || !many) return false;
        const share = right / count;
        return (
          0 <= few.low &&
          few.low <= share + rounding &&
          share - rounding <= few.high &&
          few.high <= 1 &&
          many.high - many.low < few.high - few.low
        );
      }),
    );
  });
});

describe("one of several intervals", () => {
  it("is wider, as Bonferroni has it", () => {
    // The quantile of 1 − 0.025 ÷ 6 is 2.63826: z² ÷ n is 0.69604 of 10, and √(0.25 × 0.69604 ÷ 1.69604) a half width.
    const { low, high } = wilsonInterval(5, 10, 6) ?? { low: 0, high: 0 };
    expect(high - low).toBeCloseTo(2 * Math.sqrt((0.25 * 0.69604) / 1.69604), 4);
    expect((high + low) / 2).toBeCloseTo(0.5, 9);
  });
});

describe("a share that rose", () => {
  const of = (right: number, answers: number) => ({ right, answers });

  it("is told from chance by the interval of the difference", () => {
    // By Newcombe's method 10, 56 of 70 and 48 of 80: the difference of 0.2 is at least 0.0524.
    expect(isClearlyHigher(of(56, 70), of(48, 80))).toBe(true);
    // 9 of 10 and 3 of 10: at least 0.1705; 7 of 10 and 4 of 10 may be 0.1 less than level.
    expect(isClearlyHigher(of(9, 10), of(3, 10))).toBe(true);
    expect(isClearlyHigher(of(7, 10), of(4, 10))).toBe(false);
    expect(isClearlyHigher(of(4, 5), of(3, 5))).toBe(false);
  });

  it("is none of no answers", () => {
    expect(isClearlyHigher(of(5, 5), of(0, 0))).toBe(false);
    expect(isClearlyHigher(of(0, 0), of(0, 5))).toBe(false);
  });

  it("did not fall as well, and is higher still", () => {
    const side = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 60 }));
    fc.assert(
      fc.property(side, side, ([some, all], [others, count]) => {
        const [a, b] = [of(Math.min(some, all), all), of(Math.min(others, count), count)];
        if (!isClearlyHigher(a, b)) return true;
        return !isClearlyHigher(b, a) && a.right / a.answers > b.right / b.answers;
      }),
    );
  });
});
