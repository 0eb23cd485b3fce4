/** How one fact faded from memory and came back, day by day: what a picture of it is drawn from. */
import { isRight } from "./answer";
import { addDays, daysBetween, type SchedulingDay, schedulingDay } from "./day";
import { groupBy } from "./group";
import type { ReplaySettings } from "./learner";
import type { ReplayStep } from "./log";
import { outlook, type Strength } from "./scheduler";

/** Fading between one answer and the next. Days are counted from the first day of the curve. */
export type Stretch = Readonly<{ fromDay: number; toDay: number; strength: Strength }>;

/** The answers of one day. */
export type CurveMark = Readonly<{
  day: number;
  /** Chance of recall from 0 to 1 once they were given. */
  chance: number;
  answers: number;
  /** Whether one of them was wrong. */
  isWrong: boolean;
}>;

export type ForgettingCurve = Readonly<{
  firstDay: SchedulingDay;
  stretches: readonly Stretch[];
  marks: readonly CurveMark[];
  today: number;
  /** Absent when nothing is remembered any more. */
  dueDay?: number;
  /** Some days after today and after the due day. */
  lastDay: number;
}>;

/**
 * The curve of one fact. FSRS counts whole days, and so does this: the answers of one day are one mark,
 * and the chance on a day is the one that the scheduler reckons with.
 *
 * @param steps of `replaySteps`
 * @returns `undefined` when no answer ever moved the memory
 */
export function forgettingCurve(
  steps: readonly ReplayStep[],
  settings: ReplaySettings,
  now: number,
): ForgettingCurve | undefined {
  const first = steps.find(({ after }) => after.memory);
  if (!first) return undefined;
  const firstDay = schedulingDay(first.entry.at, settings);
  const dayOf = (at: number) => daysBetween(firstDay, schedulingDay(at, settings));
  const memory = steps.at(-1)?.after.memory;
  const today = dayOf(now);
  const dueDay = memory && dayOf(memory.dueAt);
  const shown = Math.max(today, dueDay ?? 0);
  const lastDay = shown + Math.max(2, Math.round(shown * shareAhead));
  const days = [...groupBy(steps, ({ entry }) => dayOf(entry.at))].filter(([day]) => day >= 0);
  const stretches = stretchesOf(days, lastDay);
  return {
    firstDay,
    stretches,
    marks: days.flatMap(([day, ofDay]) => markOf(day, ofDay, stretches, settings)),
    today,
    ...(dueDay === undefined ? {} : { dueDay }),
    lastDay,
  };
}

/** How much further the curve runs on, as a share of what it holds. */
const shareAhead = 0.15;

type Day = readonly [day: number, steps: readonly ReplayStep[]];

function stretchesOf(days: readonly Day[], lastDay: number): Stretch[] {
  const turns = days
    .map(([day, steps]) => ({ day, memory: steps.at(-1)?.after.memory }))
    .filter(({ memory }, i, all) => all[i - 1]?.memory?.lastAnsweredAt !== memory?.lastAnsweredAt);
  return turns.flatMap(({ day, memory }, i) =>
    memory ? [{ fromDay: day, toDay: turns[i + 1]?.day ?? lastDay, strength: memory }] : [],
  );
}

function markOf(
  day: number,
  steps: readonly ReplayStep[],
  stretches: readonly Stretch[],
  settings: ReplaySettings,
): CurveMark | [] {
  const answers = steps.flatMap(({ entry }) => (entry.type === "act" ? [] : entry));
  const stretch = stretches.findLast(({ fromDay, toDay }) => fromDay <= day && day <= toDay);
  if (answers.length === 0 || !stretch) return [];
  return {
    day,
    chance: chanceIn(stretch, day, settings),
    answers: answers.length,
    isWrong: !answers.every(isRight),
  };
}

/** Chance of recall from 0 to 1 on a day of a stretch, which need not be a whole one. */
export const chanceIn = (
  { fromDay, strength }: Stretch,
  day: number,
  settings: ReplaySettings,
): number => outlook(settings).recallChance(strength, Math.max(0, day - fromDay));

/** The date of a day of the curve. */
export const dateIn = ({ firstDay }: ForgettingCurve, day: number): SchedulingDay =>
  addDays(firstDay, day);
