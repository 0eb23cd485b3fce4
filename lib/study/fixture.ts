/** Learners and their logs for tests of the use cases. */
import { expect } from "vitest";
import type { Database } from "../db/client";
import { readEverything } from "../db/learners";
import { readLogAndCaches } from "../db/log";
import type { ReviewAnswer } from "../domain/answer";
import { defaultSettings, type Learner } from "../domain/learner";
import type { Entry } from "../domain/log";
import type { Memory } from "../domain/memory";
import type { DailyTotal } from "../domain/totals";
import { cachesOf } from "./caches";
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
export async function logOf(db: Database, { id }: Learner): Promise<readonly Entry[]> {
  return (await readLogAndCaches(db, id))?.log ?? [];
}

export type ComparableCaches = Readonly<{
  memories: ReadonlyMap<string, Memory>;
  holds: ReadonlyMap<string, number>;
  totals: ReadonlyMap<string, DailyTotal>;
}>;

/** The caches as they are stored. */
export async function storedCaches(
  db: Database,
  { id }: Pick<Learner, "id">,
): Promise<ComparableCaches> {
  const stored = await readLogAndCaches(db, id);
  if (!stored) throw new Error(`no learner ${id}`);
  return { ...stored.caches, totals: byKey(stored.caches.totals) };
}

/** The caches as the log alone makes them. */
export function rebuiltCaches(log: readonly Entry[], { settings }: Learner): ComparableCaches {
  const caches = cachesOf(log, settings);
  return { ...caches, totals: byKey(caches.totals) };
}

/** A row in which nothing is left says the same as no row. */
const byKey = (totals: readonly DailyTotal[]): ComparableCaches["totals"] =>
  new Map(
    totals
      .filter(({ answers, right, introduced, durationMs }) =>
        [answers, right, introduced, durationMs].some((figure) => figure !== 0),
      )
      .map((total) => [`${total.day} ${total.source} ${total.kind}`, total]),
  );

/** The caches are what the log makes under the settings that the learner has by now. */
export async function expectCachesToFollow(db: Database, { id }: Learner): Promise<void> {
  const stored = await readLogAndCaches(db, id);
  if (!stored) throw new Error(`no learner ${id}`);
  expect(await storedCaches(db, { id })).toEqual(rebuiltCaches(stored.log, stored.learner));
}

/** The `seq` of each entry of the learner's, changes of settings included. */
export async function sequenceOf(db: Database, { id }: Learner): Promise<number[]> {
  return (await readEverything(db, id)).entries.map(({ seq }) => seq);
}

export const countUp = (length: number): number[] => Array.from({ length }, (_, i) => i + 1);
