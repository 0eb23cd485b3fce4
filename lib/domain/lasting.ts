/** What lasts: facts that were recalled after a long wait, beside what FSRS expects. */
import type { Memory } from "./memory";
import { outlook, type ScheduleSettings } from "./scheduler";

/** A day, a week, a month and three months. */
export const waitsDays = [1, 7, 30, 90] as const;
export type WaitDays = (typeof waitsDays)[number];

export type Lasting = Readonly<{
  waitDays: WaitDays;
  /** Facts that were recalled after so long a wait, or a longer one, since they were last forgotten. */
  proven: number;
  /** Facts that FSRS expects to be recalled so long after their last answer: a sum of chances. */
  expected: number;
}>;

/** How many of the facts met last how long, the shortest wait first. */
export function lastingOf(memories: readonly Memory[], settings: ScheduleSettings): Lasting[] {
  const { recallChance } = outlook(settings);
  return waitsDays.map((waitDays) => ({
    waitDays,
    proven: memories.filter(({ provenDays }) => provenDays >= waitDays).length,
    expected: memories.reduce((sum, memory) => sum + recallChance(memory, waitDays), 0),
  }));
}
