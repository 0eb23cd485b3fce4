/**
 * Predictors that know nothing of memory. A model that does not beat them is of no use.
 * Source: AVG and MOVING-AVG of https://github.com/open-spaced-repetition/srs-benchmark,
 * `model_processors.py`.
 */
import type { Prediction } from "./prediction";

/**
 * The share recalled of the first `known` reviews, as the prediction for each review after them.
 *
 * @param reviews in order of time; what they predict is not used
 * @param known one or more
 */
export function averageAfter(reviews: readonly Prediction[], known: number): Prediction[] {
  const recalled = reviews.slice(0, known).filter((review) => review.recalled).length;
  return reviews.slice(known).map((review) => ({ ...review, predicted: recalled / known }));
}

const startLogit = 1.2;
const step = 0.3;

/**
 * An average that follows the outcomes, one step of gradient descent on the log loss at each review.
 * It returns the predictions for the reviews after the first `known`, and learns from all.
 *
 * @param reviews in order of time; what they predict is not used
 */
export function movingAverageAfter(reviews: readonly Prediction[], known: number): Prediction[] {
  let logit = startLogit;
  const predictions = reviews.map((review) => {
    const predicted = 1 / (1 + Math.exp(-logit));
    logit += step * ((review.recalled ? 1 : 0) - predicted);
    return { ...review, predicted };
  });
  return predictions.slice(known);
}
