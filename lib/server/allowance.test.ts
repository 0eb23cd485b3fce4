import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Allowance } from "./allowance";

describe("an allowance", () => {
  test("is taken at once up to the most, and comes back with time", () => {
    const allowance = new Allowance({ most: 3, perSecond: 2 });
    expect([1, 2, 3, 4].map(() => allowance.take("a", 1, 0))).toEqual([0, 0, 0, 500]);
    expect(allowance.take("a", 1, 499)).toBe(1);
    expect(allowance.take("a", 1, 500)).toBe(0);
  });

  test("is one's own", () => {
    const allowance = new Allowance({ most: 1, perSecond: 1 });
    expect(allowance.take("a", 1, 0)).toBe(0);
    expect(allowance.take("b", 1, 0)).toBe(0);
    expect(allowance.take("a", 1, 0)).toBe(1_000);
  });

  test("lets through what is more than the most, once all is there", () => {
    const allowance = new Allowance({ most: 5, perSecond: 1 });
    expect(allowance.take("a", 100, 0)).toBe(0);
    expect(allowance.take("a", 100, 1_000)).toBe(4_000);
    expect(allowance.take("a", 100, 5_000)).toBe(0);
  });

  test("tells how long until there is one, and takes nothing by it", () => {
    const allowance = new Allowance({ most: 2, perSecond: 1 });
    allowance.take("a", 1, 0);
    expect(allowance.waitMs("a", 0)).toBe(0);
    expect(allowance.waitMs("a", 0)).toBe(0);
    allowance.take("a", 1, 0);
    expect(allowance.waitMs("a", 250)).toBe(750);
  });

  test("remembers so many and no more", () => {
    const allowance = new Allowance({ most: 1, perSecond: 0.001 });
    for (let i = 0; i < 50_000; i++) allowance.take(`${i}`, 1, i);
    expect(allowance.size).toBe(20_000);
    expect(allowance.take("49999", 1, 50_000)).toBeGreaterThan(0);
  });

  const rate = fc.record({
    most: fc.integer({ min: 1, max: 50 }),
    perSecond: fc.integer({ min: 1, max: 50 }),
  });
  const steps = fc.array(
    fc.record({ pauseMs: fc.nat(2_000), amount: fc.integer({ min: 1, max: 10 }) }),
    {
      maxLength: 100,
    },
  );

  test("never gives more than the most and what came back since", () => {
    fc.assert(
      fc.property(rate, steps, ({ most, perSecond }, asked) => {
        const allowance = new Allowance({ most, perSecond });
        let now = 0;
        let taken = 0;
        for (const { pauseMs, amount } of asked) {
          now += pauseMs;
          const counted = Math.min(amount, most);
          if (allowance.take("a", amount, now) === 0) taken += counted;
          expect(taken).toBeLessThanOrEqual(most + (now / 1_000) * perSecond + 1e-6);
        }
      }),
    );
  });

  test("gives after exactly the wait that it told", () => {
    fc.assert(
      fc.property(rate, steps, (of, asked) => {
        const allowance = new Allowance(of);
        let now = 0;
        for (const { pauseMs, amount } of asked) {
          now += pauseMs;
          const waitMs = allowance.take("a", amount, now);
          if (waitMs === 0) continue;
          now += waitMs;
          expect(allowance.take("a", amount, now)).toBe(0);
        }
      }),
    );
  });
});
