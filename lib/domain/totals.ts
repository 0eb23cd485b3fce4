/** Daily totals: what progress reads instead of the log. */
import { type Answer, type AnswerSource, isRight } from "./answer";
import type { PromptKind } from "./article";
import { type DayRule, type SchedulingDay, schedulingDay } from "./day";
import type { LearnedStep } from "./log";
import type { Sums } from "./sums";

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

/** What an entry adds to the totals, which have one row per day, source and kind. */
export const totalOf = (
  { entry, before, after }: LearnedStep,
  rule: DayRule,
): DailyTotal | undefined =>
  entry.type === "act"
    ? undefined
    : totalOfAnswer(entry, !before.memory && after.memory !== undefined, rule);

const totalOfAnswer = (answer: Answer, isIntroduction: boolean, rule: DayRule): DailyTotal => ({
  day: schedulingDay(answer.at, rule),
  source: answer.type,
  kind: answer.kind,
  answers: 1,
  right: isRight(answer) ? 1 : 0,
  introduced: isIntroduction ? 1 : 0,
  durationMs: Math.min(answer.durationMs, longestAnswerMs),
});

export const totalSums: Sums<DailyTotal> = {
  keyOf: ({ day, source, kind }) => `${day} ${source} ${kind}`,
  // Not spread, here and in tallies: that takes a multiple of the time, for every answer of a log.
  plus: (a, b) => ({
    day: a.day,
    source: a.source,
    kind: a.kind,
    answers: a.answers + b.answers,
    right: a.right + b.right,
    introduced: a.introduced + b.introduced,
    durationMs: a.durationMs + b.durationMs,
  }),
  negated: (row) => ({
    ...row,
    answers: -row.answers,
    right: -row.right,
    introduced: -row.introduced,
    durationMs: -row.durationMs,
  }),
  isNothing: ({ answers, right, introduced, durationMs }) =>
    answers === 0 && right === 0 && introduced === 0 && durationMs === 0,
};
