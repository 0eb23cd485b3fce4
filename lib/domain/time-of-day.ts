/** When in the day facts are recalled best, held against what FSRS expected of them. */
import { groupBy } from "./group";
import { micro } from "./tally";

/** Six hours of the wall clock each, from midnight. */
export const dayParts = ["night", "morning", "afternoon", "evening"] as const;
export type DayPart = (typeof dayParts)[number];

/** Trials in an hour of the day: `key` is the hour on the wall clock, "07". */
export type HourTally = Readonly<{
  key: string;
  answers: number;
  right: number;
  /** The sum of the chances of recall that FSRS gave, in millionths. */
  expectedMicro: number;
}>;

/** Trials in a part of the day; `expected` is how many of them FSRS expected to be recalled. */
export type PartRecall = Readonly<{
  part: DayPart;
  answers: number;
  recalled: number;
  expected: number;
}>;

/** Fewer trials than this say nothing about a part of the day. */
export const fewestTrials = 30;

/** What was recalled in the parts of the day that have trials enough, in the order of the day. */
export function recallByPart(hours: readonly HourTally[]): PartRecall[] {
  const byPart = groupBy(hours, ({ key }) => Math.floor(Number(key) / 6));
  return dayParts.flatMap((part, i) => {
    const rows = byPart.get(i) ?? [];
    const recall = {
      part,
      answers: sumOf(rows, ({ answers }) => answers),
      recalled: sumOf(rows, ({ right }) => right),
      expected: sumOf(rows, ({ expectedMicro }) => expectedMicro) / micro,
    };
    return recall.answers >= fewestTrials ? [recall] : [];
  });
}

/**
 * How many standard errors a part must be above the others to be called the best. The best of four is
 * picked after the fact, so this is stricter than the usual two: one chance in forty that it is luck
 * (Bonferroni: four times the 0.6% beyond 2.5).
 */
const clearErrors = 2.5;

/**
 * The part in which more was recalled than expected, by more than chance, compared with the others.
 * Expected and not just recalled, because who repeats hard facts in the evening is no worse in the evening.
 * FSRS counts whole scheduling days, so who learnt in the evening has a surplus the next morning that is not
 * the hour's: what is best here may be what was asked sooner.
 */
export function bestPart(parts: readonly PartRecall[]): PartRecall | undefined {
  if (parts.length < 2) return undefined;
  const best = parts.reduce((a, b) => (excess(b) > excess(a) ? b : a));
  const others = parts.filter((part) => part !== best);
  const rest = {
    answers: sumOf(others, ({ answers }) => answers),
    recalled: sumOf(others, ({ recalled }) => recalled),
    expected: sumOf(others, ({ expected }) => expected),
  };
  const error = Math.sqrt(variance(best) + variance(rest));
  return excess(best) - excess(rest) > clearErrors * error ? best : undefined;
}

type Recall = Omit<PartRecall, "part">;

const excess = ({ answers, recalled, expected }: Recall): number => (recalled - expected) / answers;

/** Of a share of trials that each come out right with about the same chance: p(1 − p) ÷ n. */
function variance({ answers, recalled }: Recall): number {
  // One of either kind more, or a few trials without a miss would seem certain (Agresti and Coull 1998).
  const p = (recalled + 1) / (answers + 2);
  return (p * (1 - p)) / answers;
}

const sumOf = <T>(items: readonly T[], figure: (item: T) => number): number =>
  items.reduce((sum, item) => sum + figure(item), 0);
