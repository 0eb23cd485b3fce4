/** What it costs to remember more or less. */
import { courseOf, type Memories, workOf } from "./forecast";
import type { Settings } from "./learner";

export type RetentionCost = Readonly<{
  /** Desired retention in whole percents. */
  percent: number;
  minutesADay: number;
  reviewsADay: number;
  /** Share from 0 to 1 of the facts met that would be recalled on an average day; 0 without facts. */
  remembered: number;
}>;

const lowestPercent = 70;
const highestPercent = 97;
/** Every third is reckoned, which is enough for a smooth curve and a third of the time. */
const percentsApart = 3;

/** What each desired retention would cost: averages over the coming days. */
export function retentionCosts(
  memories: Memories,
  settings: Settings,
  now: number,
  learning: Learning,
): RetentionCost[] {
  const percents = steps(lowestPercent, highestPercent, percentsApart);
  const knots = retentionCostsAt(memories, settings, now, learning, percents);
  return steps(lowestPercent, highestPercent, 1).map((percent) => between(knots, percent));
}

/** How many new facts are met on each of the coming days, today first, and the learner's own pace. */
export type Learning = Readonly<{ newFacts: readonly number[]; msPerAnswer: number }>;

/** The same at some percentages only. */
export function retentionCostsAt(
  memories: Memories,
  settings: Settings,
  now: number,
  { newFacts, msPerAnswer }: Learning,
  percents: readonly number[],
): RetentionCost[] {
  const course = courseOf(memories, settings, now, newFacts);
  return percents.map((percent) => {
    const work = workOf(course, { ...settings, desiredRetention: percent / 100 });
    return {
      percent,
      minutesADay: (work.answers * msPerAnswer) / 60_000 / course.days,
      reviewsADay: work.reviews / course.days,
      remembered: work.remembered,
    };
  });
}

const steps = (from: number, to: number, step: number): number[] =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step);

/** The cost at a percentage, on the line between the two that were reckoned on either side of it. */
function between(knots: readonly RetentionCost[], percent: number): RetentionCost {
  const before = knots.findLast((knot) => knot.percent <= percent);
  const after = knots.find((knot) => knot.percent >= percent);
  if (!before || !after) throw new Error(`${percent}% was not reckoned`);
  const share = before === after ? 0 : (percent - before.percent) / percentsApart;
  const mix = (a: number, b: number) => a + (b - a) * share;
  return {
    percent,
    minutesADay: mix(before.minutesADay, after.minutesADay),
    reviewsADay: mix(before.reviewsADay, after.reviewsADay),
    remembered: mix(before.remembered, after.remembered),
  };
}
