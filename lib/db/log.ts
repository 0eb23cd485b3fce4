/** The log of a learner and the caches that follow from it. Entries are written here and nowhere else. */
import { and, desc, eq, gt, gte, inArray, isNotNull, lt, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { type Before, type CacheChanges, type Caches, cachesVersion } from "../domain/caches";
import { groupBy } from "../domain/group";
import type { Learner, Settings } from "../domain/learner";
import type { Entry } from "../domain/log";
import { cacheChanges, cachesAnew, selectCaches, toCaches, toReplayed } from "./caches";
import { chunksOf } from "./chunks";
import type { Database } from "./client";
import { type NewLearner, toLearner } from "./learners";
import { inserting, prepared } from "./prepared";
import { entry, hold, learner, memory } from "./schema";

/** By what a learner is found: by id, or by what the browser holds. */
export type LearnerKey = Readonly<{ id: string }> | Readonly<{ tokenHash: string }>;

/** What there is of a learner before something comes to their log. */
export type LogSlice = Before &
  Readonly<{
    learner: Learner;
    /** `seq` of the learner's newest entry; 0 for an empty log. */
    lastSeq: number;
    /** `seq` of the newest entry when parameters were fitted last. */
    fittedSeq: number;
    /** Of the ids asked for, those that are in the log already. */
    takenIds: ReadonlySet<string>;
  }>;

/**
 * One read of all that is needed to append `added`: the settings come along, so that they are those under
 * which the log stands. Entries are read of those facts alone whose past changes, so that the length of a
 * log does not slow an answer down. `undefined` when there is no such learner.
 */
export async function readLog(
  db: Database,
  key: LearnerKey,
  added: readonly Entry[],
): Promise<LogSlice | undefined> {
  const facts = [...groupBy(added, ({ factId }) => factId)];
  const asked = {
    ...key,
    ids: JSON.stringify(added.map(({ id }) => id)),
    factIds: JSON.stringify(facts.map(([factId]) => factId)),
    earliest: JSON.stringify(facts.map(([factId, entries]) => [factId, earliestAt(entries)])),
  };
  const queries = "id" in key ? byId : byToken;
  const [rows, entries] = await db.batch([queries.standing(db, asked), queries.entries(db, asked)]);
  const [first] = rows;
  return (
    first && {
      learner: toLearner(first.learner),
      left: new Map(
        rows.flatMap(({ factId, memory, heldUntil }) =>
          factId === null ? [] : [[factId, toReplayed(memory, heldUntil)] as const],
        ),
      ),
      entries: entries.flatMap(toEntry),
      lastSeq: first.lastSeq ?? 0,
      fittedSeq: first.learner.fittedSeq,
      takenIds: new Set(idsIn.parse(JSON.parse(first.takenIds))),
    }
  );
}

const idsIn = z.array(z.string());

/** An undo may reach back to the beginning. */
const earliestAt = (entries: readonly Entry[]): number =>
  Math.min(...entries.map(({ type, at }) => (type === "undo" ? 0 : at)));

/** The queries of `readLog`, for one way to find a learner. */
function queriesBy(isKey: SQL, theirId: SQL) {
  return {
    /** The learner, and what is left of each fact, a row a fact. */
    standing: prepared((db) =>
      db
        .select({
          learner,
          factId: sql<string | null>`fact.value`,
          memory,
          heldUntil: hold.until,
          lastSeq: sql<
            number | null
          >`(SELECT max(seq) FROM ${entry} WHERE learner_id = ${learner.id})`,
          takenIds: sql<string>`(
            SELECT json_group_array(id) FROM ${entry} AS taken
            WHERE learner_id = ${learner.id} AND id IN (${addedIds})
          )`,
        })
        .from(learner)
        .leftJoin(sql`json_each(${sql.placeholder("factIds")}) AS fact`, sql`true`)
        .leftJoin(memory, and(eq(memory.learnerId, learner.id), eq(memory.factId, sql`fact.value`)))
        .leftJoin(hold, and(eq(hold.learnerId, learner.id), eq(hold.factId, sql`fact.value`)))
        .where(isKey),
    ),
    /**
     * Entries on facts whose past changes: something is taken back, or was before it came, or is no later
     * than what is there. And on all facts while the learner's caches are of an older version.
     */
    entries: prepared((db) =>
      db
        .select()
        .from(entry)
        .where(
          and(
            eq(entry.learnerId, theirId),
            sql`${entry.factId} IN (
              SELECT json_extract(fact.value, '$[0]')
              FROM json_each(${sql.placeholder("earliest")}) AS fact
              WHERE json_extract(fact.value, '$[1]') <= (
                SELECT max(at) FROM ${entry} AS latest
                WHERE learner_id = ${theirId} AND fact_id = json_extract(fact.value, '$[0]')
              ) OR ${sql.raw(`${cachesVersion}`)} > (
                SELECT caches_version FROM ${learner} AS theirs WHERE id = ${theirId}
              )
              UNION ALL
              SELECT fact_id FROM ${entry} AS undo
              WHERE learner_id = ${theirId} AND undoes IN (${addedIds})
            )`,
          ),
        ),
    ),
  };
}

const addedIds = sql`SELECT added.value FROM json_each(${sql.placeholder("ids")}) AS added`;
const ownId = sql`${sql.placeholder("id")}`;
const ownToken = sql`${sql.placeholder("tokenHash")}`;
const byId = queriesBy(sql`${learner.id} = ${ownId}`, ownId);
const byToken = queriesBy(
  sql`${learner.tokenHash} = ${ownToken}`,
  sql`(SELECT id FROM ${learner} AS known WHERE token_hash = ${ownToken})`,
);

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

/** A learner's whole log with the caches that stand beside it, or `undefined` for no such learner. */
export async function readLogAndCaches(db: Database, learnerId: string) {
  const [learners, rows, ...caches] = await db.batch([
    db.select().from(learner).where(eq(learner.id, learnerId)),
    db.select().from(entry).where(eq(entry.learnerId, learnerId)).orderBy(entry.seq),
    ...selectCaches(db, learnerId),
  ]);
  const [found] = learners;
  return (
    found && {
      learner: toLearner(found),
      log: rows.flatMap(toEntry),
      lastSeq: rows.at(-1)?.seq ?? 0,
      /** Whether the caches are of this version of the app. */
      isCurrent: found.cachesVersion === cachesVersion,
      caches: toCaches(...caches),
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
function toEntry(row: EntryRow): Entry | [] {
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
