import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wilsonInterval } from "./share";

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
