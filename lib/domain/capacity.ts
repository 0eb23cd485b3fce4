/** How much of what is due a scheduling day asks for, and how long a backlog takes. */
import { dayStart, type SchedulingDay, schedulingDay } from "./day";
import { forecastDue } from "./forecast";
import type { DayLoad, Settings } from "./learner";
import { isLearningDay, loadOf } from "./load";
import type { Schedule } from "./memory";
import { retrievability } from "./scheduler";

/** A fact that is due. */
type Due = Readonly<{ fact: Readonly<{ id: string }>; memory: Schedule }>;

export type DayShare<T> = Readonly<{
  /** What today asks for. */
  asked: readonly T[];
  /** What waits for the coming days. */
  waiting: readonly T[];
  /** Whether today has no place for new facts either. */
  newFactsWait: boolean;
  isDayOff: boolean;
}>;

/**
 * Divides what is due over today and later. While all of it fits, it keeps its order; otherwise what
 * is most at risk is asked first, and the rest waits.
 *
 * Facts whose steps were begun today are asked besides the reviews, so that they are finished. A day
 * off asks for nothing at all, for that is its promise. New facts wait while more is due than a full
 * day takes; what a half day leaves does not hold them up, as the learner chose it.
 *
 * @param due all facts that are due at `now`
 * @param reviewedToday facts that counted as reviews and were asked earlier today
 */
export function shareOfDay<T extends Due>(
  due: readonly T[],
  settings: Settings,
  now: number,
  reviewedToday: number,
): DayShare<T> {
  const today = schedulingDay(now, settings);
  const load = loadOf(today, settings);
  if (load === "none") return { asked: [], waiting: due, newFactsWait: true, isDayOff: true };
  const dayBeganAt = dayStart(today, settings);
  const reviews = due.filter(({ memory }) => countsAsReview(memory, dayBeganAt));
  const room = roomFor(reviews.length, load, settings, reviewedToday);
  const rest = {
    newFactsWait: isBacklog(reviews.length, settings, reviewedToday),
    isDayOff: false,
  };
  if (reviews.length <= room) return { asked: due, waiting: [], ...rest };
  const ranked = mostAtRiskFirst(reviews, settings, now);
  const begunToday = due.filter(({ memory }) => !countsAsReview(memory, dayBeganAt));
  return {
    asked: [...ranked.slice(0, room), ...begunToday],
    waiting: ranked.slice(room),
    ...rest,
  };
}

export type Backlog = Readonly<{
  /** Reviews that are due and that today does not ask for. */
  waiting: number;
  /** Reviews that a full day asks for meanwhile. */
  perDay: number;
  /** The first day that everything due fits in; absent when that takes longer than a year. */
  clearedOn: SchedulingDay | undefined;
}>;

const longestBacklogDays = 365;

/**
 * How a backlog is spread; `undefined` while what is due fits in a full day.
 *
 * It is reckoned with what is due now and the due dates that are known: a fact that is forgotten on
 * the way comes back, so the end is the earliest that it can be.
 *
 * @param reviewedToday facts that counted as reviews and were asked earlier today
 */
export function backlogPlan(
  memories: ReadonlyMap<string, Schedule>,
  settings: Settings,
  now: number,
  reviewedToday: number,
): Backlog | undefined {
  const today = schedulingDay(now, settings);
  const dayBeganAt = dayStart(today, settings);
  const reviews = new Map([...memories].filter(([, memory]) => countsAsReview(memory, dayBeganAt)));
  const due = [...reviews.values()].filter(({ dueAt }) => dueAt <= now).length;
  if (!isBacklog(due, settings, reviewedToday)) return undefined;
  const waiting = due - roomFor(due, loadOf(today, settings), settings, reviewedToday);
  const coming = forecastDue(reviews, settings, now, longestBacklogDays + 1).slice(1);
  let left = waiting;
  const cleared = coming.find(({ day, due: newlyDue }) => {
    left += newlyDue;
    if (isLearningDay(day, settings) && !isBacklog(left, settings, 0)) return true;
    left -= roomFor(left, loadOf(day, settings), settings, 0);
    return false;
  });
  return { waiting, perDay: settings.reviewsPerDay, clearedOn: cleared?.day };
}

/**
 * Whether the most reviews a day counts this: a review, or a learning or relearning step that is left from
 * before the day `dayBeganAt` (epoch milliseconds). After days its step has to be begun again, so it is as
 * much work as a review and as little hurry.
 */
export const countsAsReview = ({ state, dueAt }: Schedule, dayBeganAt: number): boolean =>
  state === "review" || dueAt < dayBeganAt;

/** Whether more is due than a full day takes. */
const isBacklog = (due: number, { reviewsPerDay }: Settings, reviewedToday: number): boolean =>
  due + reviewedToday > reviewsPerDay;

/** How many of `due` reviews today still asks for. The share is of the whole day, so that it stays as it was. */
function roomFor(
  due: number,
  load: DayLoad,
  { reviewsPerDay }: Settings,
  reviewedToday: number,
): number {
  const share = Math.min(reviewsPerDay, shareOf(due + reviewedToday, load));
  return Math.min(due, Math.max(0, share - reviewedToday));
}

function shareOf(due: number, load: DayLoad): number {
  switch (load) {
    case "full":
      return due;
    case "half":
      return Math.ceil(due / 2);
    case "none":
      return 0;
  }
}

/** Lowest chance of recall first; then by due date, then by id, so that the order is always the same. */
function mostAtRiskFirst<T extends Due>(due: readonly T[], settings: Settings, now: number): T[] {
  return due
    .map((one) => ({ one, chance: retrievability(one.memory, now, settings) }))
    .sort(
      (a, b) =>
        a.chance - b.chance ||
        a.one.memory.dueAt - b.one.memory.dueAt ||
        (a.one.fact.id < b.one.fact.id ? -1 : 1),
    )
    .map(({ one }) => one);
}
