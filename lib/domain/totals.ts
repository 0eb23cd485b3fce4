/** Daily totals: a cache over the log that progress reads instead of it. */
import { type Answer, type AnswerSource, byTime, isRight } from "./answer";
import type { PromptKind } from "./article";
import { type DayRule, type SchedulingDay, schedulingDay } from "./day";
import { groupBy } from "./group";

export type DailyTotal = Readonly<{
  day: SchedulingDay;
  source: AnswerSource;
  kind: PromptKind;
  answers: number;
  right: number;
  /** Facts whose first answer ever this was. */
  introduced: number;
  durationMs: number;
}>;

/** A learner who walks away has not been thinking all the while (Anki's limit as well). */
const longestAnswerMs = 60_000;

/**
 * What `added` changes in the totals of a log, one row per day, source and kind. An answer that arrives
 * late can be the first of its fact: the introduction then moves to its day.
 */
export function totalsChange(
  log: readonly Answer[],
  added: readonly Answer[],
  rule: DayRule,
): DailyTotal[] {
  const firstBefore = firstAnswers(log);
  const firstAfter = firstAnswers([...log, ...added]);
  const moved = [...firstAfter].filter(([factId, first]) => firstBefore.get(factId) !== first);
  const changes = [
    ...added.map((answer) => totalOf(answer, rule)),
    ...moved.map(([, first]) => introduction(first, 1, rule)),
    ...moved.flatMap(([factId]) => {
      const before = firstBefore.get(factId);
      return before ? [introduction(before, -1, rule)] : [];
    }),
  ];
  return summed(changes);
}

function firstAnswers(log: readonly Answer[]): Map<string, Answer> {
  const first = new Map<string, Answer>();
  for (const answer of log) {
    const known = first.get(answer.factId);
    if (!known || byTime(answer, known) < 0) first.set(answer.factId, answer);
  }
  return first;
}

const keyOf = (answer: Answer, rule: DayRule) => ({
  day: schedulingDay(answer.at, rule),
  source: answer.source,
  kind: answer.kind,
});

const totalOf = (answer: Answer, rule: DayRule): DailyTotal => ({
  ...keyOf(answer, rule),
  answers: 1,
  right: isRight(answer) ? 1 : 0,
  introduced: 0,
  durationMs: Math.min(answer.durationMs, longestAnswerMs),
});

const introduction = (answer: Answer, count: 1 | -1, rule: DayRule): DailyTotal => ({
  ...keyOf(answer, rule),
  answers: 0,
  right: 0,
  introduced: count,
  durationMs: 0,
});

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
