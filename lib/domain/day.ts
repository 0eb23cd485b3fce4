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

const dayMs = 86_400_000;

/**
 * The wall clock at `at`, set back by the rollover and read as if it were UTC, in epoch milliseconds.
 * Its UTC day is the scheduling day, which is what ts-fsrs counts.
 */
export function shiftedMs(at: number, rule: DayRule): number {
  const wallClock = Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(rule.timeZone)
    .toPlainDateTime();
  return wallClock.toZonedDateTime("UTC").epochMilliseconds - rule.rolloverHour * 3_600_000;
}

/** The scheduling day that the instant `at` (epoch milliseconds) belongs to. */
export function schedulingDay(at: number, rule: DayRule): SchedulingDay {
  return new Date(shiftedMs(at, rule)).toISOString().slice(0, 10);
}

/** The instant (epoch milliseconds) at which a scheduling day begins. */
export function dayStart(day: SchedulingDay, rule: DayRule): number {
  return Temporal.PlainDate.from(day).toZonedDateTime({
    timeZone: rule.timeZone,
    plainTime: { hour: rule.rolloverHour },
  }).epochMilliseconds;
}

export function addDays(day: SchedulingDay, days: number): SchedulingDay {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: SchedulingDay, to: SchedulingDay): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}

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
