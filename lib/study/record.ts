/** The one way an answer, an act or an undo reaches the log. */
import type { Database } from "../db/client";
import type { NewLearner } from "../db/learners";
import { append } from "../db/log";
import { type LearnerKey, type LogSlice, readLog } from "../db/read-log";
import { cacheChangesOf } from "../domain/caches";
import { defaultSettings, type Learner } from "../domain/learner";
import type { Entry, Replayed } from "../domain/log";
import { untilAppended } from "./until-appended";

export type Recorded = Readonly<{
  learner: Learner;
  /** Ids stored now. */
  stored: ReadonlySet<string>;
  /** What the log leaves of the facts that the entries are about. */
  replayed: ReadonlyMap<string, Replayed>;
  /** How many entries came in since parameters were fitted last. */
  sinceFit: number;
}>;

/**
 * Adds entries to a learner's log, with the memories and totals that follow from it: one read and one
 * write. An id that is in the log already is left as it is, so sending twice counts once; nothing comes
 * from the future: a time later than now counts as now.
 *
 * @param who a learner that is known, or one that begins with these entries
 * @returns `undefined` when the learner is not known after all
 */
export async function record(
  db: Database,
  who: LearnerKey | NewLearner,
  entries: readonly Entry[],
  now: number,
): Promise<Recorded | undefined> {
  const sent = [...new Map(entries.map((entry) => [entry.id, entry])).values()].map((entry) =>
    entry.at > now ? { ...entry, at: now } : entry,
  );
  let key = who;
  return untilAppended(async () => {
    const asked = key;
    // A beginning that is there already was stored by an attempt whose reply got lost.
    key = "createdAt" in who ? { id: who.id } : who;
    return tryRecord(db, asked, sent);
  });
}

async function tryRecord(
  db: Database,
  who: LearnerKey | NewLearner,
  sent: readonly Entry[],
): Promise<Recorded | undefined> {
  const beginning = "createdAt" in who ? who : undefined;
  const log = beginning ? emptyLog(beginning) : await readLog(db, who, sent);
  if (!log) return undefined;
  const { learner, lastSeq } = log;
  const added = sent.filter(({ id }) => !log.takenIds.has(id));
  const { changes, replayed } = cacheChangesOf(log, added, learner.settings);
  if (added.length > 0) {
    await append(db, learner.id, { afterSeq: lastSeq, entries: added, ...changes }, beginning);
  }
  return {
    learner,
    stored: new Set(idsOf(added)),
    replayed,
    sinceFit: lastSeq + added.length - log.fittedSeq,
  };
}

const emptyLog = ({ id, settings }: NewLearner): LogSlice => ({
  learner: { id, settings: { ...defaultSettings, ...settings } },
  entries: [],
  left: new Map(),
  lastSeq: 0,
  fittedSeq: 0,
  takenIds: new Set(),
});

const idsOf = (entries: readonly Entry[]) => entries.map(({ id }) => id);
