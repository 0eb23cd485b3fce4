/** Learners and all that is theirs. */
import { and, eq, gt, lt } from "drizzle-orm";
import { cachesVersion } from "../domain/caches";
import { defaultSettings, type Learner, type Settings } from "../domain/learner";
import type { Database } from "./client";
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

export type KnownLearner = Learner &
  Readonly<{
    /** False from an update that changed what caches hold until those of this learner are made anew. */
    cachesAreCurrent: boolean;
  }>;

/** The learner behind a hashed token, or `undefined`. */
export async function findLearner(
  db: Database,
  tokenHash: string,
): Promise<KnownLearner | undefined> {
  const [row] = await db.select().from(learner).where(eq(learner.tokenHash, tokenHash)).limit(1);
  return row && { ...toLearner(row), cachesAreCurrent: row.cachesVersion >= cachesVersion };
}

/** The learners whose ids come after `afterId`, in order of their ids, `limit` at the most. */
export async function readLearners(
  db: Database,
  afterId: string,
  limit: number,
): Promise<readonly Learner[]> {
  const rows = await db
    .select()
    .from(learner)
    .where(gt(learner.id, afterId))
    .orderBy(learner.id)
    .limit(limit);
  return rows.map(toLearner);
}

/** Ids of learners whose caches are of an older version, after `afterId`, `limit` at the most. */
export async function readOutdated(
  db: Database,
  afterId: string,
  limit: number,
): Promise<readonly string[]> {
  const rows = await db
    .select({ id: learner.id })
    .from(learner)
    .where(and(lt(learner.cachesVersion, cachesVersion), gt(learner.id, afterId)))
    .orderBy(learner.id)
    .limit(limit);
  return rows.map(({ id }) => id);
}

export async function countLearners(db: Database): Promise<number> {
  return db.$count(learner);
}

export const toLearner = ({ id, settings }: typeof learner.$inferSelect): Learner => ({
  id,
  settings: { ...defaultSettings, ...settings },
});

/** A learner of whom nothing is stored yet. */
export type NewLearner = Readonly<{
  id: string;
  tokenHash: string;
  /** What differs from the defaults. */
  settings: Partial<Settings>;
  createdAt: number;
}>;

/** Stores a new learner. Storing it again, after a reply that got lost, changes nothing. */
export async function insertLearner(db: Database, beginning: NewLearner): Promise<void> {
  await db
    .insert(learner)
    .values({ ...beginning, cachesVersion })
    .onConflictDoNothing();
}

/** Everything stored about a learner, table by table, but for the token's hash. */
export async function readEverything(db: Database, learnerId: string) {
  const [
    learners,
    entries,
    memories,
    holds,
    traces,
    dailyTotals,
    tallies,
    fits,
    quizzes,
    quizQuestions,
  ] = await db.batch([
    db.select().from(learner).where(eq(learner.id, learnerId)),
    db.select().from(entry).where(eq(entry.learnerId, learnerId)).orderBy(entry.seq),
    db.select().from(memory).where(eq(memory.learnerId, learnerId)),
    db.select().from(hold).where(eq(hold.learnerId, learnerId)),
    db.select().from(trace).where(eq(trace.learnerId, learnerId)),
    db.select().from(dailyTotal).where(eq(dailyTotal.learnerId, learnerId)),
    db.select().from(tally).where(eq(tally.learnerId, learnerId)),
    db.select().from(fit).where(eq(fit.learnerId, learnerId)),
    db.select().from(quiz).where(eq(quiz.learnerId, learnerId)),
    db
      .select({
        quizId: quizQuestion.quizId,
        position: quizQuestion.position,
        answerId: quizQuestion.answerId,
        promptId: quizQuestion.promptId,
        optionOrder: quizQuestion.optionOrder,
      })
      .from(quizQuestion)
      .innerJoin(quiz, eq(quiz.id, quizQuestion.quizId))
      .where(eq(quiz.learnerId, learnerId)),
  ]);
  const withoutHash = learners.map(({ tokenHash: _, ...rest }) => rest);
  return {
    learner: withoutHash[0],
    entries,
    memories,
    holds,
    traces,
    dailyTotals,
    tallies,
    fits,
    quizzes,
    quizQuestions,
  };
}

/** Deletes a learner and, by the tables' cascades, all that is theirs. */
export async function deleteLearner(db: Database, learnerId: string): Promise<void> {
  await db.delete(learner).where(eq(learner.id, learnerId));
}
