/** The process in which `fitParameters` fits. */
import {
  computeParameters,
  FSRSBindingItem,
  FSRSBindingReview,
} from "@open-spaced-repetition/binding";
import { averageAfter, movingAverageAfter } from "../domain/baseline";
import { evaluate } from "../domain/evaluation";
import { type Fit, isBetter } from "../domain/fit";
import { type History, isTrial } from "../domain/history";
import { ratings } from "../domain/memory";
import { predict } from "../domain/prediction";
import { defaultParameters } from "../domain/scheduler";
import type { FitMessage, FitTask } from "./fitting";

/** fsrs-rs leaves out longer histories itself (`max_seq_len`); making them takes quadratic time. */
const longestItem = 256;

/** How often fsrs-rs looks whether it is done; its default of 500 would be most of the time it takes. */
const pollMs = 5;

process.once("message", async (task: FitTask) => send({ fit: await fitOf(task) }));
// Either the outcome was received, or the server stopped and nobody is waiting for it any more.
process.once("disconnect", () => process.kill(process.pid, "SIGKILL"));

async function fitOf({ histories, present, fittedOn, relearningSteps }: FitTask): Promise<Fit> {
  const parameters = await computeParameters(itemsOf(histories, fittedOn), {
    enableShortTerm: true,
    numRelearningSteps: relearningSteps,
    timeout: pollMs,
    progress: (done, total) => send({ done, total }),
  });
  const byPresent = predict(histories, present ?? defaultParameters);
  const heldOutByPresent = byPresent.slice(fittedOn);
  const heldOutByFitted = predict(histories, parameters).slice(fittedOn);
  const figures = {
    present: evaluate(heldOutByPresent),
    fitted: evaluate(heldOutByFitted),
    average: evaluate(averageAfter(byPresent, fittedOn)),
    movingAverage: evaluate(movingAverageAfter(byPresent, fittedOn)),
  };
  return {
    parameters,
    fittedOn,
    heldOut: heldOutByPresent.length,
    figures,
    better: isBetter(heldOutByFitted, heldOutByPresent),
  };
}

/**
 * What fsrs-rs fits on: for each of the first `count` reviews that are predicted the fact's history up to
 * and including it, in order of time, which decides how much each weighs.
 */
function itemsOf(histories: readonly History[], count: number): FSRSBindingItem[] {
  return histories
    .flatMap((history) => {
      const reviews = history.map(
        ({ rating, elapsedDays }) =>
          new FSRSBindingReview(ratings.indexOf(rating) + 1, elapsedDays),
      );
      return history.flatMap((review, i) =>
        isTrial(review) ? [{ at: review.at, reviews, length: i + 1 }] : [],
      );
    })
    .sort((a, b) => a.at - b.at)
    .slice(0, count)
    .filter(({ length }) => length <= longestItem)
    .map(({ reviews, length }) => new FSRSBindingItem(reviews.slice(0, length)));
}

function send(message: FitMessage): void {
  process.send?.(message);
}
