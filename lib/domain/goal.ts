/** Knowing an article by a day: how many new facts a day that takes. */
import type { Fact } from "./article";
import { addDays, daysBetween, type SchedulingDay, schedulingDay } from "./day";
import { forecastWork } from "./forecast";
import type { Goal, Settings } from "./learner";
import { daysFrom, isLearningDay } from "./load";
import type { Memory } from "./memory";

export type GoalPlan =
  /** Every fact is known: what is left is keeping them. */
  | Readonly<{ state: "reached" }>
  /** The day has passed. */
  | Readonly<{ state: "missed"; unmet: number }>
  /** More new facts than the days that are left can hold. */
  | Readonly<{ state: "impossible"; unmet: number }>
  | Readonly<{
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
      /** What a learning day will take until then, with the reviews of everything else. */
      minutesADay: number;
      verdict: "comfortable" | "hard";
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
  if (facts.every(({ id }) => isKnown(memories.get(id)))) return { state: "reached" };
  const unmet = facts.filter(({ id }) => !memories.has(id)).length;
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
  const { answers } = forecastWork(memories, settings, now, byDay);
  const minutesADay = (answers * msPerAnswer) / 60_000 / Math.max(1, learningDays.length);
  return {
    state: "planning",
    unmet,
    newToday,
    leftToday,
    newByDay: byDay.slice(0, lastMeeting + 1),
    daysLeft: learningDays.length,
    metBy: calendar[lastMeeting],
    minutesADay,
    verdict: (unmet > 0 && isRushed) || minutesADay > comfortableMinutes ? "hard" : "comfortable",
  };
}

/** Past its learning steps. One that lapsed since was known all the same: keeping it is another matter. */
const isKnown = (memory: Memory | undefined): boolean =>
  memory !== undefined && memory.state !== "learning";

/** `isRushed` when consolidation had to give way. */
type Meeting = Readonly<{ days: readonly SchedulingDay[]; isRushed: boolean }>;

/** The learning days to meet `count` facts on, with as much consolidation after them as fits. */
function meetingDays(
  learningDays: readonly SchedulingDay[],
  by: SchedulingDay,
  count: number,
  { learningStepsMinutes }: Settings,
  msPerAnswer: number,
): Meeting | undefined {
  const msPerFact = Math.max(1, learningStepsMinutes.length) * msPerAnswer;
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
