/**
 * Scheduling days: a day runs from the learner's rollover hour to the next, on the wall clock of the
 * learner's time zone, so that a review after midnight still belongs to the evening before.
 */
import { Temporal } from "temporal-polyfill";

export type DayRule = Readonly<{
  /** IANA name, such as `Europe/Amsterdam`. */
  timeZone: string;
  /** Hour of the wall clock at which a new day begins, 0–23. */
  rolloverHour: number;
}>;

/** ISO date, such as `2026-11-22`. */
export type SchedulingDay = string;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * The wall clock at `at`, set back by the rollover and read as if it were UTC, in epoch milliseconds.
 * Its UTC day is the scheduling day, which is what ts-fsrs counts.
 */
export const shiftedMs = (at: number, { timeZone, rolloverHour }: DayRule): number =>
  at + offsetMs(at, timeZone) - rolloverHour * hourMs;

/** How far the wall clock is ahead of UTC. */
function offsetMs(at: number, timeZone: string): number {
  return steadyOffsetMs(Math.floor(at / dayMs), timeZone) ?? offsetAt(at, timeZone);
}

const offsetAt = (at: number, timeZone: string): number =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).offsetNanoseconds / 1e6;

/** Asking for an offset is slow and replaying a log asks for many: each day's is kept, by time zone. */
const steadyOffsets = new Map<string, Map<number, number | undefined>>();

/**
 * The offset on a UTC day, counted from 1970; `undefined` when the clock is changed on it.
 * No time zone has changed its clock there and back within a day.
 */
function steadyOffsetMs(utcDay: number, timeZone: string): number | undefined {
  const known = steadyOffsets.get(timeZone) ?? new Map<number, number | undefined>();
  const offset = known.get(utcDay);
  if (offset !== undefined || known.has(utcDay)) return offset;
  const [first, last] = [utcDay * dayMs, (utcDay + 1) * dayMs - 1].map((at) =>
    offsetAt(at, timeZone),
  );
  steadyOffsets.set(timeZone, known.set(utcDay, first === last ? first : undefined));
  return known.get(utcDay);
}

/**
 * What was reckoned before is kept: a long log asks for the same few days a great many times. In maps beside it:
 * a call on loading this module would have browsers fetch all that it is used in, the scheduler included.
 */
function once<K, V>(known: Map<K, V>, key: K, reckon: (key: K) => V): V {
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= mostKept) known.clear();
  const value = reckon(key);
  known.set(key, value);
  return value;
}

/** More days than a century has. */
const mostKept = 40_000;

const isoDays = new Map<number, SchedulingDay>();
const mondays = new Map<SchedulingDay, SchedulingDay>();

/** Of a day counted from 1970. */
const isoDayAt = (day: number): SchedulingDay => isoDayOf(day * dayMs);

const isoDayOf = (at: number): SchedulingDay => new Date(at).toISOString().slice(0, 10);

/** The scheduling day that the instant `at` (epoch milliseconds) belongs to. */
export function schedulingDay(at: number, rule: DayRule): SchedulingDay {
  return once(isoDays, Math.floor(shiftedMs(at, rule) / dayMs), isoDayAt);
}

/** Scheduling days from the one that `from` belongs to, to that of `to` (epoch milliseconds). */
export const daysApart = (from: number, to: number, rule: DayRule): number =>
  Math.floor(shiftedMs(to, rule) / dayMs) - Math.floor(shiftedMs(from, rule) / dayMs);

/** The instant (epoch milliseconds) at which a scheduling day begins. */
export function dayStart(day: SchedulingDay, { timeZone, rolloverHour }: DayRule): number {
  const wallClockMs = Date.parse(day) + rolloverHour * hourMs;
  const utcDay = Math.floor(wallClockMs / dayMs);
  const [before, offset, after] = [-1, 0, 1].map((days) => steadyOffsetMs(utcDay + days, timeZone));
  if (offset !== undefined && before === offset && after === offset) return wallClockMs - offset;
  return Temporal.PlainDate.from(day).toZonedDateTime({
    timeZone,
    plainTime: { hour: rolloverHour },
  }).epochMilliseconds;
}

/** The hour, 0–23, on the wall clock of a time zone. */
export const hourOf = (at: number, { timeZone }: Pick<DayRule, "timeZone">): number =>
  new Date(at + offsetMs(at, timeZone)).getUTCHours();

/** The Monday that a scheduling day's week begins on. */
export const weekOf = (day: SchedulingDay): SchedulingDay => once(mondays, day, mondayBefore);

const mondayBefore = (day: SchedulingDay): SchedulingDay =>
  addDays(day, -((new Date(day).getUTCDay() + 6) % 7));

export function addDays(day: SchedulingDay, days: number): SchedulingDay {
  return isoDayOf(Date.parse(day) + days * dayMs);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: SchedulingDay, to: SchedulingDay): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}

/** A time zone by the one name that it goes by here, however it was spelled. */
export const canonicalTimeZone = (name: string): string =>
  new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;

/** Whether `name` is a time zone that can be reckoned with; Intl knows some, such as IST, that Temporal refuses. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}
