/** The trace of a fact: how strong its memory was at the end of each day that moved it. */
import { type SchedulingDay, schedulingDay } from "./day";
import type { ReplaySettings } from "./learner";
import type { LearnedStep } from "./log";

export type TracePoint = Readonly<{
  /** The scheduling day of the last answer that moved the memory. */
  day: SchedulingDay;
  /** Days until the chance of recall falls to 90%; `null` when the fact was forgotten on purpose. */
  stability: number | null;
}>;

/** What an entry leaves at the end of its day, unless a later one does; nothing where it moves no memory. */
export const tracePointOf = (
  { entry, before, after }: LearnedStep,
  settings: ReplaySettings,
): TracePoint | undefined =>
  before.memory?.reps === after.memory?.reps
    ? undefined
    : { day: schedulingDay(entry.at, settings), stability: after.memory?.stability ?? null };
