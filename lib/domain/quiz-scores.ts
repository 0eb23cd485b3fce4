/** Quizzes over time: how they came out, and whether the same section goes better than at first. */
import { groupBy } from "./group";
import { enoughAnswers, type RightOf, type ShareInterval, wilsonInterval } from "./share";

/** A quiz with its answers that count. */
export type AnsweredQuiz = Readonly<{
  id: string;
  /** Epoch milliseconds. */
  startedAt: number;
  answers: readonly QuizOutcome[];
}>;

export type QuizOutcome = Readonly<{ promptId: string; right: boolean }>;

export type ScoredQuiz = RightOf &
  Readonly<{
    id: string;
    startedAt: number;
    /** Where the share of right answers lies, as far as so few questions can tell. */
    interval: ShareInterval;
  }>;

/** The scores of quizzes in their order; a quiz without answers has none. */
export const scoresOf = (quizzes: readonly AnsweredQuiz[]): ScoredQuiz[] =>
  quizzes.flatMap(({ id, startedAt, answers }) => {
    const score = scoreOf(answers);
    const interval = wilsonInterval(score.right, score.answers);
    return interval ? [{ id, startedAt, ...score, interval }] : [];
  });

const scoreOf = (answers: readonly QuizOutcome[]): RightOf => ({
  right: answers.filter(({ right }) => right).length,
  answers: answers.length,
});

export type ThenAndNow = Readonly<{ first: RightOf; latest: RightOf }>;

/**
 * How sections came out in the first quizzes and in the latest, by section. Those with too few answers in
 * either are left out; no quiz counts on both sides.
 *
 * @param most quizzes on each side
 * @param oldest the oldest quizzes, the oldest first
 * @param newest the newest quizzes, the oldest first
 * @param sectionOf the section of a prompt, where the article still has it
 */
export function sectionsThenAndNow(
  oldest: readonly AnsweredQuiz[],
  newest: readonly AnsweredQuiz[],
  most: number,
  sectionOf: (promptId: string) => string | undefined,
): ReadonlyMap<string, ThenAndNow> {
  const known = new Set([...oldest, ...newest].map(({ id }) => id)).size;
  const each = Math.min(most, Math.floor(known / 2));
  const bySection = (quizzes: readonly AnsweredQuiz[]) =>
    groupBy(
      quizzes.flatMap(({ answers }) => answers),
      ({ promptId }) => sectionOf(promptId),
    );
  const inLatest = bySection(newest.slice(newest.length - each));
  return new Map(
    [...bySection(oldest.slice(0, each))].flatMap(([section, answers]) => {
      const [first, latest] = [scoreOf(answers), scoreOf(inLatest.get(section) ?? [])];
      const isEnough = Math.min(first.answers, latest.answers) >= enoughAnswers;
      return section && isEnough ? [[section, { first, latest }] as const] : [];
    }),
  );
}
