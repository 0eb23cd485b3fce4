/** Learners and their logs for tests of the use cases. */
import type { Database } from "../db/client";
import { readEverything } from "../db/learners";
import { readLog, readMemories, readTotals } from "../db/log";
import type { Answer } from "../domain/answer";
import { replay } from "../domain/answer";
import { defaultSettings, type Learner } from "../domain/learner";
import type { Memory } from "../domain/memory";
import { type DailyTotal, totalsChange } from "../domain/totals";
import { createLearner } from "./learner";

/** A Sunday in November, one in the afternoon in Amsterdam. */
export const noon = Date.parse("2026-11-22T12:00:00Z");

export async function newLearner(db: Database): Promise<Learner> {
  return (await createLearner(db, defaultSettings.timeZone, noon)).learner;
}

export const review = (id: string, change: Partial<Answer> = {}): Answer => ({
  id,
  factId: "sleep",
  promptId: "sleep/1",
  kind: "typed",
  locale: "nl",
  at: noon,
  durationMs: 5_000,
  ...change,
  source: "review",
  rating: "good",
});

/** The learner's log in order of arrival. */
export async function logOf(db: Database, { id }: Learner): Promise<readonly Answer[]> {
  const { answers } = await readEverything(db, id);
  const factIds = [...new Set(answers.map(({ factId }) => factId))];
  const slice = await readLog(db, id, factIds, []);
  const byId = new Map(slice.answers.map((answer) => [answer.id, answer]));
  return answers.flatMap(({ id: answerId }) => byId.get(answerId) ?? []);
}

export type Caches = Readonly<{
  memories: ReadonlyMap<string, Memory>;
  totals: ReadonlyMap<string, DailyTotal>;
}>;

/** The caches as they are stored. */
export async function storedCaches(db: Database, { id }: Learner): Promise<Caches> {
  return {
    memories: await readMemories(db, id),
    totals: byKey(await readTotals(db, id, "0000-01-01")),
  };
}

/** The caches as the log alone makes them. */
export const rebuiltCaches = (log: readonly Answer[], { settings }: Learner): Caches => ({
  memories: replay(log, settings),
  totals: byKey(totalsChange([], log, settings)),
});

const byKey = (totals: readonly DailyTotal[]): Caches["totals"] =>
  new Map(totals.map((total) => [`${total.day} ${total.source} ${total.kind}`, total]));
