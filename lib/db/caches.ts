/** What follows from a learner's log, stored so that pages need not replay it. Only `log.ts` writes here. */
import { and, eq, getTableColumns, gt, gte, inArray, sql } from "drizzle-orm";
import type { SchedulingDay } from "../domain/day";
import type { Memory } from "../domain/memory";
import type { DailyTotal } from "../domain/totals";
import { chunksOf } from "./chunks";
import type { Database } from "./client";
import { dailyTotal, hold, memory } from "./schema";

/** The caches that follow from a log. */
export type Caches = Readonly<{
  memories: ReadonlyMap<string, Memory>;
  /** By fact, until when it is not asked, in epoch milliseconds. */
  holds: ReadonlyMap<string, number>;
  totals: readonly DailyTotal[];
}>;

/** Changes of caches: `undefined` takes a fact's row away, and totals are added to what is there. */
export type CacheChanges = Readonly<{
  memories: ReadonlyMap<string, Memory | undefined>;
  holds: ReadonlyMap<string, number | undefined>;
  totals: readonly DailyTotal[];
}>;

/** The statements that change a learner's caches. */
export const cacheChanges = (
  db: Database,
  learnerId: string,
  { memories, holds, totals }: CacheChanges,
) => [
  ...memoryChanges(db, learnerId, memories),
  ...holdChanges(db, learnerId, holds),
  ...totals.map((total) => addTotal(db, learnerId, total)),
];

function memoryChanges(db: Database, learnerId: string, memories: CacheChanges["memories"]) {
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

function holdChanges(db: Database, learnerId: string, holds: CacheChanges["holds"]) {
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

/** The statements that put other caches in the place of a learner's. */
export const cachesAnew = (
  db: Database,
  learnerId: string,
  { memories, holds, totals }: Caches,
) => [
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

/** The statements that read all caches of a learner. */
export const selectCaches = (db: Database, learnerId: string) =>
  [
    db.select().from(memory).where(eq(memory.learnerId, learnerId)),
    db.select().from(hold).where(eq(hold.learnerId, learnerId)),
    db.select().from(dailyTotal).where(eq(dailyTotal.learnerId, learnerId)),
  ] as const;

/** The caches that `selectCaches` read. */
export const toCaches = (
  memories: readonly (typeof memory.$inferSelect)[],
  holds: readonly (typeof hold.$inferSelect)[],
  totals: readonly (typeof dailyTotal.$inferSelect)[],
): Caches => ({
  memories: toMemories(memories),
  holds: toHolds(holds),
  totals: totals.map(toTotal),
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
