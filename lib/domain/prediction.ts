/** What FSRS expected of each review, knowing only the reviews before it. */
import { type History, isTrial } from "./history";
import { memoryModel, type Strength } from "./scheduler";

export type Prediction = Readonly<{
  at: number;
  /** Chance of recall from 0 to 1. */
  predicted: number;
  recalled: boolean;
  /** Whole scheduling days since the fact's review before, 1 or more. */
  elapsedDays: number;
  /** Days on which the fact was reviewed, this one included. */
  reviews: number;
  /** How often the fact was forgotten before, same-day reviews left out. */
  lapses: number;
}>;

/** The predictions over all histories that FSRS-6 makes with these parameters, in order of time. */
export function predict(
  histories: readonly History[],
  parameters: readonly number[],
): Prediction[] {
  const model = memoryModel(parameters);
  return histories
    .flatMap((history) => {
      const predictions: Prediction[] = [];
      let strength: Strength | undefined;
      let reviews = 1;
      let lapses = 0;
      for (const review of history) {
        const { at, elapsedDays, rating } = review;
        const recalled = rating !== "again";
        if (strength && isTrial(review)) {
          reviews += 1;
          const predicted = model.recallChance(strength, elapsedDays);
          predictions.push({ at, predicted, recalled, elapsedDays, reviews, lapses });
          if (!recalled) lapses += 1;
        }
        strength = model.next(strength, elapsedDays, rating);
      }
      return predictions;
    })
    .sort((a, b) => a.at - b.at);
}
