/** Logs of any length are replayed while the process goes on with other work. */
import type { Database } from "../db/client";
import { readFactByFact } from "../db/log";
import { type Caches, gathering } from "../domain/caches";
import type { ReplaySettings } from "../domain/learner";
import { scheduleText } from "../domain/scheduler";

/**
 * A function that gives what follows from a learner's log up to `lastSeq`, under some settings. Asked again, because
 * entries came in before that could be stored, it replays only the facts that these are about: so it catches up with
 * someone who goes on answering, however long their log is.
 */
export function replaying(db: Database, learnerId: string) {
  let replayed: Replayed | undefined;
  return async (settings: ReplaySettings, lastSeq: number): Promise<Caches> => {
    const before = replayed && isSameReplay(replayed.settings, settings) ? replayed : undefined;
    const parts = before?.parts ?? gathering(settings);
    const touched = before && { after: before.upTo, upTo: lastSeq };
    if (before) {
      const old = readFactByFact(db, learnerId, before.upTo, touched);
      for await (const entries of old) parts.remove(entries);
    }
    const log = readFactByFact(db, learnerId, lastSeq, touched);
    for await (const entries of log) parts.add(entries);
    replayed = { settings, upTo: lastSeq, parts };
    return parts.caches();
  };
}

type Replayed = Readonly<{
  settings: ReplaySettings;
  /** `seq` of the latest entry. */
  upTo: number;
  parts: ReturnType<typeof gathering>;
}>;

/** Whether a log leaves the same under both. */
export const isSameReplay = (a: ReplaySettings, b: ReplaySettings): boolean =>
  a.quizPolicy === b.quizPolicy && scheduleText(a) === scheduleText(b);
