/** The log of a learner and the caches that follow from it. Entries are written here and nowhere else. */
import {
  and,
  desc,
  eq,
  getTableColumns,
  gt,
  gte,
  inArray,
  isNotNull,
  lt,
  max,
  sql,
} from "drizzle-orm";
import type { SchedulingDay } from "../domain/day";
import type { Learner, Settings } from "../domain/learner";
import type { Entry } from "../domain/log";
import type { Memory } from "../domain/memory";
import type { DailyTotal } from "../domain/totals";
import type { Database } from "./client";
import { type NewLearner, toLearner } from "./learners";
import { dailyTotal, entry, hold, learner, memory } from "./schema";

/** By what a learner is found: by id, or by what the browser holds. */
export type LearnerKey = Readonly<{ id: string }> | Readonly<{ tokenHash: string }>;

export type LogSlice = Readonly<{
  learner: Learner;
  /** Every entry on the facts asked for. */
  entries: readonly Entry[];
  /** `seq` of the learner's newest entry; 0 for an empty log. */
  lastSeq: number;
  /** `seq` of the newest entry when parameters were fitted last. */
  fittedSeq: number;
  /** Of the ids asked for, those that are in the log already. */
  takenIds: ReadonlySet<string>;
}>;

/**
 * One read of all that is needed to append entries with `ids` on `factIds`: the settings come along, so
 * that they are those under which the log stands. `undefined` when there is no such learner.
 */
export async function readLog(
  db: Database,
  key: LearnerKey,
  factIds: readonly string[],
  ids: readonly string[],
): Promise<LogSlice | undefined> {
  const isTheirs = (column: typeof entry.learnerId) => eq(column, idOf(db, key));
  const [learners, rows, newest, taken] = await db.batch([
    db.select().from(learner).where(isKey(key)),
    db
      .select()
      .from(entry)
      .where(and(isTheirs(entry.learnerId), inArray(entry.factId, [...factIds]))),
    db
      .select({ seq: max(entry.seq) })
      .from(entry)
      .where(isTheirs(entry.learnerId)),
    db
      .select({ id: entry.id })
      .from(entry)
      .where(and(isTheirs(entry.learnerId), inArray(entry.id, [...ids]))),
  ]);
  const [found] = learners;
  return (
    found && {
      learner: toLearner(found),
      entries: rows.flatMap(toEntry),
      lastSeq: newest[0]?.seq ?? 0,
      fittedSeq: found.fittedSeq,
      takenIds: new Set(taken.map(({ id }) => id)),
    }
  );
}

const isKey = (key: LearnerKey) =>
  "id" in key ? eq(learner.id, key.id) : eq(learner.tokenHash, key.tokenHash);

const idOf = (db: Database, key: LearnerKey) =>
  "id" in key ? key.id : sql`(${db.select({ id: learner.id }).from(learner).where(isKey(key))})`;

/** The caches that follow from a log. */
export type Caches = Readonly<{
  memories: ReadonlyMap<string, Memory>;
  /** By fact, until when it is not asked, in epoch milliseconds. */
  holds: ReadonlyMap<string, number>;
  totals: readonly DailyTotal[];
}>;

/** What an append writes. In its caches `undefined` takes a fact's row away, and totals are changes. */
export type Append = Readonly<{
  afterSeq: number;
  entries: readonly Entry[];
  memories: ReadonlyMap<string, Memory | undefined>;
  holds: ReadonlyMap<string, number | undefined>;
  totals: readonly DailyTotal[];
}>;

/** Rows in one statement: SQLite takes some 32,000 values. */
const rowsAtOnce = 1_000;

/**
 * Appends entries and stores what follows from them, all or nothing.
 *
 * @param beginning the learner, where this is the first that is heard of them
 * @throws a conflict (see `isConflict`) when the log has grown past `afterSeq` since it was read
 */
