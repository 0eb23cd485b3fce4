import fc from "fast-check";
import { expect, test } from "vitest";
import { averageAfter, movingAverageAfter } from "./baseline";
import { evaluate } from "./evaluation";
import type { Prediction } from "./prediction";

const prediction = fc.record({
  at: fc.nat(),
  predicted: fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000),
  recalled: fc.boolean(),
  elapsedDays: fc.integer({ min: 1, max: 1000 }),
  reviews: fc.integer({ min: 2, max: 100 }),
  lapses: fc.nat(20),
});
const predictions = fc.array(prediction, { minLength: 1, maxLength: 60 });

const predicting = (reviews: readonly Prediction[], chance: (review: Prediction) => number) =>
  reviews.map((review) => ({ ...review, predicted: chance(review) }));

test("all figures stay within their bounds", () => {
  fc.assert(
    fc.property(predictions, (given) => {
      const { logLoss, rmseBins, auc } = evaluate(given);
      expect(logLoss).toBeGreaterThanOrEqual(0);
      expect(Number.isFinite(logLoss)).toBe(true);
      expect(rmseBins).toBeGreaterThanOrEqual(0);
      expect(rmseBins).toBeLessThanOrEqual(1);
      const outcomes = new Set(given.map(({ recalled }) => recalled));
      expect(auc !== undefined).toBe(outcomes.size === 2);
      if (auc !== undefined) expect(Math.abs(auc - 0.5)).toBeLessThanOrEqual(0.5);
    }),
  );
});

test("foreseeing everything is perfect", () => {
  fc.assert(
    fc.property(predictions, (given) => {
      const { logLoss, rmseBins, auc } = evaluate(
        predicting(given, ({ recalled }) => (recalled ? 1 : 0)),
      );
      expect(logLoss).toBeLessThan(1e-15);
      expect(rmseBins).toBe(0);
      expect([1, undefined]).toContain(auc);
    }),
  );
});

test("a constant says nothing of which reviews are recalled", () => {
  fc.assert(
    fc.property(predictions, fc.double({ min: 0, max: 1, noNaN: true }), (given, constant) => {
      expect([0.5, undefined]).toContain(evaluate(predicting(given, () => constant)).auc);
    }),
  );
});

test("AUC depends on the order of predictions alone, and turns round with it", () => {
  fc.assert(
    fc.property(predictions, (given) => {
      const { auc } = evaluate(given);
      expect(evaluate(predicting(given, ({ predicted }) => predicted ** 3 / 2)).auc).toBe(auc);
      const turned = evaluate(predicting(given, ({ predicted }) => -predicted)).auc;
      if (auc === undefined) expect(turned).toBeUndefined();
      else expect(turned).toBeCloseTo(1 - auc, 12);
    }),
  );
});

test("AUC is the share of pairs in which the recalled review was predicted higher", () => {
  fc.assert(
    fc.property(predictions, (given) => {
      const pairs = given.flatMap((a) =>
        given.flatMap((b) =>
          a.recalled && !b.recalled ? [(Math.sign(a.predicted - b.predicted) + 1) / 2] : [],
        ),
      );
      const { auc } = evaluate(given);
      if (pairs.length === 0) expect(auc).toBeUndefined();
      else expect(auc).toBeCloseTo(pairs.reduce((a, b) => a + b) / pairs.length, 12);
    }),
  );
});

test("in one bin only the averages are held against each other", () => {
  const alike = { at: 0, elapsedDays: 5, reviews: 3, lapses: 0 };
  const given = [
    { ...alike, predicted: 0.9, recalled: true },
    { ...alike, predicted: 0.5, recalled: false },
  ];
  expect(evaluate(given).rmseBins).toBeCloseTo(0.2, 12);
  expect(evaluate(given).logLoss).toBeCloseTo(-(Math.log(0.9) + Math.log(0.5)) / 2, 12);
  const apart = given.map((one, lapses) => ({ ...one, lapses }));
  expect(evaluate(apart).rmseBins).toBeCloseTo(Math.sqrt((0.1 ** 2 + 0.5 ** 2) / 2), 12);
});

test.each([averageAfter, movingAverageAfter])("%o does not see the future", (baseline) => {
  fc.assert(
    fc.property(predictions, predictions, predictions, (known, one, another) => {
      const chances = (future: readonly Prediction[]) =>
        baseline([...known, ...future], known.length).map(({ predicted }) => predicted);
      expect(chances(one)).toHaveLength(one.length);
      expect(chances(one)[0]).toBe(chances(another)[0]);
      for (const chance of chances(one)) expect(Math.abs(chance - 0.5)).toBeLessThanOrEqual(0.5);
    }),
  );
});

test("the average is the share that was recalled, and stays", () => {
  const reviews = [true, true, true, false, false, false].map((recalled, at) => ({
    ...{ at, predicted: 0, recalled, elapsedDays: 1, reviews: 2, lapses: 0 },
  }));
  expect(averageAfter(reviews, 4).map(({ predicted }) => predicted)).toEqual([0.75, 0.75]);
  const [first = 0, second = 0] = movingAverageAfter(reviews, 4).map(({ predicted }) => predicted);
  expect(second).toBeLessThan(first);
});
