import fc from "fast-check";
import { expect, test } from "vitest";
import { asUneven, atLeast, hitDistribution } from "./binomial";

const chances = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 60 });

test("the chances of all counts add up to one", () => {
  fc.assert(
    fc.property(chances, (each) => {
      expect(hitDistribution(each)).toHaveLength(each.length + 1);
      expect(atLeast(0, each)).toBeCloseTo(1, 9);
    }),
  );
});

test("the mean count is the sum of the chances", () => {
  fc.assert(
    fc.property(chances, (each) => {
      const mean = hitDistribution(each).reduce((total, chance, hits) => total + hits * chance, 0);
      expect(mean).toBeCloseTo(
        each.reduce((total, chance) => total + chance, 0),
        6,
      );
    }),
  );
});

test("known values", () => {
  expect(atLeast(9, Array<number>(10).fill(0.5))).toBeCloseTo(11 / 1024, 12);
  expect(atLeast(2, [0.5, 0.25, 0.25])).toBeCloseTo(0.25, 12);
  expect(atLeast(4, [0.5, 0.5, 0.5])).toBe(0);
  expect(asUneven(15, 20)).toBeCloseTo(0.041389, 6);
  expect(asUneven(5, 20)).toBeCloseTo(0.041389, 6);
  expect(asUneven(10, 20)).toBe(1);
});
