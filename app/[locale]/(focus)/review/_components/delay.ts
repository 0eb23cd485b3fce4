import type { Delay } from "@/lib/study/review";

const monthDays = 30.4;
const yearDays = 365;

/** A delay as it stands on a rating button: `10 min`, `4 days`, `2.5 mths`. */
export function delayText(delay: Delay, locale: string): string {
  if ("minutes" in delay) return inUnit(delay.minutes, "minute", locale);
  if (delay.days < monthDays) return inUnit(delay.days, "day", locale);
  if (delay.days < yearDays) return inUnit(delay.days / monthDays, "month", locale);
  return inUnit(delay.days / yearDays, "year", locale);
}

const inUnit = (value: number, unit: string, locale: string): string =>
  new Intl.NumberFormat(locale, {
    style: "unit",
    unit,
    unitDisplay: "short",
    maximumFractionDigits: 1,
  }).format(value);
