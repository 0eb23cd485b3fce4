/** A stretch of days as a calendar: weeks side by side, and how much was done on each day. */
import { type SchedulingDay, weekOf } from "./day";
import { groupBy } from "./group";

/**
 * The fewest answers in a day for each step of amount. The same for everyone and for ever, so that a day
 * never changes its looks; the last is the reviews that a day asks for at most by default.
 */
export const amountSteps = [1, 10, 25, 50] as const;

/** The step of a day's answers: 0 without any, 4 from fifty on. */
export const amountStep = (answers: number): number =>
  amountSteps.filter((fewest) => answers >= fewest).length;

/** Days by their week, Monday first; the first and the last week may lack days. */
export const weeksOf = <T extends Readonly<{ day: SchedulingDay }>>(days: readonly T[]): T[][] => [
  ...groupBy(days, ({ day }) => weekOf(day)).values(),
];
