/** The log of a learner and the caches that follow from it. Entries are written here and nowhere else. */
import { and, desc, eq, gt, gte, inArray, isNotNull, lt, lte, max, sql } from "drizzle-orm";
import { type CacheChanges, type Caches, cachesVersion } from "../domain/caches";
import type { Settings } from "../domain/learner";
import type { Entry } from "../domain/log";
import { cacheChanges, cachesAnew, selectCaches, toCaches } from "./caches";
import { chunksOf } from "./chunks";
import type { Database } from "./client";
import { type NewLearner, toLearner } from "./learners";
import { pagesOf } from "./pages";
import { inserting } from "./prepared";
import { entry, learner } from "./schema";

/** What an append writes. */
export type Append = CacheChanges & Readonly<{ afterSeq: number; entries: readonly Entry[] }>;

/**
 * Appends entries and stores what follows from them, all or nothing.
 *
 * @param beginning the learner, where this is the first that is heard of them
 * @throws a conflict (see `isConflict`) when the log has grown past `afterSeq` since it was read
 */
export async function append(
  db: Database,
  learnerId: string,
  { afterSeq, entries, ...changes }: Append,
  beginning?: NewLearner,
): Promise<void> {
  const rows = entries.map((one, i) => ({ ...toRow(one), learnerId, seq: afterSeq + 1 + i }));
  const begun = beginning ? [db.insert(learner).values({ ...beginning, cachesVersion })] : [];
  const [first, ...others] = [
    ...begun,
    ...chunksOf(rows).map((chunk) => insertEntries(db, chunk)),
    ...cacheChanges(db, learnerId, changes),
  ];
  if (first) await db.batch([first, ...others]);
}

const insertEntries = inserting(entry, (db, rows) => db.insert(entry).values(rows));

/** A learner with all caches as they are stored, or `undefined` for no such learner. */
export async function readCaches(db: Database, learnerId: string) {
  const [learners, lastSeqs, ...caches] = await db.batch([
    selectLearner(db, learnerId),
    selectLastSeq(db, learnerId),
    ...selectCaches(db, learnerId),
  ]);
  const known = toKnown(learners, lastSeqs);
  return known && { ...known, caches: toCaches(...caches) };
}

/** A learner and how far their log has grown, or `undefined` for no such learner. */
export async function readLearner(db: Database, learnerId: string) {
  return toKnown(...(await db.batch([selectLearner(db, learnerId), selectLastSeq(db, learnerId)])));
}

const selectLearner = (db: Database, learnerId: string) =>
  db.select().from(learner).where(eq(learner.id, learnerId));

const selectLastSeq = (db: Database, learnerId: string) =>
  db
    .select({ seq: max(entry.seq) })
    .from(entry)
    .where(eq(entry.learnerId, learnerId));

function toKnown(
  [found]: readonly (typeof learner.$inferSelect)[],
  [last]: readonly Readonly<{ seq: number | null }>[],
) {
  return (
    found && {
      learner: toLearner(found),
      lastSeq: last?.seq ?? 0,
      /** Whether the caches are of this version of the app. */
      isCurrent: found.cachesVersion === cachesVersion,
    }
  );
}

/**
 * Puts other caches in the place of a learner's.
 *
 * @throws a conflict (see `isConflict`) when the log has grown past `afterSeq` since it was read
 */
export async function replaceCaches(
  db: Database,
  learnerId: string,
  afterSeq: number,
  caches: Caches,
): Promise<void> {
  const newer = db
    .select()
    .from(entry)
    .where(and(eq(entry.learnerId, learnerId), gt(entry.seq, afterSeq)));
  await db.batch([
    // Inserts nothing, or an entry whose key is taken: by that the batch fails as a whole.
    db.insert(entry).select(newer),
    ...cachesAnew(db, learnerId, caches),
  ]);
}

/**
 * Changes a learner's settings, and with them the caches that follow from the log. The change takes a
 * place in the log: so no answer can be stored meanwhile that was reckoned under the old ones.
 *
 * @throws a conflict (see `isConflict`) when the log has grown past `afterSeq` since it was read
 */
export async function appendSettings(
  db: Database,
  learnerId: string,
  afterSeq: number,
  { id, at, settings }: Readonly<{ id: string; at: number; settings: Partial<Settings> }>,
  caches: Caches | undefined,
): Promise<void> {
  await db.batch([
    db.insert(entry).values({ learnerId, seq: afterSeq + 1, id, at, type: "settings", settings }),
    db.update(learner).set({ settings }).where(eq(learner.id, learnerId)),
    ...(caches ? cachesAnew(db, learnerId, caches) : []),
  ]);
}

type EntryRow = typeof entry.$inferSelect;

