/**
 * Fits FSRS to a learner's own reviews and tells how much that helps, in a process of its own: a thread
 * that is ended while fsrs-rs computes takes the whole server with it.
 */
import { fork } from "node:child_process";
import { join } from "node:path";
import type { Fit } from "../domain/fit";
import { type History, isTrial } from "../domain/history";

/** The part of the reviews, the earliest, that is fitted on. The others are held out. */
const fittedShare = 0.8;

/**
 * Reviews to fit on below which fsrs-rs leaves all but the four initial stabilities at their defaults.
 * Source: https://github.com/open-spaced-repetition/fsrs-rs, `compute_parameters` in `src/training.rs`.
 */
const fewestToFitOn = 64;

/** The least number of reviews, first ones and those on the same day left out, that can be fitted. */
export const fewestReviews = Math.ceil(fewestToFitOn / fittedShare);

export type FitOutcome =
  | (Readonly<{ outcome: "fitted" }> & Fit)
  | Readonly<{ outcome: "tooFew"; reviews: number }>
  | Readonly<{ outcome: "cancelled" }>;

type FitOptions = Readonly<{
  /** Told now and then how far the fitting is. */
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal;
  /** How many relearning steps the learner has: with more than one FSRS bounds two parameters. */
  relearningSteps?: number;
}>;

/** What goes to the worker, and what comes back. */
export type FitTask = Readonly<{
  histories: readonly History[];
  present: readonly number[] | undefined;
  fittedOn: number;
  relearningSteps: number;
}>;
export type FitMessage = Readonly<{ done: number; total: number }> | Readonly<{ fit: Fit }>;

/** Found from the root of the project, where all commands run: it is not bundled with the server. */
const workerFile = join(process.cwd(), "lib/study/fit-worker.ts");

/**
 * Fits FSRS-6 on the first four fifths of the reviews and holds it against the parameters in use, and
 * against two that know nothing of memory, on the last fifth.
 *
 * @param present the learner's parameters; undefined for the defaults
 * @throws when fitting itself breaks, which no review history should make it do
 */
export async function fitParameters(
  histories: readonly History[],
  present: readonly number[] | undefined,
  { onProgress, signal, relearningSteps = 1 }: FitOptions = {},
): Promise<FitOutcome> {
  const reviews = histories.reduce((count, history) => count + history.filter(isTrial).length, 0);
  if (reviews < fewestReviews) return { outcome: "tooFew", reviews };
  if (signal?.aborted) return { outcome: "cancelled" };
  const fittedOn = Math.floor(reviews * fittedShare);
  const task: FitTask = { histories, present, fittedOn, relearningSteps };
  return new Promise((resolve, reject) => {
    const worker = fork(/* turbopackIgnore: true */ workerFile, {
      execArgv: ["--import", "tsx"],
      serialization: "advanced",
    });
    const cancel = () => worker.kill("SIGKILL");
    signal?.addEventListener("abort", cancel, { once: true });
    worker.on("message", (message: FitMessage) => {
      if ("fit" in message) {
        worker.disconnect();
        resolve({ outcome: "fitted", ...message.fit });
      } else if (!signal?.aborted) onProgress?.(message.done, message.total);
    });
    worker.on("error", reject);
    worker.on("exit", (code, killedBy) => {
      signal?.removeEventListener("abort", cancel);
      if (signal?.aborted) resolve({ outcome: "cancelled" });
      else reject(new Error(`the fitting stopped: ${killedBy ?? `exit code ${code}`}`));
    });
    worker.send(task);
  });
}
