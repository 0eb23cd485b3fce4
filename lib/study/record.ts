/** The one way an answer reaches the log. */
import { setTimeout as wait } from "node:timers/promises";
import { type Database, isConflict } from "../db/client";
import { append, readLog } from "../db/log";
import { type Answer, replayFact } from "../domain/answer";
import { groupBy } from "../domain/group";
import type { Learner } from "../domain/learner";
import type { Memory } from "../domain/memory";
import { totalsChange } from "../domain/totals";

export type Recorded = Readonly<{
  /** Ids stored now. */
  stored: ReadonlySet<string>;
  /** Memories of the facts answered, as they are after storing. */
  memories: ReadonlyMap<string, Memory>;
}>;

/**
 * Only one of several writers of one learner gets through at a time, and against a busy one in another
 * process an attempt fails more often than not; with the waits between them these take some seconds.
 */
const attempts = 60;

const earliestAt = Date.UTC(2026, 0, 1);

/**
 * Adds answers to a learner's log, with the memories and totals that follow from it. An id that is in
 * the log already is left as it is, so sending twice counts once; a time in the future, or
 * from before there was a Weetje, is a clock that is wrong and counts as now.
 */
export async function recordAnswers(
  db: Database,
  learner: Learner,
  answers: readonly Answer[],
  now: number,
): Promise<Recorded> {
  const sent = [...new Map(answers.map((entry) => [entry.id, entry])).values()].map((entry) =>
    entry.at > now || entry.at < earliestAt ? { ...entry, at: now } : entry,
  );
  for (let attempt = 1; ; attempt++) {
    try {
      return await tryRecord(db, learner, sent);
    } catch (error) {
      if (attempt === attempts || !isConflict(error)) throw error;
      await wait(Math.random() * 5 * attempt);
    }
  }
}

async function tryRecord(
  db: Database,
  { id: learnerId, settings }: Learner,
  sent: readonly Answer[],
): Promise<Recorded> {
  const factIds = [...new Set(sent.map(({ factId }) => factId))];
  const ids = sent.map(({ id }) => id);
  const log = await readLog(db, learnerId, factIds, ids);
  const added = sent.filter(({ id }) => !log.takenIds.has(id));

  const memories = new Map<string, Memory>();
  for (const [factId, entries] of groupBy([...log.answers, ...added], ({ factId }) => factId)) {
    const remembered = replayFact(entries, settings);
    if (remembered) memories.set(factId, remembered);
  }
  if (added.length > 0) {
    const totals = totalsChange(log.answers, added, settings);
    await append(db, learnerId, { afterSeq: log.lastSeq, answers: added, memories, totals });
  }
  return { stored: new Set(added.map(({ id }) => id)), memories };
}
