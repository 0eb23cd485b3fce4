/** Calibration: of what was given a chance of 90%, are 90% recalled? */
import { type Recall, recallOf } from "./retention";
import { micro, type Tally } from "./tally";

/** Trials whose chances of recall were nearly the same: five percent apart at the most. */
export type CalibrationBin = Recall &
  Readonly<{
    /** The mean of the chances that FSRS gave, 0–1. */
    predicted: number;
  }>;

/** The bins that have trials, from tallies of the measure `calibration`, in order. */
export const calibrationBins = (tallies: readonly Tally[]): CalibrationBin[] =>
  tallies
    .map((row) => ({
      answers: row.answers,
      right: row.right,
      predicted: row.expectedMicro / micro / row.answers,
    }))
    .sort((a, b) => a.predicted - b.predicted);

/** All bins together; the mean of the predictions is absent where there are none. */
export function calibrationOverall(
  bins: readonly CalibrationBin[],
): Recall & Readonly<{ predicted: number | undefined }> {
  const recall = recallOf(bins);
  const expected = bins.reduce((sum, { predicted, answers }) => sum + predicted * answers, 0);
  return { ...recall, predicted: recall.answers > 0 ? expected / recall.answers : undefined };
}
