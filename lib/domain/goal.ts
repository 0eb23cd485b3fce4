/** Knowing an article by a day: how many new facts a day that takes, and how much work. */
import type { Fact } from "./article";
import { addDays, daysBetween, type SchedulingDay, schedulingDay } from "./day";
import { answersPerNewFact } from "./fact-ahead";
import { forecastDays } from "./forecast";
import type { Goal, Settings } from "./learner";
import { daysFrom, isLearningDay } from "./load";
import type { Memory } from "./memory";
import { minutesNeeded } from "./progress";

export type GoalPlan =
  /** There is no fact to know: all are suspended. */
  | Readonly<{ state: "empty" }>
  /** Every fact was learned: what is left is keeping them. Of them `toRefresh` have lapsed or are due. */
  | Readonly<{ state: "reached"; toRefresh: number }>
  /** The day has passed. */
  | Readonly<{ state: "missed"; unmet: number }>
  /** More new facts than the days that are left can hold. */
  | Readonly<{ state: "impossible"; unmet: number }>
  | PlanToFollow;

export type PlanToFollow = Readonly<{
  state: "planning";
  /** Facts of the article that were never met. */
  unmet: number;
  /** New facts for the whole of today, those met already included; 0 when today is no learning day. */
  newToday: number;
  /** Of those, how many are left to meet. */
  leftToday: number;
  /** New facts that are left to meet on each day until the last is met, today first. */
  newByDay: readonly number[];
  /** Learning days until the evening of the goal, today included. */
  daysLeft: number;
  /** The day on which the last fact is met; absent when all are met. */
  metBy: SchedulingDay | undefined;
  /** Whether new facts come on the last days too, which are for consolidating. */
  isRushed: boolean;
}>;

/**
 * The last days are for consolidating: the first interval after Good is about two days, so a fact met
 * before them is asked once more, and forgotten facts can be learned again, before the goal's evening.
 */
const consolidationDays = 2;

/** Twice what the fifty reviews of the defaults take at a usual pace: beyond it a day asks for effort. */
const comfortableMinutes = 15;

/** A day has no room for more than this on new facts alone. */
const longestMinutes = 120;

/**
 * The plan of today; made anew every day, it spreads what was skipped over the days that are left.
 *
 * New facts are spread evenly over the learning days before the consolidation: no day has more than
 * one above another. When they do not fit there, the consolidation gives way, day by day.
 *
 * @param facts the facts of the article that the learner has not suspended
 * @param metToday new facts that were met today
 * @param msPerAnswer the learner's own pace
 */
export function goalPlan(
  goal: Goal,
  facts: readonly Fact[],
  memories: ReadonlyMap<string, Memory>,
  settings: Settings,
  now: number,
  { metToday, msPerAnswer }: Readonly<{ metToday: number; msPerAnswer: number }>,
): GoalPlan {
  if (facts.length === 0) return { state: "empty" };
  const met = facts.flatMap(({ id }) => memories.get(id) ?? []);
  if (met.length === facts.length && met.every(wasLearned))
    return { state: "reached", toRefresh: met.filter((memory) => isToRefresh(memory, now)).length };
  const unmet = facts.length - met.length;
  const today = schedulingDay(now, settings);
  if (goal.by < today) return { state: "missed", unmet };

  const calendar = daysFrom(today, daysBetween(today, goal.by) + 1);
  const learningDays = calendar.filter((day) => isLearningDay(day, settings));
  const meeting = meetingDays(learningDays, goal.by, unmet + metToday, settings, msPerAnswer);
  if (!meeting && unmet > 0) return { state: "impossible", unmet };

  const { days = [], isRushed = false } = meeting ?? {};
  const newToday = days[0] === today ? Math.ceil((unmet + metToday) / days.length) : 0;
  const leftToday = Math.min(unmet, Math.max(0, newToday - metToday));
  const newFacts = spread(
    unmet - leftToday,
    days.filter((day) => day > today),
  ).set(today, leftToday);
  const byDay = calendar.map((day) => newFacts.get(day) ?? 0);
  const lastMeeting = byDay.findLastIndex((count) => count > 0);
  return {
    state: "planning",
    unmet,
    newToday,
    leftToday,
    newByDay: byDay.slice(0, lastMeeting + 1),
    daysLeft: learningDays.length,
    metBy: calendar[lastMeeting],
    isRushed: unmet > 0 && isRushed,
  };
}

export type GoalEffort = Readonly<{
  /** What the heaviest day until the goal takes, with the reviews of everything else: whole minutes. */
  mostMinutesADay: number;
  verdict: "comfortable" | "hard";
}>;

/**
 * How much work it is to follow a plan. It goes by the heaviest day: a mean would hide it behind the last
 * days, which have nothing new.
 *
 * @param by the day of the goal
 * @param dueToday facts that are due and that today still asks for
 * @param msPerAnswer the learner's own pace
 */
export function goalEffort(
  { newByDay, isRushed }: PlanToFollow,
  by: SchedulingDay,
  memories: ReadonlyMap<string, Memory>,
  settings: Settings,
  now: number,
  { dueToday, msPerAnswer }: Readonly<{ dueToday: number; msPerAnswer: number }>,
): GoalEffort {
  const days = daysBetween(schedulingDay(now, settings), by) + 1;
  const newFacts = Array.from({ length: days }, (_, i) => newByDay[i] ?? 0);
  const minutes = forecastDays(memories, settings, now, newFacts).map(({ answersWithNew }, i) => {
    const unseen = newFacts[i] ?? 0;
    const repeats = Math.max(0, answersWithNew - unseen * answersPerNewFact(settings));
    const due = i === 0 ? dueToday : Math.min(repeats, settings.reviewsPerDay);
    return minutesNeeded(due, unseen, settings, msPerAnswer);
  });
  const mostMinutesADay = Math.max(...minutes);
  const isHard = isRushed || mostMinutesADay > comfortableMinutes;
  return { mostMinutesADay, verdict: isHard ? "hard" : "comfortable" };
}

/** Past its learning steps. One that lapsed since was learned all the same: keeping it is another matter. */
const wasLearned = ({ state }: Memory): boolean => state !== "learning";

const isToRefresh = ({ state, dueAt }: Memory, now: number): boolean =>
  state !== "review" || dueAt <= now;

/** `isRushed` when consolidation had to give way. */
type Meeting = Readonly<{ days: readonly SchedulingDay[]; isRushed: boolean }>;

/** The learning days to meet `count` facts on, with as much consolidation after them as fits. */
function meetingDays(
  learningDays: readonly SchedulingDay[],
  by: SchedulingDay,
  count: number,
  settings: Settings,
  msPerAnswer: number,
): Meeting | undefined {
  const msPerFact = answersPerNewFact(settings) * msPerAnswer;
  for (let consolidation = consolidationDays; consolidation >= 0; consolidation--) {
    const lastDay = addDays(by, -consolidation);
    const days = learningDays.filter((day) => day <= lastDay);
    const factsADay = Math.ceil(count / days.length);
    if (days.length > 0 && factsADay * msPerFact <= longestMinutes * 60_000)
      return { days, isRushed: consolidation < consolidationDays };
  }
  return undefined;
}

/** `count` facts over `days`, the earliest days first where it does not divide evenly. */
function spread(count: number, days: readonly SchedulingDay[]): Map<SchedulingDay, number> {
  const each = Math.floor(count / Math.max(1, days.length));
  const extra = count - each * days.length;
  return new Map(days.map((day, i) => [day, each + (i < extra ? 1 : 0)]));
}
