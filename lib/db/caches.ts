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
import { inserting } from "./prepared";
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
  ...chunksOf(totals).map((chunk) =>
    addTotals(
      db,
      chunk.map((total) => ({ learnerId, ...total })),
    ),
  ),
  ...chunksOf(tallies).map((chunk) =>
    addTallies(
      db,
      chunk.map((one) => ({ learnerId, ...one })),
    ),
  ),
];

function memoryChanges(db: Database, learnerId: string, memories: CacheChanges["memories"]) {
  const { there, gone } = parted(memories);
  return [
    ...chunksOf(there).map((chunk) =>
      putMemories(
        db,
        chunk.map(([factId, remembered]) => ({ learnerId, factId, ...remembered })),
      ),
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
      putHolds(
        db,
        chunk.map(([factId, until]) => ({ learnerId, factId, until })),
      ),
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
      putTraces(
        db,
        chunk.map((point) => ({ learnerId, ...point })),
      ),
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

const putMemories = inserting(memory, (db, rows) =>
  db
    .insert(memory)
    .values(rows)
    .onConflictDoUpdate({ target: [memory.learnerId, memory.factId], set: newMemory }),
);

const putHolds = inserting(hold, (db, rows) =>
  db
    .insert(hold)
    .values(rows)
    .onConflictDoUpdate({
      target: [hold.learnerId, hold.factId],
      set: { until: sql`excluded.until` },
    }),
);

const putTraces = inserting(trace, (db, rows) =>
  db
    .insert(trace)
    .values(rows)
    .onConflictDoUpdate({
      target: [trace.learnerId, trace.factId, trace.day],
      set: { stability: sql`excluded.stability` },
    }),
);

const addTotals = inserting(dailyTotal, (db, rows) =>
  db
    .insert(dailyTotal)
    .values(rows)
    .onConflictDoUpdate({
      target: [dailyTotal.learnerId, dailyTotal.day, dailyTotal.source, dailyTotal.kind],
      set: {
        answers: sql`${dailyTotal.answers} + excluded.answers`,
        right: sql`${dailyTotal.right} + excluded.right`,
        introduced: sql`${dailyTotal.introduced} + excluded.introduced`,
        durationMs: sql`${dailyTotal.durationMs} + excluded.duration_ms`,
      },
    }),
);

const addTallies = inserting(tally, (db, rows) =>
  db
    .insert(tally)
    .values(rows)
    .onConflictDoUpdate({
      target: [tally.learnerId, tally.measure, tally.key],
      set: {
        answers: sql`${tally.answers} + excluded.answers`,
        right: sql`${tally.right} + excluded.right`,
        expectedMicro: sql`${tally.expectedMicro} + excluded.expected_micro`,
        lossMicro: sql`${tally.lossMicro} + excluded.loss_micro`,
      },
    }),
);

/** The statements that put other caches in the place of a learner's. */
export const cachesAnew = (
  db: Database,
  learnerId: string,
  { memories, holds, traces, totals, tallies }: Caches,
) => [
  db.update(learner).set({ cachesVersion }).where(eq(learner.id, learnerId)),
  ...[memory, hold, trace, dailyTotal, tally].map((table) =>
    db.delete(table).where(eq(table.learnerId, learnerId)),
  ),
  ...cacheChanges(db, learnerId, {
    memories,
    holds,
    traces: new Map([...traces].map(([factId, put]) => [factId, { put, gone: [] }])),
    totals,
    tallies,
  }),
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
