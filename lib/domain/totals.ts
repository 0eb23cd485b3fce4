/** Daily totals: a cache over the log that progress reads instead of it. */
import { type Answer, type AnswerSource, isRight } from "./answer";
import type { PromptKind } from "./article";
import { type DayRule, type SchedulingDay, schedulingDay } from "./day";
import { groupBy } from "./group";
import type { ReplaySettings } from "./learner";
import { type Entry, effective, ratedAnswers } from "./log";

export type DailyTotal = Readonly<{
  day: SchedulingDay;
  source: AnswerSource;
  kind: PromptKind;
  answers: number;
  right: number;
  /** Facts that were new before an answer. */
  introduced: number;
  durationMs: number;
}>;

/** A learner who walks away has not been thinking all the while (Anki's limit as well). */
const longestAnswerMs = 60_000;

/**
 * What an addition to a log changes in its totals, one row per day, source and kind.
 *
 * @param before all entries on some facts as they were
 * @param after the same with what was added, which may be an undo or an answer that comes late
 */
export function totalsChange(
  before: readonly Entry[],
  after: readonly Entry[],
  settings: ReplaySettings,
): DailyTotal[] {
  const rows = [...totalsOf(after, settings), ...totalsOf(before, settings).map(negated)];
  return summed(rows).filter(isSomething);
}

/** The totals of a log, one row per day, source and kind. */
export function totalsOf(log: readonly Entry[], settings: ReplaySettings): DailyTotal[] {
  const facts = [...groupBy(log, ({ factId }) => factId).values()];
  return summed(
    facts.flatMap((entries) => {
      const introductions = introductionsOf(entries, settings);
      return effective(entries).flatMap((entry) =>
        entry.type === "act" ? [] : totalOf(entry, introductions.has(entry.id), settings),
      );
    }),
  );
}

const introductionsOf = (log: readonly Entry[], { quizPolicy }: ReplaySettings) =>
  new Set(
    ratedAnswers(log, quizPolicy)
      .filter(({ isIntroduction }) => isIntroduction)
      .map(({ answer }) => answer.id),
  );

const totalOf = (answer: Answer, isIntroduction: boolean, rule: DayRule): DailyTotal => ({
  day: schedulingDay(answer.at, rule),
  source: answer.type,
  kind: answer.kind,
  answers: 1,
  right: isRight(answer) ? 1 : 0,
  introduced: isIntroduction ? 1 : 0,
  durationMs: Math.min(answer.durationMs, longestAnswerMs),
});

const negated = (row: DailyTotal): DailyTotal => ({
  ...row,
  answers: -row.answers,
  right: -row.right,
  introduced: -row.introduced,
  durationMs: -row.durationMs,
});

const isSomething = ({ answers, right, introduced, durationMs }: DailyTotal): boolean =>
  answers !== 0 || right !== 0 || introduced !== 0 || durationMs !== 0;

function summed(rows: readonly DailyTotal[]): DailyTotal[] {
  const groups = groupBy(rows, ({ day, source, kind }) => `${day} ${source} ${kind}`);
  return [...groups.values()].map((group) => group.reduce(plus));
}

const plus = (a: DailyTotal, b: DailyTotal): DailyTotal => ({
  ...a,
  answers: a.answers + b.answers,
  right: a.right + b.right,
  introduced: a.introduced + b.introduced,
  durationMs: a.durationMs + b.durationMs,
});
