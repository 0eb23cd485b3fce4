/** What pages read of the caches: totals, tallies and traces, each by its index and no more than they show. */
import { and, eq, gt, gte, lt, max, sql } from "drizzle-orm";
import { z } from "zod";
import type { SchedulingDay } from "../domain/day";
import type { Measure, Tally } from "../domain/tally";
import type { DailyTotal } from "../domain/totals";
import type { TracePoint } from "../domain/trace";
import { toTally, toTotal } from "./caches";
import type { Database } from "./client";
import { dailyTotal, tally, trace } from "./schema";

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
