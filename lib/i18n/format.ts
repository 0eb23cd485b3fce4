import { getLocale, getTimeZone } from "next-intl/server";

/** Where the languages of the app are spoken as they are written here: our English is British. */
const regions = { nl: "nl-NL", en: "en-GB" } as const;

/** Numbers and dates in the language of the page, on the clock of the browser. */
export async function getFormatter() {
  const [locale, timeZone] = await Promise.all([getLocale(), getTimeZone()]);
  const region = regions[locale];
  return {
    number: (value: number, options?: Intl.NumberFormatOptions) =>
      new Intl.NumberFormat(region, options).format(value),
    dateTime: (value: Date | number, options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(region, { timeZone, ...options }).format(value),
  };
}
