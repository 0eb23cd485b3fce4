import { getLocale, getTimeZone } from "next-intl/server";

/** Where the languages of the app are spoken as they are written here: our English is British. */
const regions = { nl: "nl-NL", en: "en-GB" } as const;

const longDay = { weekday: "long", day: "numeric", month: "long" } as const;

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
    /** A scheduling day, such as `2026-11-22`, as "Sunday 22 November" where nothing else is asked for. */
    day: (day: string, options: Intl.DateTimeFormatOptions = longDay) =>
      new Intl.DateTimeFormat(region, { timeZone: "UTC", ...options }).format(new Date(day)),
    list: (words: readonly string[], options?: Intl.ListFormatOptions) =>
      new Intl.ListFormat(region, options).format(words),
  };
}
