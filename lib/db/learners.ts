/** Learners and all that is theirs. */
import { eq } from "drizzle-orm";
import type { Learner } from "../domain/learner";
import type { Database } from "./client";
import { answer, dailyTotal, learner, memory, quiz, quizQuestion } from "./schema";

/** The learner behind a hashed token, or `undefined`. */
export async function findLearner(db: Database, tokenHash: string): Promise<Learner | undefined> {
  const [row] = await db.select().from(learner).where(eq(learner.tokenHash, tokenHash)).limit(1);
  if (!row) return undefined;
  const { id, timeZone, rolloverHour, newFactsPerDay, desiredRetention } = row;
  return { id, settings: { timeZone, rolloverHour, newFactsPerDay, desiredRetention } };
}

/** Stores a new learner. Storing it again, after a reply that got lost, changes nothing. */
export async function insertLearner(
  db: Database,
  { id, settings }: Learner,
  tokenHash: string,
  createdAt: number,
): Promise<void> {
  await db
    .insert(learner)
    .values({ id, tokenHash, ...settings, createdAt })
    .onConflictDoNothing();
}

/** Everything stored about a learner, table by table, but for the token's hash. */
export async function readEverything(db: Database, learnerId: string) {
  const [learners, answers, memories, dailyTotals, quizzes, quizQuestions] = await db.batch([
    db.select().from(learner).where(eq(learner.id, learnerId)),
    db.select().from(answer).where(eq(answer.learnerId, learnerId)).orderBy(answer.seq),
    db.select().from(memory).where(eq(memory.learnerId, learnerId)),
    db.select().from(dailyTotal).where(eq(dailyTotal.learnerId, learnerId)),
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
  return { learner: withoutHash[0], answers, memories, dailyTotals, quizzes, quizQuestions };
}

/** Deletes a learner and, by the tables' cascades, all that is theirs. */
export async function deleteLearner(db: Database, learnerId: string): Promise<void> {
  await db.delete(learner).where(eq(learner.id, learnerId));
}
