/** Calibration: of what was given a chance of 90%, are 90% recalled? */
import { type Recall, recallOf } from "./retention";
import { calibrationStep, type Tally } from "./tally";

/** Trials whose chance of recall lay from `fromPercent` to `toPercent`. */
export type CalibrationBin = Recall &
  Readonly<{
    fromPercent: number;
    toPercent: number;
    /** The mean of the chances that FSRS gave, 0–1. */
    predicted: number;
  }>;

/** The bins that have trials, from tallies of the measure `calibration`, in order. */
export const calibrationBins = (tallies: readonly Tally[]): CalibrationBin[] =>
  tallies
    .map((row) => ({
      fromPercent: Number(row.key),
      toPercent: Number(row.key) + calibrationStep,
      answers: row.answers,
      right: row.right,
      predicted: row.expectedMicro / 1e6 / row.answers,
    }))
    .sort((a, b) => a.fromPercent - b.fromPercent);

/** All bins together; the mean of the predictions is absent where there are none. */
export function calibrationOverall(
  bins: readonly CalibrationBin[],
): Recall & Readonly<{ predicted: number | undefined }> {
  const recall = recallOf(bins);
  const expected = bins.reduce((sum, { predicted, answers }) => sum + predicted * answers, 0);
  return { ...recall, predicted: recall.answers > 0 ? expected / recall.answers : undefined };
}
