/** Quizzes: what was asked, in which order, and by the log what was answered. */
import { and, asc, desc, eq, notExists, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Locale } from "../domain/article";
import { groupBy } from "../domain/group";
import type { Given } from "../domain/marking";
import type { AnsweredQuiz } from "../domain/quiz-scores";
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
  const recent = quizzesFrom(db, learnerId, "newest", limit);
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

/** The oldest or the newest quizzes of a learner. */
const quizzesFrom = (db: Database, learnerId: string, from: "oldest" | "newest", limit: number) =>
  db
    .select({ id: quiz.id, articleId: quiz.articleId, startedAt: quiz.startedAt })
    .from(quiz)
    .where(eq(quiz.learnerId, learnerId))
    .orderBy(from === "newest" ? desc(quiz.startedAt) : asc(quiz.startedAt))
    .limit(limit)
    .as("recent");

/**
 * The oldest or the newest quizzes of a learner with the answers that count, the oldest first; those
 * without such answers are left out. An answer that was taken back does not count, unless it was put back:
 * its copy is of the same instant.
 */
export async function readAnsweredQuizzes(
  db: Database,
  learnerId: string,
  from: "oldest" | "newest",
  limit: number,
): Promise<readonly AnsweredQuiz[]> {
  const recent = quizzesFrom(db, learnerId, from, limit);
  const counting = alias(entry, "counting");
  const undo = alias(entry, "undo");
  const rows = await db
    .select({
      id: recent.id,
      startedAt: recent.startedAt,
      promptId: quizQuestion.promptId,
      right: counting.right,
    })
    .from(recent)
    .innerJoin(quizQuestion, eq(quizQuestion.quizId, recent.id))
    .innerJoin(entry, and(eq(entry.learnerId, learnerId), eq(entry.id, quizQuestion.answerId)))
    .innerJoin(
      counting,
      and(
        eq(counting.learnerId, learnerId),
        eq(counting.at, entry.at),
        eq(counting.type, "quiz"),
        eq(counting.promptId, entry.promptId),
      ),
    )
    .where(
      notExists(
        db
          .select({ id: undo.id })
          .from(undo)
          .where(
            and(
              eq(undo.learnerId, learnerId),
              eq(undo.undoes, counting.id),
              // The plus keeps SQLite from going through all entries of the fact instead.
              eq(sql`+${undo.factId}`, counting.factId),
            ),
          ),
      ),
    )
    .orderBy(recent.startedAt, recent.id, quizQuestion.position);
  return [...groupBy(rows, ({ id }) => id).values()].flatMap((asked) => {
    const [first] = asked;
    if (!first) return [];
    const { id, startedAt } = first;
    const answers = asked.map(({ promptId, right }) => ({ promptId, right: right === true }));
    return [{ id, startedAt, answers }];
  });
}
