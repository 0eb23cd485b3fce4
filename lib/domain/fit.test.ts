import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluate } from "./evaluation";
import { isBetter, isNothingNew, rmseMargin } from "./fit";
import type { Prediction } from "./prediction";

const alike = { at: 0, elapsedDays: 5, reviews: 3, lapses: 0 };
const review = (predicted: number, recalled: boolean): Prediction => ({
  ...alike,
  predicted,
  recalled,
});

/** Reviews with what was foreseen of each by two sets of parameters. */
const pairs = fc.array(
  fc.record({
    recalled: fc.boolean(),
    fitted: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
    present: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
  }),
  { minLength: 1, maxLength: 60 },
);
type Pair = Readonly<{ recalled: boolean; fitted: number; present: number }>;
const by = (reviews: readonly Pair[], who: "fitted" | "present") =>
  reviews.map((pair) => review(pair[who], pair.recalled));
const better = (reviews: readonly Pair[]) =>
  isBetter(by(reviews, "fitted"), by(reviews, "present"));

test("nothing is better than itself", () => {
  fc.assert(
    fc.property(pairs, (reviews) => {
      const present = by(reviews, "present");
      expect(isBetter(present, present)).toBe(false);
    }),
  );
});

test("of two at most one is better, and then its log loss is lower and its RMSE hardly higher", () => {
  fc.assert(
    fc.property(pairs, (reviews) => {
      const [fitted, present] = [by(reviews, "fitted"), by(reviews, "present")];
      if (!isBetter(fitted, present)) return;
      expect(isBetter(present, fitted)).toBe(false);
      expect(evaluate(fitted).logLoss).toBeLessThan(evaluate(present).logLoss);
      expect(evaluate(fitted).rmseBins).toBeLessThanOrEqual(
        evaluate(present).rmseBins + rmseMargin,
      );
    }),
  );
});

test("more evidence of the same kind takes nothing back", () => {
  fc.assert(
    fc.property(pairs, fc.integer({ min: 2, max: 5 }), (reviews, times) => {
      fc.pre(better(reviews));
      expect(better(Array.from({ length: times }, () => reviews).flat())).toBe(true);
    }),
  );
});

test("one review proves nothing, nor does a gain that hangs on one of many", () => {
  expect(better([{ recalled: true, fitted: 0.9, present: 0.5 }])).toBe(false);
  const same = Array.from({ length: 50 }, () => ({ recalled: true, fitted: 0.8, present: 0.8 }));
  expect(better([...same, { recalled: true, fitted: 0.9, present: 0.4 }])).toBe(false);
});

test("what does not show in the figures is no gain, however sure", () => {
  const reviews = Array.from({ length: 50 }, () => ({
    recalled: true,
    fitted: 0.8001,
    present: 0.8,
  }));
  expect(better(reviews)).toBe(false);
});

test("a small gain on every review is one", () => {
  const reviews = Array.from({ length: 50 }, (_, i) =>
    i % 5 === 0
      ? { recalled: false, fitted: 0.8, present: 0.82 }
      : { recalled: true, fitted: 0.8, present: 0.78 },
  );
  expect(better(reviews)).toBe(true);
});

test("a lower log loss does not make up for shares that are further off", () => {
  const reviews = Array.from({ length: 50 }, (_, i) =>
    i % 2 === 0
      ? { recalled: true, fitted: 0.95, present: 0.5 }
      : { recalled: false, fitted: 0.4, present: 0.5 },
  );
  expect(evaluate(by(reviews, "fitted")).logLoss).toBeLessThan(
    evaluate(by(reviews, "present")).logLoss,
  );
  expect(evaluate(by(reviews, "fitted")).rmseBins).toBeGreaterThan(rmseMargin);
  expect(better(reviews)).toBe(false);
});

test("a fit that found what was in use found nothing new", () => {
  const figures = { logLoss: 0.4, rmseBins: 0.1, auc: 0.7 };
  const others = { average: figures, movingAverage: figures };
  expect(isNothingNew({ figures: { ...others, fitted: figures, present: figures } })).toBe(true);
  const rounded = { ...figures, logLoss: 0.4000001 };
  expect(isNothingNew({ figures: { ...others, fitted: rounded, present: figures } })).toBe(true);
  const lower = { ...figures, logLoss: 0.39 };
  expect(isNothingNew({ figures: { ...others, fitted: lower, present: figures } })).toBe(false);
});
