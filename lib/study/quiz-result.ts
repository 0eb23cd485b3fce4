/** Looking back: the outcome of a quiz, and the quizzes before it. */
import type { Library } from "../content/library";
import type { Database } from "../db/client";
import { type QuizScore, readRecentQuizzes } from "../db/quizzes";
import type { Section } from "../domain/article";
import { groupBy } from "../domain/group";
import type { Learner } from "../domain/learner";
import type { Question, Quiz } from "./quiz";

export type { QuizScore };

export type QuizResult = Readonly<{
  answered: number;
  right: number;
  total: number;
  sections: readonly Readonly<{ section: Section; answered: number; right: number }>[];
  missed: readonly Question[];
}>;

/** The outcome so far; questions without an answer are neither right nor wrong. */
export function resultOf(quiz: Quiz): QuizResult {
  const answered = quiz.questions.filter((question) => question.answered);
  const countRight = (questions: readonly Question[]) =>
    questions.filter((question) => question.answered?.right).length;
  const bySection = groupBy(answered, ({ section }) => section);
  return {
    answered: answered.length,
    right: countRight(answered),
    total: quiz.questions.length,
    sections: quiz.article.sections.flatMap((section) => {
      const questions = bySection.get(section);
      return questions
        ? [{ section, answered: questions.length, right: countRight(questions) }]
        : [];
    }),
    missed: answered.filter((question) => !question.answered?.right),
  };
}

/** Quizzes shown in the look back. */
const recentQuizzes = 12;

export async function earlierQuizzes(
  db: Database,
  library: Library,
  learner: Learner | undefined,
): Promise<readonly QuizScore[]> {
  if (!learner) return [];
  const isKnown = (promptId: string) => library.prompt(promptId) !== undefined;
  return readRecentQuizzes(db, learner.id, recentQuizzes, isKnown);
}
