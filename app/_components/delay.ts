import type { Delay } from "@/lib/study/card";

const monthDays = 30.4;
const yearDays = 365;

/** A delay as it stands on a rating button: `10 min`, `4 days`, `2.5 mths`; or in full, to be read out. */
export function delayText(
  delay: Delay,
  locale: string,
  unitDisplay: "short" | "long" = "short",
): string {
  const inUnit = (value: number, unit: string): string =>
    formatOf(locale, unit, unitDisplay).format(value);
  if ("minutes" in delay) return inUnit(delay.minutes, "minute");
  if (delay.days < monthDays) return inUnit(delay.days, "day");
  if (delay.days < yearDays) return inUnit(delay.days / monthDays, "month");
  return inUnit(delay.days / yearDays, "year");
}

/** Making a format takes longer than all else on a button, and each card needs some: they are kept. */
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(locale: string, unit: string, unitDisplay: "short" | "long"): Intl.NumberFormat {
  const key = `${locale} ${unit} ${unitDisplay}`;
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay, maximumFractionDigits: 1 });
  formats.set(key, format);
  return format;
}
