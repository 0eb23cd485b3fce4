/** Learners and their logs for tests of the use cases. */
import { expect } from "vitest";
import { library } from "../content/library";
import type { Database } from "../db/client";
import { readEverything } from "../db/everything";
import { insertFit } from "../db/fits";
import { readCaches, readLearner, toEntry } from "../db/log";
import type { ReviewAnswer } from "../domain/answer";
import { cachesOf, comparable } from "../domain/caches";
import { dayMs } from "../domain/fixture";
import { defaultSettings, type Learner } from "../domain/learner";
import type { Entry } from "../domain/log";
import { seededRandom } from "../domain/random";
import { createLearner } from "./learner";
import { startQuiz } from "./quiz-start";
import { record } from "./record";

/** A Sunday in November, one in the afternoon in Amsterdam. */
export const noon = Date.parse("2026-11-22T12:00:00Z");

export async function newLearner(db: Database): Promise<Learner> {
  return (await createLearner(db, defaultSettings.timeZone, noon)).learner;
}

/** A learner with a row in every table. */
export async function activeLearner(db: Database, name: string) {
  const created = await createLearner(db, "Europe/Amsterdam", noon);
  const { learner } = created;
  const wish = { articleId: "magnesium", sections: [], kinds: [], length: 5 };
  await startQuiz(db, library(), learner, wish, seededRandom(1), noon);
  const aside = { factId: "sleep", at: noon, type: "act", act: "suspend" } as const;
  await record(
    db,
    learner,
    [
      review(`${name} 1`, { confidence: "sure" }),
      review(`${name} 2`),
      { id: `${name} 3`, ...aside },
    ],
    noon,
  );
  await insertFit(db, learner.id, { id: `${name} fit`, at: noon, silentSince: 0 });
  return created;
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

/** Everything stored about a learner. */
export async function everythingOf(db: Database, { id }: Pick<Learner, "id">) {
  const { quizQuestions, entries, traces, ...rest } = await readEverything(db, id);
  return {
    ...rest,
    quizQuestions: await rowsOf(quizQuestions),
    entries: await rowsOf(entries),
    traces: await rowsOf(traces),
  };
}

async function rowsOf<Row>(pages: AsyncIterable<readonly Row[]>): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const page of pages) rows.push(...page);
  return rows;
}

/** The learner's log in order of arrival. */
export async function logOf(db: Database, { id }: Pick<Learner, "id">): Promise<readonly Entry[]> {
  return (await everythingOf(db, { id })).entries.flatMap(toEntry);
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
  return (await everythingOf(db, { id })).entries.map(({ seq }) => seq);
}

export const countUp = (length: number): number[] => Array.from({ length }, (_, i) => i + 1);

/** More answers than are read at a time; on one fact too, and to many facts a single one. */
export const longLog: readonly Entry[] = countUp(2_600).map((i) =>
  review(`${i}`, {
    factId: i % 2 === 0 ? "sleep" : `fact ${i % 900}`,
    at: noon + i * 7_000_000,
    rating: i % 11 === 0 ? "again" : "good",
  }),
);

export const afterLongLog = noon + 1_000 * dayMs;

export async function learnerWithLongLog(db: Database): Promise<Learner> {
  const learner = await newLearner(db);
  for (const i of countUp(Math.ceil(longLog.length / 500)))
    await record(db, learner, longLog.slice((i - 1) * 500, i * 500), afterLongLog);
  return learner;
}
