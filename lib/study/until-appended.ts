import { setTimeout as wait } from "node:timers/promises";
import { isConflict } from "../db/client";

/**
 * Only one of several writers of one learner gets through at a time, and against a busy one in another
 * process an attempt fails more often than not; with the waits between them these take some seconds.
 */
const attempts = 60;

/** Does work that reads a log, decides and appends, anew until no other writer came in between. */
export async function untilAppended<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === attempts || !isConflict(error)) throw error;
      await wait(Math.random() * 5 * attempt);
    }
  }
}
