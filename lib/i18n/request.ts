import { cookies } from "next/headers";
import { hasLocale } from "next-intl";
import { getRequestConfig } from "next-intl/server";
import { routing } from "./routing";

/** Times are shown on the clock of the browser, which it tells in a cookie. */
export default getRequestConfig(async ({ locale, requestLocale }) => {
  const wanted = locale ?? (await requestLocale);
  const known = hasLocale(routing.locales, wanted) ? wanted : routing.defaultLocale;
  const [{ default: messages }, jar] = await Promise.all([
    import(`./messages/${known}.json`),
    cookies(),
  ]);
  return { locale: known, messages, timeZone: knownTimeZone(jar.get("timeZone")?.value) };
});

function knownTimeZone(name = "Europe/Amsterdam"): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return "Europe/Amsterdam";
  }
}