/** An entry about a fact; none for a change of settings. */
export function toEntry(row: EntryRow): Entry | [] {
  const { id, type, at, act, undoes, factId } = row;
  if (type === "settings") return [];
  if (!factId) throw new Error(`entry ${id} has no fact`);
  if (act) return { id, type: "act", factId, at, act };
  if (undoes) return { id, type: "undo", factId, at, undoes };
  const { promptId, kind, locale, durationMs, confidence, rating, right, given } = row;
  if (!promptId || !kind || !locale || durationMs === null || right === null) {
    throw new Error(`entry ${id} is no whole answer`);
  }
  const said = confidence ? { confidence } : {};
  const answer = { id, factId, promptId, kind, locale, at, durationMs, ...said };
  return rating
    ? { ...answer, type: "review", rating }
    : { ...answer, type: "quiz", right, given: given ?? { unknown: true } };
}

const noColumns = {
  promptId: null,
  kind: null,
  locale: null,
  right: null,
  durationMs: null,
  confidence: null,
  rating: null,
  given: null,
  act: null,
  undoes: null,
  settings: null,
};

const toRow = (one: Entry): Omit<EntryRow, "learnerId" | "seq"> => ({
  ...noColumns,
  ...one,
  confidence: ("confidence" in one && one.confidence) || null,
  ...(one.type === "review" ? { right: one.rating !== "again" } : {}),
});

/** Every entry on some facts. */
export async function readEntriesOf(
  db: Database,
  learnerId: string,
  factIds: readonly string[],
): Promise<readonly Entry[]> {
  const rows = await db
    .select()
    .from(entry)
    .where(and(eq(entry.learnerId, learnerId), inArray(entry.factId, [...factIds])));
  return rows.flatMap(toEntry);
}

/** Facts to which something came after the entry `after`, up to the entry `upTo`, by their `seq`. */
export type Touched = Readonly<{ after: number; upTo: number }>;

/**
 * A learner's log up to the entry with `seq` `upTo`, fact by fact: all entries on one, in order of time; of all facts,
 * or of those that were touched. It is read in pages.
 */
export async function* readFactByFact(
  db: Database,
  learnerId: string,
  upTo: number,
  touched?: Touched,
): AsyncGenerator<readonly Entry[]> {
  let ofFact: Entry[] = [];
  for await (const page of rowsByFact(db, learnerId, upTo, touched)) {
    for (const one of page.flatMap(toEntry)) {
      if (ofFact[0] && ofFact[0].factId !== one.factId) {
        yield ofFact;
        ofFact = [];
      }
      ofFact.push(one);
    }
  }
  if (ofFact.length > 0) yield ofFact;
}

function rowsByFact(db: Database, learnerId: string, upTo: number, touched: Touched | undefined) {
  const isTouched = touched && inArray(entry.factId, factsIn(db, learnerId, touched));
  return pagesOf((after: EntryRow | undefined, limit) =>
    db
      .select()
      .from(entry)
      .where(
        and(
          eq(entry.learnerId, learnerId),
          lte(entry.seq, upTo),
          isTouched,
          sql`(${entry.factId}, ${entry.at}, ${entry.seq}) > (${after?.factId ?? ""}, ${after?.at ?? 0}, ${after?.seq ?? 0})`,
        ),
      )
      .orderBy(entry.factId, entry.at, entry.seq)
      .limit(limit),
  );
}

const factsIn = (db: Database, learnerId: string, { after, upTo }: Touched) =>
  db
    .select({ factId: entry.factId })
    .from(entry)
    .where(and(eq(entry.learnerId, learnerId), gt(entry.seq, after), lte(entry.seq, upTo)));

/** Every undo on some facts. */
export async function readUndosOf(
  db: Database,
  learnerId: string,
  factIds: readonly string[],
): Promise<readonly Entry[]> {
  const rows = await db
    .select()
    .from(entry)
    .where(
      and(
        eq(entry.learnerId, learnerId),
        inArray(entry.factId, [...factIds]),
        isNotNull(entry.undoes),
      ),
    );
  return rows.flatMap(toEntry);
}

/**
 * Entries from `from` up to but without `to` (epoch milliseconds), newest first, `limit` at the most
 * where one is given.
 */
export async function readEntriesBetween(
  db: Database,
  learnerId: string,
  from: number,
  to: number,
  limit = -1,
): Promise<readonly Entry[]> {
  const rows = await db
    .select()
    .from(entry)
    .where(and(eq(entry.learnerId, learnerId), gte(entry.at, from), lt(entry.at, to)))
    .orderBy(desc(entry.at), desc(entry.id))
    .limit(limit);
  return rows.flatMap(toEntry);
}