export async function append(
  db: Database,
  learnerId: string,
  { afterSeq, entries, memories, holds, totals }: Append,
  beginning?: NewLearner,
): Promise<void> {
  const rows = entries.map((one, i) => ({ ...toRow(one), learnerId, seq: afterSeq + 1 + i }));
  const begun = beginning ? [db.insert(learner).values(beginning)] : [];
  const [first, ...others] = [
    ...begun,
    ...chunksOf(rows).map((chunk) => db.insert(entry).values(chunk)),
    ...memoryChanges(db, learnerId, memories),
    ...holdChanges(db, learnerId, holds),
    ...totals.map((total) => addTotal(db, learnerId, total)),
  ];
  if (first) await db.batch([first, ...others]);
}

function memoryChanges(db: Database, learnerId: string, memories: Append["memories"]) {
  const { there, gone } = parted(memories);
  return [
    ...chunksOf(there).map((chunk) =>
      db
        .insert(memory)
        .values(chunk.map(([factId, remembered]) => ({ learnerId, factId, ...remembered })))
        .onConflictDoUpdate({ target: [memory.learnerId, memory.factId], set: newMemory }),
    ),
    ...chunksOf(gone).map((factIds) =>
      db
        .delete(memory)
        .where(and(eq(memory.learnerId, learnerId), inArray(memory.factId, factIds))),
    ),
  ];
}

function holdChanges(db: Database, learnerId: string, holds: Append["holds"]) {
  const { there, gone } = parted(holds);
  return [
    ...chunksOf(there).map((chunk) =>
      db
        .insert(hold)
        .values(chunk.map(([factId, until]) => ({ learnerId, factId, until })))
        .onConflictDoUpdate({
          target: [hold.learnerId, hold.factId],
          set: { until: sql`excluded.until` },
        }),
    ),
    ...chunksOf(gone).map((factIds) =>
      db.delete(hold).where(and(eq(hold.learnerId, learnerId), inArray(hold.factId, factIds))),
    ),
  ];
}

/** The facts that something is left of, with that, and those that nothing is left of. */
function parted<T>(changes: ReadonlyMap<string, T | undefined>) {
  const there: [string, T][] = [];
  const gone: string[] = [];
  for (const [factId, left] of changes) {
    if (left === undefined) gone.push(factId);
    else there.push([factId, left]);
  }
  return { there, gone };
}

/** In an upsert: every column but the key as the new row has it. */
const newMemory = (() => {
  const { learnerId: _, factId: __, ...columns } = getTableColumns(memory);
  return Object.fromEntries(
    Object.entries(columns).map(([name, { name: column }]) => [
      name,
      sql.raw(`excluded.${column}`),
    ]),
  );
})();

const addTotal = (db: Database, learnerId: string, total: DailyTotal) =>
  db
    .insert(dailyTotal)
    .values({ learnerId, ...total })
    .onConflictDoUpdate({
      target: [dailyTotal.learnerId, dailyTotal.day, dailyTotal.source, dailyTotal.kind],
      set: {
        answers: sql`${dailyTotal.answers} + excluded.answers`,
        right: sql`${dailyTotal.right} + excluded.right`,
        introduced: sql`${dailyTotal.introduced} + excluded.introduced`,
        durationMs: sql`${dailyTotal.durationMs} + excluded.duration_ms`,
      },
    });

const chunksOf = <T>(rows: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / rowsAtOnce) }, (_, i) =>
    rows.slice(i * rowsAtOnce, (i + 1) * rowsAtOnce),
  );

