/**
 * How good predictions are, in the three figures of the open benchmark for spaced repetition.
 * Source: https://github.com/open-spaced-repetition/srs-benchmark, `utils.py`; the bins are also in
 * fsrs-rs, https://github.com/open-spaced-repetition/fsrs-rs, `src/dataset.rs` (`r_matrix_index`).
 */
import { groupBy } from "./group";
import type { Prediction } from "./prediction";

export type Figures = Readonly<{
  /** From 0 (every outcome foreseen with certainty) up; answering one half to everything gives ln 2. */
  logLoss: number;
  /** From 0 (in each bin as many recalled as predicted) to 1. */
  rmseBins: number;
  /** From 0 to 1, one half for chance; undefined when all were recalled, or none. */
  auc: number | undefined;
}>;

/** The figures of one or more predictions; every review weighs the same. */
export const evaluate = (predictions: readonly Prediction[]): Figures => ({
  logLoss: mean(predictions.map(loss)),
  rmseBins: rmseBins(predictions),
  auc: areaUnderCurve(predictions),
});

/** How much lower one log loss is than another, over the same reviews, and how far chance alone takes it. */
export type Gain = Readonly<{ mean: number; standardError: number }>;

/**
 * What predictions gain in log loss on others of the same reviews. As both are judged by the same outcomes,
 * the standard error is that of the mean of the differences (paired); NaN of fewer than two reviews.
 *
 * @param earlier of the same reviews in the same order
 */
export function gainOn(earlier: readonly Prediction[], predictions: readonly Prediction[]): Gain {
  const losses = predictions.map(loss);
  const gains = earlier.map((one, i) => loss(one) - (losses[i] ?? Number.NaN));
  const average = mean(gains);
  const squares = sum(gains.map((gain) => (gain - average) ** 2));
  return {
    mean: average,
    standardError: Math.sqrt(squares / (gains.length - 1) / gains.length),
  };
}

/** Minus the logarithm of the chance given to what happened. Certainty is cut as scikit-learn does. */
function loss({ predicted, recalled }: Prediction): number {
  const chance = recalled ? predicted : 1 - predicted;
  return -Math.log(Math.min(Math.max(chance, Number.EPSILON), 1 - Number.EPSILON));
}

/**
 * Root of the mean squared difference between the share that was predicted and the share that was
 * recalled, taken over bins of reviews alike in days elapsed, reviews and lapses.
 */
function rmseBins(predictions: readonly Prediction[]): number {
  const squares = [...groupBy(predictions, binOf).values()].map((bin) => {
    const predictedShare = mean(bin.map(({ predicted }) => predicted));
    const recalledShare = mean(bin.map(outcome));
    return (predictedShare - recalledShare) ** 2 * bin.length;
  });
  return Math.sqrt(sum(squares) / predictions.length);
}

const binOf = ({ elapsedDays, reviews, lapses }: Prediction): string =>
  [logStep(elapsedDays, 3.62), logStep(reviews, 1.89), logStep(lapses, 1.73)].join(" ");

/** Steps of a scale on which each is `base` times as wide as the one before; 0 has a step of its own. */
const logStep = (count: number, base: number): number =>
  Math.floor(Math.log(count) / Math.log(base));

/**
 * The chance that a recalled review was predicted higher than a forgotten one; equal ones count half.
 * From the sum of ranks (Mann and Whitney), equal predictions sharing their ranks.
 */
function areaUnderCurve(predictions: readonly Prediction[]): number | undefined {
  const recalled = sum(predictions.map(outcome));
  const forgotten = predictions.length - recalled;
  if (recalled === 0 || forgotten === 0) return undefined;
  const groups = [...groupBy(predictions, ({ predicted }) => predicted)].sort(([a], [b]) => a - b);
  let lower = 0;
  let rankSum = 0;
  for (const [, equals] of groups) {
    rankSum += sum(equals.map(outcome)) * (lower + (equals.length + 1) / 2);
    lower += equals.length;
  }
  return (rankSum - (recalled * (recalled + 1)) / 2) / (recalled * forgotten);
}

const outcome = ({ recalled }: Prediction): number => (recalled ? 1 : 0);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

const mean = (numbers: readonly number[]): number => sum(numbers) / numbers.length;
