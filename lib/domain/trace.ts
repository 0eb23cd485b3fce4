/** The trace of a fact: how strong its memory was at the end of each day that moved it. */
import { type SchedulingDay, schedulingDay } from "./day";
import { groupBy } from "./group";
import type { ReplaySettings } from "./learner";
import type { LearnedStep } from "./log";

export type TracePoint = Readonly<{
  /** The scheduling day of the last answer that moved the memory. */
  day: SchedulingDay;
  /** Days until the chance of recall falls to 90%; `null` when the fact was forgotten on purpose. */
  stability: number | null;
}>;

/** The trace of one fact, oldest day first. */
export function traceOf(steps: readonly LearnedStep[], settings: ReplaySettings): TracePoint[] {
  const moving = steps.filter(({ before, after }) => before.memory?.reps !== after.memory?.reps);
  const days = groupBy(moving, ({ entry }) => schedulingDay(entry.at, settings));
  return [...days].map(([day, ofDay]) => ({
    day,
    stability: ofDay.at(-1)?.after.memory?.stability ?? null,
  }));
}
