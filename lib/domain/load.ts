/** On which scheduling days a learner learns, and how much. */
import { addDays, type SchedulingDay } from "./day";
import type { DayLoad, Settings } from "./learner";

export type Availability = Pick<Settings, "weekLoads" | "daysOff">;

/** The load of a day: that of its weekday, or none on a day off. */
export function loadOf(day: SchedulingDay, { weekLoads, daysOff }: Availability): DayLoad {
  if (daysOff.some(({ from, to }) => from <= day && day <= to)) return "none";
  const daysSinceMonday = (new Date(day).getUTCDay() + 6) % 7;
  const load = weekLoads[daysSinceMonday];
  if (!load) throw new Error(`${day} is not a day`);
  return load;
}

/** Whether a day asks for anything at all. */
export const isLearningDay = (day: SchedulingDay, availability: Availability): boolean =>
  loadOf(day, availability) !== "none";

/** `count` scheduling days in a row, `first` included. */
export const daysFrom = (first: SchedulingDay, count: number): SchedulingDay[] =>
  Array.from({ length: Math.max(0, count) }, (_, i) => addDays(first, i));
