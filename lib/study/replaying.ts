/** Logs of any length are replayed while the process goes on with other work. */
import type { Database } from "../db/client";
import { readFactByFact, readFactsSince } from "../db/log";
import { type Caches, cachesOf, joined } from "../domain/caches";
import type { ReplaySettings } from "../domain/learner";
import { scheduleText } from "../domain/scheduler";

/**
 * A function that gives what follows from a learner's log up to `lastSeq` at least, under some settings. Asked again,
 * because entries came in before that could be stored, it replays only the facts that these are about: so it
 * catches up with someone who goes on answering, however long their log is.
 */
export function replaying(db: Database, learnerId: string) {
  const caches = new Map<string, Caches>();
  let replayed: Readonly<{ settings: ReplaySettings; upTo: number }> | undefined;
  return async (settings: ReplaySettings, lastSeq: number): Promise<Caches> => {
    if (replayed && !isSameReplay(replayed.settings, settings)) {
      caches.clear();
      replayed = undefined;
    }
    const facts = replayed
      ? await readFactsSince(db, learnerId, replayed.upTo)
      : readFactByFact(db, learnerId);
    for await (const entries of facts) {
      const [one] = entries;
      if (one) caches.set(one.factId, cachesOf(entries, settings));
    }
    replayed = { settings, upTo: lastSeq };
    return joined(caches.values());
  };
}

/** Whether a log leaves the same under both. */
export const isSameReplay = (a: ReplaySettings, b: ReplaySettings): boolean =>
  a.quizPolicy === b.quizPolicy && scheduleText(a) === scheduleText(b);
