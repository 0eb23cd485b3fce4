/** The log of answers and the two caches that follow from it. Answers are written here and nowhere else. */
import { and, eq, gt, gte, inArray, max, sql } from "drizzle-orm";
import type { Answer } from "../domain/answer";
import type { SchedulingDay } from "../domain/day";
import type { Memory } from "../domain/memory";
import type { DailyTotal } from "../domain/totals";
import type { Database } from "./client";
import { answer, dailyTotal, memory } from "./schema";

export type LogSlice = Readonly<{
  /** Every answer on the facts asked for. */
  answers: readonly Answer[];
  /** `seq` of the learner's newest entry; 0 for an empty log. */
  lastSeq: number;
  /** Of the ids asked for, those that are in the log already. */
  takenIds: ReadonlySet<string>;
}>;

/** One read of all that is needed to append answers with `ids` on `factIds`. */
export async function readLog(
  db: Database,
  learnerId: string,
  factIds: readonly string[],
  ids: readonly string[],
): Promise<LogSlice> {
  const [rows, newest, taken] = await db.batch([
    db
      .select()
      .from(answer)
      .where(and(eq(answer.learnerId, learnerId), inArray(answer.factId, [...factIds]))),
    db
      .select({ seq: max(answer.seq) })
      .from(answer)
      .where(eq(answer.learnerId, learnerId)),
    db
      .select({ id: answer.id })
      .from(answer)
      .where(and(eq(answer.learnerId, learnerId), inArray(answer.id, [...ids]))),
  ]);
  return {
    answers: rows.map(toAnswer),
    lastSeq: newest[0]?.seq ?? 0,
    takenIds: new Set(taken.map(({ id }) => id)),
  };
}

/** What an append writes. */
export type Append = Readonly<{
  afterSeq: number;
  answers: readonly Answer[];
  memories: ReadonlyMap<string, Memory>;
  totals: readonly DailyTotal[];
}>;

/**
 * Appends answers and stores the memories and totals that follow, all or nothing.
 *
 * @throws a conflict (see `isConflict`) when the log has grown past `afterSeq` since it was read
 */
export async function append(
  db: Database,
  learnerId: string,
  { afterSeq, answers, memories, totals }: Append,
): Promise<void> {
  const log = db
    .insert(answer)
    .values(answers.map((entry, i) => toRow(entry, learnerId, afterSeq + 1 + i)));
  await db.batch([
    log,
    ...[...memories].map(([factId, remembered]) =>
      db
        .insert(memory)
        .values({ learnerId, factId, ...remembered })
        .onConflictDoUpdate({ target: [memory.learnerId, memory.factId], set: { ...remembered } }),
    ),
    ...totals.map((total) =>
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
        }),
    ),
  ]);
}

/** A learner's whole log with the caches that stand beside it. */
export async function readLogAndCaches(db: Database, learnerId: string) {
  const [answers, memories, totals] = await db.batch([
    db.select().from(answer).where(eq(answer.learnerId, learnerId)).orderBy(answer.seq),
    db.select().from(memory).where(eq(memory.learnerId, learnerId)),
    db.select().from(dailyTotal).where(eq(dailyTotal.learnerId, learnerId)),
  ]);
  return {
    answers: answers.map(toAnswer),
    lastSeq: answers.at(-1)?.seq ?? 0,
    memories: toMemories(memories),
    totals: totals.map(toTotal),
  };
}

/**
 * Puts other caches in the place of a learner's.
 *
 * @throws a conflict (see `isConflict`) when the log has grown past `afterSeq` since it was read
 */
export async function replaceCaches(
  db: Database,
  learnerId: string,
  { afterSeq, memories, totals }: Omit<Append, "answers">,
): Promise<void> {
  const newer = db
    .select()
    .from(answer)
    .where(and(eq(answer.learnerId, learnerId), gt(answer.seq, afterSeq)));
  await db.batch([
    // Inserts nothing, or an entry whose key is taken: by that the batch fails as a whole.
    db.insert(answer).select(newer),
    db.delete(memory).where(eq(memory.learnerId, learnerId)),
    db.delete(dailyTotal).where(eq(dailyTotal.learnerId, learnerId)),
    ...[...memories].map(([factId, remembered]) =>
      db.insert(memory).values({ learnerId, factId, ...remembered }),
    ),
    ...totals.map((total) => db.insert(dailyTotal).values({ learnerId, ...total })),
  ]);
}

type AnswerRow = typeof answer.$inferSelect;

function toAnswer(row: AnswerRow): Answer {
  const { id, factId, promptId, kind, locale, answeredAt: at, durationMs } = row;
  const common = { id, factId, promptId, kind, locale, at, durationMs };
  if (row.source === "review") {
    if (!row.rating) throw new Error(`answer ${id} has no rating`);
    return { ...common, source: "review", rating: row.rating };
  }
  return { ...common, source: "quiz", right: row.right, given: row.given ?? { unknown: true } };
}

function toRow(entry: Answer, learnerId: string, seq: number): AnswerRow {
  const { at: answeredAt, ...rest } = entry;
  return entry.source === "review"
    ? {
        ...rest,
        learnerId,
        seq,
        answeredAt,
        rating: entry.rating,
        right: entry.rating !== "again",
        given: null,
      }
    : { ...rest, learnerId, seq, answeredAt, rating: null, right: entry.right, given: entry.given };
}

/** A learner's memories by fact. */
export async function readMemories(
  db: Database,
  learnerId: string,
): Promise<ReadonlyMap<string, Memory>> {
  const rows = await db.select().from(memory).where(eq(memory.learnerId, learnerId));
  return toMemories(rows);
}

const toMemories = (rows: readonly (typeof memory.$inferSelect)[]): ReadonlyMap<string, Memory> =>
  new Map(rows.map(({ learnerId: _, factId, ...remembered }) => [factId, remembered]));

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

/** Every day on which the learner answered. */
export async function readActiveDays(
  db: Database,
  learnerId: string,
): Promise<ReadonlySet<SchedulingDay>> {
  const rows = await db
    .selectDistinct({ day: dailyTotal.day })
    .from(dailyTotal)
    .where(eq(dailyTotal.learnerId, learnerId));
  return new Set(rows.map(({ day }) => day));
}
