/** What follows from a learner's log, stored so that pages need not replay it. Only `log.ts` writes here. */
import { and, eq, getTableColumns, gt, gte, inArray, lt, max, sql } from "drizzle-orm";
import { z } from "zod";
import { type CacheChanges, type Caches, cachesVersion } from "../domain/caches";
import type { SchedulingDay } from "../domain/day";
import { groupBy } from "../domain/group";
import type { Memory } from "../domain/memory";
import type { Measure, Tally } from "../domain/tally";
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

const toMemories = (rows: readonly (typeof memory.$inferSelect)[]): ReadonlyMap<string, Memory> =>
  new Map(rows.map(({ learnerId: _, factId, ...remembered }) => [factId, remembered]));

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

const toTally = ({ learnerId: _, ...one }: typeof tally.$inferSelect): Tally => one;

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

/** What answers of one source came to on a day, of all kinds of prompt together. */
export type DaySum = Pick<DailyTotal, "day" | "source" | "answers" | "right" | "durationMs">;

/** The sums of each day and source from a day on, in order: a sixth of the rows where many are read. */
export async function readDaySums(
  db: Database,
  learnerId: string,
  from: SchedulingDay,
): Promise<readonly DaySum[]> {
  const { day, source } = dailyTotal;
  return db
    .select({
      day,
      source,
      answers: sql<number>`sum(${dailyTotal.answers})`,
      right: sql<number>`sum(${dailyTotal.right})`,
      durationMs: sql<number>`sum(${dailyTotal.durationMs})`,
    })
    .from(dailyTotal)
    .where(and(eq(dailyTotal.learnerId, learnerId), gte(day, from)))
    .groupBy(day, source)
    .orderBy(day, source);
}

/** The days from a day on with an answer that still counts, and the last such day before them. */
export async function readActiveDays(
  db: Database,
  learnerId: string,
  from: SchedulingDay,
): Promise<ReadonlySet<SchedulingDay>> {
  const { day } = dailyTotal;
  const isActive = and(eq(dailyTotal.learnerId, learnerId), gt(dailyTotal.answers, 0));
  const before = db
    .select({ day: max(day) })
    .from(dailyTotal)
    .where(and(isActive, lt(day, from)));
  const rows = await db
    .selectDistinct({ day })
    .from(dailyTotal)
    .where(and(isActive, gte(day, sql`coalesce((${before}), ${from})`)));
  return new Set(rows.map((row) => row.day));
}

/** The tallies of one measure from a key on, in order of key; rows that undos have emptied are left out. */
export async function readTallies(
  db: Database,
  learnerId: string,
  measure: Measure,
  from = "",
): Promise<readonly Tally[]> {
  const rows = await db
    .select()
    .from(tally)
    .where(
      and(
        eq(tally.learnerId, learnerId),
        eq(tally.measure, measure),
        gte(tally.key, from),
        gt(tally.answers, 0),
      ),
    )
    .orderBy(tally.key);
  return rows.map(toTally);
}

/** A fact on a day, as its trace has it. */
export type TraceOn = Readonly<{ factId: string; on: SchedulingDay; point: TracePoint }>;

/**
 * Where the traces of some facts stood on some days: for each fact and day the latest point up to it.
 * However long the traces are, each takes one look into the index. All comes as one value: thousands of
 * rows would take the driver longer than the looking.
 */
export async function readTracesOn(
  db: Database,
  learnerId: string,
  factIds: readonly string[],
  days: readonly SchedulingDay[],
): Promise<readonly TraceOn[]> {
  const [row] = await db.all<{ found: string }>(sql`
    SELECT json_group_array(json_array(fact.value, frame.value, json((
      SELECT json_array(day, stability) FROM ${trace} AS point
      WHERE learner_id = ${learnerId} AND fact_id = fact.value AND day <= frame.value
      ORDER BY day DESC LIMIT 1
    )))) AS found
    FROM json_each(${JSON.stringify(factIds)}) AS fact
    CROSS JOIN json_each(${JSON.stringify(days)}) AS frame`);
  return tracesFound
    .parse(JSON.parse(row?.found ?? "[]"))
    .flatMap(([factId, on, point]) =>
      point ? [{ factId, on, point: { day: point[0], stability: point[1] } }] : [],
    );
}

/** Fact, day asked for, and the point's own day and stability. */
const tracesFound = z.array(
  z.tuple([z.string(), z.string(), z.tuple([z.string(), z.number().nullable()]).nullable()]),
);

/** The first scheduling day with an answer that still counts. */
export async function readFirstDay(
  db: Database,
  learnerId: string,
): Promise<SchedulingDay | undefined> {
  const [row] = await db
    .select({ day: dailyTotal.day })
    .from(dailyTotal)
    .where(and(eq(dailyTotal.learnerId, learnerId), gt(dailyTotal.answers, 0)))
    .orderBy(dailyTotal.day)
    .limit(1);
  return row?.day;
}
