import { getLocale, getTimeZone } from "next-intl/server";

/** Where the languages of the app are spoken as they are written here: our English is British. */
const regions = { nl: "nl-NL", en: "en-GB" } as const;

export const longDay = { weekday: "long", day: "numeric", month: "long" } as const;

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** With a year Intl puts a comma after an English weekday, and without one it does not: here there is none. */
export function dayText(
  day: string,
  options: Intl.DateTimeFormatOptions,
  today: string,
  region: string,
): string {
  const format = new Intl.DateTimeFormat(region, {
    timeZone: "UTC",
    ...options,
    ...(day.slice(0, 4) === today.slice(0, 4) ? {} : { year: "numeric" }),
  });
  return format
    .formatToParts(new Date(day))
    .map(({ type, value }, i, parts) =>
      type === "literal" && parts[i - 1]?.type === "weekday" ? " " : value,
    )
    .join("");
}

/** Numbers and dates in the language of the page, on the clock of the browser or of `ownTimeZone`. */
export async function getFormatter(ownTimeZone?: string) {
  const [locale, browserTimeZone] = await Promise.all([getLocale(), getTimeZone()]);
  const timeZone = ownTimeZone ?? browserTimeZone;
  const region = regions[locale];
  return {
    number: (value: number, options?: Intl.NumberFormatOptions) =>
      new Intl.NumberFormat(region, options).format(value),
    dateTime: (value: Date | number, options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(region, { timeZone, ...options }).format(value),
    /** A scheduling day, such as `2026-11-22`, as "Sunday 22 November"; in another year than `today`'s with it. */
    day: (day: string, options: Intl.DateTimeFormatOptions = longDay, today: string = day) =>
      dayText(day, options, today, region),
    /** Time spent, in the unit that it is told in: "40 seconds", "12 minutes", "5.2 hours". */
    timeSpent: (ms: number) => {
      const [value, unit] =
        ms < minuteMs
          ? [ms / 1000, "second"]
          : ms < 2 * hourMs
            ? [ms / minuteMs, "minute"]
            : [ms / hourMs, "hour"];
      return new Intl.NumberFormat(region, {
        style: "unit",
        unit,
        unitDisplay: "long",
        maximumFractionDigits: unit === "hour" && value < 10 ? 1 : 0,
      }).format(value);
    },
    list: (words: readonly string[], options?: Intl.ListFormatOptions) =>
      new Intl.ListFormat(region, options).format(words),
  };
}
