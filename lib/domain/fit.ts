/** What fitting FSRS to a learner comes to. */
import { evaluate, type Figures, gainOn } from "./evaluation";
import type { Prediction } from "./prediction";

/** What the parameters are held against: those in use, and two that know nothing of memory. */
export const predictors = ["fitted", "present", "average", "movingAverage"] as const;
export type Predictor = (typeof predictors)[number];

export type Fit = Readonly<{
  /** The 21 parameters of FSRS-6, fitted on the earlier reviews alone. */
  parameters: readonly number[];
  /** Reviews that were fitted on, and later ones that were held out to judge by. */
  fittedOn: number;
  heldOut: number;
  /** How good each was at predicting the reviews that were held out. */
  figures: Readonly<Record<Predictor, Figures>>;
  /** Whether the fitted parameters predicted better than the present ones: see `isBetter`. */
  better: boolean;
}>;

/** A gain in log loss below this does not show in the figures, which have three decimals. */
export const smallestGain = 0.001;

/** Half a percentage point between foreseen and recalled: less than a learner could notice. */
export const rmseMargin = 0.005;

/**
 * Whether predictions are so much better than others of the same held-out reviews that all cards may be
 * planned anew by them. Their log loss must be lower by more than one standard error of the difference, so
 * that it shows, and their RMSE (bins) no more than a hair higher.
 * Source: the rule of one standard error for choosing between models, Breiman et al., Classification and
 * Regression Trees (1984), section 3.4.3; Hastie et al., The Elements of Statistical Learning, section 7.10.
 */
export function isBetter(fitted: readonly Prediction[], present: readonly Prediction[]): boolean {
  const { mean, standardError } = gainOn(present, fitted);
  const rmseLoss = evaluate(fitted).rmseBins - evaluate(present).rmseBins;
  return mean > standardError && mean >= smallestGain && rmseLoss <= rmseMargin;
}

/** Parameters come back from fsrs-rs in single precision; predictions by the same ones differ less than this. */
const precision = 1e-5;

/** Whether a fit found what was in use already, as its predictions tell. */
export const isNothingNew = ({ figures: { fitted, present } }: Pick<Fit, "figures">): boolean =>
  Math.abs(fitted.logLoss - present.logLoss) < precision &&
  Math.abs(fitted.rmseBins - present.rmseBins) < precision;

/** How an attempt stands: better parameters are adopted; otherwise the present ones are kept. */
export const fitStatuses = [
  "running",
  "adopted",
  "kept",
  "too-few",
  "cancelled",
  "failed",
] as const;
export type FitStatus = (typeof fitStatuses)[number];

/**
 * New entries in the log after which fitting is worth another try: about a month of a few minutes a day,
 * which is how often Anki's manual says to do it.
 */
export const entriesBetweenFits = 400;
