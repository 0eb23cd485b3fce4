/** True retention: how much was recalled of what was asked, held against what was hoped for. */
import { addDays, type SchedulingDay, weekOf } from "./day";
import { groupBy } from "./group";
import { wilsonInterval } from "./share";
import { type Tally, type TrialLevel, trialLevels } from "./tally";

/** How many were asked, and how many of them were right. */
export type Recall = Readonly<{ answers: number; right: number }>;

export type WeekRecall = Recall & Readonly<{ week: SchedulingDay }>;
export type LevelRecall = Recall & Readonly<{ level: TrialLevel }>;

/** Fewer than this tell little: of 20 with 90% right, the true share may be anything from 70 to 97%. */
const fewestTelling = 20;

export const isTelling = ({ answers }: Pick<Recall, "answers">): boolean =>
  answers >= fewestTelling;

/** All of it together. */
export const recallOf = (parts: readonly Recall[]): Recall => ({
  answers: parts.reduce((sum, { answers }) => sum + answers, 0),
  right: parts.reduce((sum, { right }) => sum + right, 0),
});

/**
 * How a share that was right compares with the one that was expected (0–1): "asExpected" where the
 * difference may be chance, which is to say where the 95% interval holds the expected one.
 */
export type Comparison = "tooFew" | "below" | "asExpected" | "above";

export function compareWith(expected: number, recall: Recall): Comparison {
  const interval = wilsonInterval(recall.right, recall.answers);
  if (!interval || !isTelling(recall)) return "tooFew";
  if (interval.high < expected) return "below";
  return interval.low > expected ? "above" : "asExpected";
}

/** The Mondays of `count` weeks in a row, up to the week of `today`. */
export const weeksUpTo = (today: SchedulingDay, count: number): SchedulingDay[] =>
  Array.from({ length: count }, (_, i) => addDays(weekOf(today), (i + 1 - count) * 7));

/** What tallies of the measure `week` add up to in each of some weeks, those without trials included. */
export function talliesByWeek(
  tallies: readonly Tally[],
  weeks: readonly SchedulingDay[],
): (WeekRecall & Pick<Tally, "lossMicro">)[] {
  const byWeek = groupBy(tallies, ({ key }) => key.split(" ")[0] ?? "");
  return weeks.map((week) => {
    const rows = byWeek.get(week) ?? [];
    const lossMicro = rows.reduce((sum, row) => sum + row.lossMicro, 0);
    return { week, ...recallOf(rows), lossMicro };
  });
}

/** The same by how far the facts were; levels without trials are left out. */
export function recallByLevel(tallies: readonly Tally[]): LevelRecall[] {
  const byLevel = groupBy(tallies, ({ key }) => key.split(" ")[1] ?? "");
  return trialLevels.flatMap((level) => {
    const rows = byLevel.get(level);
    return rows ? [{ level, ...recallOf(rows) }] : [];
  });
}
