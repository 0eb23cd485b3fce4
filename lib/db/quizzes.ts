/** Quizzes: what was asked, in which order, and by the log what was answered. */
import { and, desc, eq } from "drizzle-orm";
import type { Locale } from "../domain/article";
import type { Given } from "../domain/marking";
import type { Database } from "./client";
import { entry, quiz, quizQuestion } from "./schema";

export type StoredQuestion = Readonly<{
  position: number;
  answerId: string;
  promptId: string;
  optionOrder: readonly number[];
  /** Absent while unanswered. */
  answered?: Readonly<{ right: boolean; given: Given; locale: Locale }>;
}>;

export type NewQuiz = Readonly<{
  id: string;
  articleId: string;
  startedAt: number;
  questions: readonly Omit<StoredQuestion, "answered">[];
}>;

/** Stores a new quiz. Storing it again, after a reply that got lost, changes nothing. */
export async function insertQuiz(
  db: Database,
  learnerId: string,
  { questions, ...stored }: NewQuiz,
): Promise<void> {
  await db.batch([
    db
      .insert(quiz)
      .values({ ...stored, learnerId })
      .onConflictDoNothing(),
    db
      .insert(quizQuestion)
      .values(
        questions.map(({ optionOrder, ...question }) => ({
          ...question,
          optionOrder: [...optionOrder],
          quizId: stored.id,
        })),
      )
      .onConflictDoNothing(),
  ]);
}

/** A learner's quiz with its questions in order, or `undefined` when it is not theirs or not there. */
export async function readQuiz(db: Database, learnerId: string, quizId: string) {
  const rows = await db
    .select({
      articleId: quiz.articleId,
      startedAt: quiz.startedAt,
      position: quizQuestion.position,
      answerId: quizQuestion.answerId,
      promptId: quizQuestion.promptId,
      optionOrder: quizQuestion.optionOrder,
      right: entry.right,
      given: entry.given,
      locale: entry.locale,
    })
    .from(quiz)
    .innerJoin(quizQuestion, eq(quizQuestion.quizId, quiz.id))
    .leftJoin(entry, and(eq(entry.learnerId, quiz.learnerId), eq(entry.id, quizQuestion.answerId)))
    .where(and(eq(quiz.id, quizId), eq(quiz.learnerId, learnerId)))
    .orderBy(quizQuestion.position);
  const [first] = rows;
  if (!first) return undefined;
  const questions = rows.map(
    ({ position, answerId, promptId, optionOrder, right, given, locale }): StoredQuestion => ({
      position,
      answerId,
      promptId,
      optionOrder,
      ...(right === null || given === null || locale === null
        ? {}
        : { answered: { right, given, locale } }),
    }),
  );
  return { id: quizId, articleId: first.articleId, startedAt: first.startedAt, questions };
}

export type QuizScore = Readonly<{
  id: string;
  articleId: string;
  startedAt: number;
  questions: number;
  answered: number;
  right: number;
}>;

/**
 * The newest quizzes of a learner, newest first, with their scores so far.
 *
 * @param isKnown whether a prompt is still in its article; questions of others do not count
 */
export async function readRecentQuizzes(
  db: Database,
  learnerId: string,
  limit: number,
  isKnown: (promptId: string) => boolean,
): Promise<readonly QuizScore[]> {
  const recent = db
    .select({ id: quiz.id, articleId: quiz.articleId, startedAt: quiz.startedAt })
    .from(quiz)
    .where(eq(quiz.learnerId, learnerId))
    .orderBy(desc(quiz.startedAt))
    .limit(limit)
    .as("recent");
  const rows = await db
    .select({
      id: recent.id,
      articleId: recent.articleId,
      startedAt: recent.startedAt,
      promptId: quizQuestion.promptId,
      right: entry.right,
    })
    .from(recent)
    .innerJoin(quizQuestion, eq(quizQuestion.quizId, recent.id))
    .leftJoin(entry, and(eq(entry.learnerId, learnerId), eq(entry.id, quizQuestion.answerId)))
    .orderBy(desc(recent.startedAt), recent.id);
  const scores = new Map<string, QuizScore>();
  for (const { right, promptId, ...row } of rows.filter((row) => isKnown(row.promptId))) {
    const score = scores.get(row.id) ?? { ...row, questions: 0, answered: 0, right: 0 };
    scores.set(row.id, {
      ...score,
      questions: score.questions + 1,
      answered: score.answered + (right === null ? 0 : 1),
      right: score.right + (right ? 1 : 0),
    });
  }
  return [...scores.values()];
}
