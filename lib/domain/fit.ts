/** What fitting FSRS to a learner comes to. */
import type { Figures } from "./evaluation";

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
  /** Whether the fitted parameters predicted better (by log loss) than the present ones. */
  better: boolean;
}>;

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
