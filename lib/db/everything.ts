/** Everything stored about a learner. */
import { setImmediate as othersTurn } from "node:timers/promises";
import { and, eq, gt, inArray, sql } from "drizzle-orm";
import { chunksOf } from "./chunks";
import type { Database } from "./client";
import { pagesOf } from "./pages";
import {
  dailyTotal,
  entry,
  fit,
  hold,
  learner,
  memory,
  quiz,
  quizQuestion,
  tally,
  trace,
} from "./schema";

/** Table by table, but for the token's hash. Those that grow with every answer are read in pages, later. */
export async function readEverything(db: Database, learnerId: string) {
  const [learners, memories, holds, dailyTotals, tallies, fits, quizzes] = await db.batch([
    db.select().from(learner).where(eq(learner.id, learnerId)),
    db.select().from(memory).where(eq(memory.learnerId, learnerId)),
    db.select().from(hold).where(eq(hold.learnerId, learnerId)),
    db.select().from(dailyTotal).where(eq(dailyTotal.learnerId, learnerId)),
    db.select().from(tally).where(eq(tally.learnerId, learnerId)),
    db.select().from(fit).where(eq(fit.learnerId, learnerId)),
    db.select().from(quiz).where(eq(quiz.learnerId, learnerId)),
  ]);
  const withoutHash = learners.map(({ tokenHash: _, ...rest }) => rest);
  return {
    learner: withoutHash[0],
    ...{ memories, holds, dailyTotals, tallies, fits, quizzes },
    quizQuestions: questionsOf(
      db,
      quizzes.map(({ id }) => id),
    ),
    entries: entriesOf(db, learnerId),
    traces: tracesOf(db, learnerId),
  };
}

/** Quizzes whose questions are read at a time. */
const quizzesAtOnce = 50;

async function* questionsOf(db: Database, quizIds: readonly string[]) {
  for (const ids of chunksOf(quizIds, quizzesAtOnce)) {
    yield await db.select().from(quizQuestion).where(inArray(quizQuestion.quizId, ids));
    await othersTurn();
  }
}

type EntryRow = typeof entry.$inferSelect;

const entriesOf = (db: Database, learnerId: string) =>
  pagesOf((after: EntryRow | undefined, limit) =>
    db
      .select()
      .from(entry)
      .where(and(eq(entry.learnerId, learnerId), gt(entry.seq, after?.seq ?? 0)))
      .orderBy(entry.seq)
      .limit(limit),
  );

type TraceRow = typeof trace.$inferSelect;

const tracesOf = (db: Database, learnerId: string) =>
  pagesOf((after: TraceRow | undefined, limit) =>
    db
      .select()
      .from(trace)
      .where(
        and(
          eq(trace.learnerId, learnerId),
          sql`(${trace.factId}, ${trace.day}) > (${after?.factId ?? ""}, ${after?.day ?? ""})`,
        ),
      )
      .orderBy(trace.factId, trace.day)
      .limit(limit),
  );
