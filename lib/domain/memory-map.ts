/** An article as a map of what a learner remembers of it: on days that were, today, and on days to come. */
import { addDays, daysBetween, type SchedulingDay, schedulingDay } from "./day";
import { daysFrom } from "./load";
import type { Schedule } from "./memory";
import { outlook, retrievability, type ScheduleSettings } from "./scheduler";
import type { TracePoint } from "./trace";

/** How likely a fact is to be recalled, in the five steps that the map can show. */
export const bands = ["new", "faint", "shaky", "likely", "firm"] as const;
export type Band = (typeof bands)[number];

const bandWidthPercent = 20;

/**
 * The lowest chance of each band in whole percents. What is firm is at or above the desired retention, so
 * is not due yet; the bands below it are 20 percents wide.
 */
export function bandFloors({
  desiredRetention,
}: Pick<ScheduleSettings, "desiredRetention">): Readonly<Record<Exclude<Band, "new">, number>> {
  const firm = Math.round(desiredRetention * 100);
  return { faint: 0, shaky: firm - 2 * bandWidthPercent, likely: firm - bandWidthPercent, firm };
}

/** Chance of recall from 0 to 1; `undefined` where there is no memory. */
export type Chance = number | undefined;

/** The band of a chance, by the whole percents that it is shown in. */
export function bandOf(chance: Chance, settings: Pick<ScheduleSettings, "desiredRetention">): Band {
  if (chance === undefined) return "new";
  const floors = bandFloors(settings);
  const percent = Math.round(chance * 100);
  return (["firm", "likely", "shaky"] as const).find((band) => percent >= floors[band]) ?? "faint";
}

/** What is remembered of an article on one day. */
export type MapFrame = Readonly<{
  day: SchedulingDay;
  /** Of each fact, in reading order. */
  chances: readonly Chance[];
  /** Facts met. */
  met: number;
  /** Facts that would be recalled: the sum of all chances, rounded. */
  recalled: number;
}>;

export function mapFrame(day: SchedulingDay, chances: readonly Chance[]): MapFrame {
  const known = chances.filter((chance) => chance !== undefined);
  return {
    day,
    chances,
    met: known.length,
    recalled: Math.round(known.reduce((sum, chance) => sum + chance, 0)),
  };
}

const mostFrames = 30;

/** At most 30 days, as far apart as can be, from the first day to the last, both included. */
export function frameDays(first: SchedulingDay, last: SchedulingDay): SchedulingDay[] {
  const days = Math.max(0, daysBetween(first, last));
  const steps = Math.min(days, mostFrames - 1);
  if (steps === 0) return [last];
  return daysFrom(first, steps + 1).map((_, i) => addDays(first, Math.round((i * days) / steps)));
}

/** What was remembered of a fact at the end of a day, by the latest point of its trace up to that day. */
export function chanceThen(
  point: TracePoint | undefined,
  day: SchedulingDay,
  settings: ScheduleSettings,
): Chance {
  if (!point || point.stability === null) return undefined;
  const { stability } = point;
  return outlook(settings).recallChance({ stability }, daysBetween(point.day, day));
}

/** What is remembered of a fact now. */
export const chanceNow = (
  memory: Schedule | undefined,
  now: number,
  settings: ScheduleSettings,
): Chance => memory && retrievability(memory, now, settings);

/** What will be remembered of a fact on a day to come, if it is not asked any more. */
export function chanceUnasked(
  memory: Schedule | undefined,
  day: SchedulingDay,
  settings: ScheduleSettings,
): Chance {
  if (!memory) return undefined;
  const answeredOn = schedulingDay(memory.lastAnsweredAt, settings);
  return outlook(settings).recallChance(memory, daysBetween(answeredOn, day));
}
