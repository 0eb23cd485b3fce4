/** Learners and their logs for tests of the use cases. */
import { expect } from "vitest";
import type { Database } from "../db/client";
import { readEverything } from "../db/learners";
import { readCaches, readLearner, toEntry } from "../db/log";
import type { ReviewAnswer } from "../domain/answer";
import { cachesOf, comparable } from "../domain/caches";
import { defaultSettings, type Learner } from "../domain/learner";
import type { Entry } from "../domain/log";
import { createLearner } from "./learner";

/** A Sunday in November, one in the afternoon in Amsterdam. */
export const noon = Date.parse("2026-11-22T12:00:00Z");

export async function newLearner(db: Database): Promise<Learner> {
  return (await createLearner(db, defaultSettings.timeZone, noon)).learner;
}

export const review = (id: string, change: Partial<ReviewAnswer> = {}): ReviewAnswer => ({
  id,
  factId: "sleep",
  promptId: "sleep/1",
  kind: "typed",
  locale: "nl",
  at: noon,
  durationMs: 5_000,
  type: "review",
  rating: "good",
  ...change,
});

/** The learner's log in order of arrival. */
export async function logOf(db: Database, { id }: Pick<Learner, "id">): Promise<readonly Entry[]> {
  return (await readEverything(db, id)).entries.flatMap(toEntry);
}

/** The caches as they are stored. */
export async function storedCaches(db: Database, { id }: Pick<Learner, "id">) {
  const stored = await readCaches(db, id);
  if (!stored) throw new Error(`no learner ${id}`);
  return comparable(stored.caches);
}

/** The caches as the log alone makes them. */
export const rebuiltCaches = (log: readonly Entry[], { settings }: Learner) =>
  comparable(cachesOf(log, settings));

/** The learner as they are stored by now. */
export async function learnerNow(db: Database, { id }: Pick<Learner, "id">): Promise<Learner> {
  const known = await readLearner(db, id);
  if (!known) throw new Error(`no learner ${id}`);
  return known.learner;
}

/** The caches are what the log makes under the settings that the learner has by now. */
export async function expectCachesToFollow(db: Database, { id }: Learner): Promise<void> {
  const log = await logOf(db, { id });
  expect(await storedCaches(db, { id })).toEqual(rebuiltCaches(log, await learnerNow(db, { id })));
}

/** The `seq` of each entry of the learner's, changes of settings included. */
export async function sequenceOf(db: Database, { id }: Learner): Promise<number[]> {
  return (await readEverything(db, id)).entries.map(({ seq }) => seq);
}

export const countUp = (length: number): number[] => Array.from({ length }, (_, i) => i + 1);
