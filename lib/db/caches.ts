/** What follows from a learner's log, stored so that pages need not replay it. Only `log.ts` writes here. */
import { and, eq, getTableColumns, inArray, sql } from "drizzle-orm";
import { type CacheChanges, type Caches, cachesVersion } from "../domain/caches";
import { groupBy } from "../domain/group";
import type { Replayed } from "../domain/log";
import type { Memory } from "../domain/memory";
import type { Tally } from "../domain/tally";
import type { DailyTotal } from "../domain/totals";
import type { TracePoint } from "../domain/trace";
import { chunksOf } from "./chunks";
import type { Database } from "./client";
import { dailyTotal, hold, learner, memory, tally, trace } from "./schema";

/** The statements that change a learner's caches. */
export const cacheChanges = (
  db: Database,
  learnerId: string,
  { memories, holds, traces, totals, tallies }: CacheChanges,
) => [
  ...memoryChanges(db, learnerId, memories),
  ...holdChanges(db, learnerId, holds),
  ...traceChanges(db, learnerId, traces),
  ...chunksOf(totals).map((chunk) => addTotals(db, learnerId, chunk)),
  ...chunksOf(tallies).map((chunk) => addTallies(db, learnerId, chunk)),
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

function traceChanges(db: Database, learnerId: string, traces: CacheChanges["traces"]) {
  const changes = [...traces];
  const put = changes.flatMap(([factId, { put }]) => put.map((point) => ({ factId, ...point })));
  return [
    ...chunksOf(put).map((chunk) =>
      db
        .insert(trace)
        .values(chunk.map((point) => ({ learnerId, ...point })))
        .onConflictDoUpdate({
          target: [trace.learnerId, trace.factId, trace.day],
          set: { stability: sql`excluded.stability` },
        }),
    ),
    ...changes
      .filter(([, { gone }]) => gone.length > 0)
      .map(([factId, { gone }]) =>
        db
          .delete(trace)
          .where(
            and(
              eq(trace.learnerId, learnerId),
              eq(trace.factId, factId),
              inArray(trace.day, [...gone]),
            ),
          ),
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

const addTotals = (db: Database, learnerId: string, totals: readonly DailyTotal[]) =>
  db
    .insert(dailyTotal)
    .values(totals.map((total) => ({ learnerId, ...total })))
    .onConflictDoUpdate({
      target: [dailyTotal.learnerId, dailyTotal.day, dailyTotal.source, dailyTotal.kind],
      set: {
        answers: sql`${dailyTotal.answers} + excluded.answers`,
        right: sql`${dailyTotal.right} + excluded.right`,
        introduced: sql`${dailyTotal.introduced} + excluded.introduced`,
        durationMs: sql`${dailyTotal.durationMs} + excluded.duration_ms`,
      },
    });

const addTallies = (db: Database, learnerId: string, tallies: readonly Tally[]) =>
  db
    .insert(tally)
    .values(tallies.map((one) => ({ learnerId, ...one })))
    .onConflictDoUpdate({
      target: [tally.learnerId, tally.measure, tally.key],
      set: {
        answers: sql`${tally.answers} + excluded.answers`,
        right: sql`${tally.right} + excluded.right`,
        expectedMicro: sql`${tally.expectedMicro} + excluded.expected_micro`,
        lossMicro: sql`${tally.lossMicro} + excluded.loss_micro`,
      },
    });

/** The statements that put other caches in the place of a learner's. */
export const cachesAnew = (
  db: Database,
  learnerId: string,
  { memories, holds, traces, totals, tallies }: Caches,
) => [
  db.update(learner).set({ cachesVersion }).where(eq(learner.id, learnerId)),
  db.delete(memory).where(eq(memory.learnerId, learnerId)),
  db.delete(hold).where(eq(hold.learnerId, learnerId)),
  db.delete(trace).where(eq(trace.learnerId, learnerId)),
  db.delete(dailyTotal).where(eq(dailyTotal.learnerId, learnerId)),
  db.delete(tally).where(eq(tally.learnerId, learnerId)),
  ...chunksOf([...memories]).map((chunk) =>
    db
      .insert(memory)
      .values(chunk.map(([factId, remembered]) => ({ learnerId, factId, ...remembered }))),
  ),
  ...chunksOf([...holds]).map((chunk) =>
    db.insert(hold).values(chunk.map(([factId, until]) => ({ learnerId, factId, until }))),
  ),
  ...chunksOf(
    [...traces].flatMap(([factId, points]) => points.map((point) => ({ factId, ...point }))),
  ).map((chunk) => db.insert(trace).values(chunk.map((point) => ({ learnerId, ...point })))),
  ...chunksOf(totals).map((chunk) =>
    db.insert(dailyTotal).values(chunk.map((total) => ({ learnerId, ...total }))),
  ),
  ...chunksOf(tallies).map((chunk) =>
    db.insert(tally).values(chunk.map((one) => ({ learnerId, ...one }))),
  ),
];

/** The statements that read all caches of a learner. */
export const selectCaches = (db: Database, learnerId: string) =>
  [
    db.select().from(memory).where(eq(memory.learnerId, learnerId)),
    db.select().from(hold).where(eq(hold.learnerId, learnerId)),
    db.select().from(trace).where(eq(trace.learnerId, learnerId)).orderBy(trace.factId, trace.day),
    db.select().from(dailyTotal).where(eq(dailyTotal.learnerId, learnerId)),
    db.select().from(tally).where(eq(tally.learnerId, learnerId)),
  ] as const;

/** The caches that `selectCaches` read. */
export const toCaches = (
  memories: readonly (typeof memory.$inferSelect)[],
  holds: readonly (typeof hold.$inferSelect)[],
  traces: readonly (typeof trace.$inferSelect)[],
  totals: readonly (typeof dailyTotal.$inferSelect)[],
  tallies: readonly (typeof tally.$inferSelect)[],
): Caches => ({
  memories: toMemories(memories),
  holds: toHolds(holds),
  traces: toTraces(traces),
  totals: totals.map(toTotal),
  tallies: tallies.map(toTally),
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

/** What is left of a fact, by the rows that may be there. */
export const toReplayed = (row: MemoryRow | null, heldUntil: number | null): Replayed => ({
  memory: row ? toMemory(row) : undefined,
  heldUntil: heldUntil ?? undefined,
});

type MemoryRow = typeof memory.$inferSelect;

const toMemory = ({ learnerId: _, factId: __, ...remembered }: MemoryRow): Memory => remembered;

const toMemories = (rows: readonly MemoryRow[]): ReadonlyMap<string, Memory> =>
  new Map(rows.map((row) => [row.factId, toMemory(row)]));

const toHolds = (rows: readonly (typeof hold.$inferSelect)[]): ReadonlyMap<string, number> =>
  new Map(rows.map(({ factId, until }) => [factId, until]));

const toTraces = (
  rows: readonly (typeof trace.$inferSelect)[],
): ReadonlyMap<string, readonly TracePoint[]> =>
  new Map(
    [...groupBy(rows, ({ factId }) => factId)].map(([factId, points]) => [
      factId,
      points.map(({ day, stability }) => ({ day, stability })),
    ]),
  );

export const toTally = ({ learnerId: _, ...one }: typeof tally.$inferSelect): Tally => one;

export const toTotal = ({ learnerId: _, ...total }: typeof dailyTotal.$inferSelect): DailyTotal =>
  total;