/** A learner's whole log with the caches that stand beside it, or `undefined` for no such learner. */
export async function readLogAndCaches(db: Database, learnerId: string) {
  const [learners, rows, memories, holds, totals] = await db.batch([
    db.select().from(learner).where(eq(learner.id, learnerId)),
    db.select().from(entry).where(eq(entry.learnerId, learnerId)).orderBy(entry.seq),
    db.select().from(memory).where(eq(memory.learnerId, learnerId)),
    db.select().from(hold).where(eq(hold.learnerId, learnerId)),
    db.select().from(dailyTotal).where(eq(dailyTotal.learnerId, learnerId)),
  ]);
  const [found] = learners;
  return (
    found && {
      learner: toLearner(found),
      log: rows.flatMap(toEntry),
      lastSeq: rows.at(-1)?.seq ?? 0,
      caches: {
        memories: toMemories(memories),
        holds: toHolds(holds),
        totals: totals.map(toTotal),
      } satisfies Caches,
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

const cachesAnew = (db: Database, learnerId: string, { memories, holds, totals }: Caches) => [
  db.delete(memory).where(eq(memory.learnerId, learnerId)),
  db.delete(hold).where(eq(hold.learnerId, learnerId)),
  db.delete(dailyTotal).where(eq(dailyTotal.learnerId, learnerId)),
  ...chunksOf([...memories]).map((chunk) =>
    db
      .insert(memory)
      .values(chunk.map(([factId, remembered]) => ({ learnerId, factId, ...remembered }))),
  ),
  ...chunksOf([...holds]).map((chunk) =>
    db.insert(hold).values(chunk.map(([factId, until]) => ({ learnerId, factId, until }))),
  ),
  ...chunksOf(totals).map((chunk) =>
    db.insert(dailyTotal).values(chunk.map((total) => ({ learnerId, ...total }))),
  ),
];

type EntryRow = typeof entry.$inferSelect;

/** An entry about a fact; none for a change of settings. */
function toEntry(row: EntryRow): Entry | [] {
  const { id, type, at, act, undoes, factId } = row;
  if (type === "settings") return [];
  if (!factId) throw new Error(`entry ${id} has no fact`);
  if (act) return { id, type: "act", factId, at, act };
  if (undoes) return { id, type: "undo", factId, at, undoes };
  const { promptId, kind, locale, durationMs, rating, right, given } = row;
  if (!promptId || !kind || !locale || durationMs === null || right === null) {
    throw new Error(`entry ${id} is no whole answer`);
  }
  const answer = { id, factId, promptId, kind, locale, at, durationMs };
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
  rating: null,
  given: null,
  act: null,
  undoes: null,
  settings: null,
};

const toRow = (one: Entry): Omit<EntryRow, "learnerId" | "seq"> => ({
  ...noColumns,
  ...one,
  ...(one.type === "review" ? { right: one.rating !== "again" } : {}),
});

/** A learner's memories by fact. */
export async function readMemories(
  db: Database,
  learnerId: string,
): Promise<ReadonlyMap<string, Memory>> {
  const rows = await db.select().from(memory).where(eq(memory.learnerId, learnerId));
  return toMemories(rows);
}

/** By fact, until when the learner wants it left alone, in epoch milliseconds; past ones included. */
export async function readHolds(
  db: Database,
  learnerId: string,
): Promise<ReadonlyMap<string, number>> {
  return toHolds(await db.select().from(hold).where(eq(hold.learnerId, learnerId)));
}

const toMemories = (rows: readonly (typeof memory.$inferSelect)[]): ReadonlyMap<string, Memory> =>
  new Map(rows.map(({ learnerId: _, factId, ...remembered }) => [factId, remembered]));

const toHolds = (rows: readonly (typeof hold.$inferSelect)[]): ReadonlyMap<string, number> =>
  new Map(rows.map(({ factId, until }) => [factId, until]));

const toTotal = ({ learnerId: _, ...total }: typeof dailyTotal.$inferSelect): DailyTotal => total;

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

/** Daily totals from a day on, in order. */
export async function readTotals(
  db: Database,
  learnerId: string,
  from: SchedulingDay,
): Promise<readonly DailyTotal[]> {
  const rows = await db
    .select()
    .from(dailyTotal)
    .where(and(eq(dailyTotal.learnerId, learnerId), gte(dailyTotal.day, from)))
    .orderBy(dailyTotal.day);
  return rows.map(toTotal);
}

/** Every day with an answer that still counts. */
export async function readActiveDays(
  db: Database,
  learnerId: string,
): Promise<ReadonlySet<SchedulingDay>> {
  const rows = await db
    .selectDistinct({ day: dailyTotal.day })
    .from(dailyTotal)
    .where(and(eq(dailyTotal.learnerId, learnerId), gt(dailyTotal.answers, 0)));
  return new Set(rows.map(({ day }) => day));
}
