import { hasLocale } from "next-intl";
import { getRequestConfig } from "next-intl/server";
import { routing } from "./routing";

export default getRequestConfig(async ({ locale, requestLocale }) => {
  const wanted = locale ?? (await requestLocale);
  const known = hasLocale(routing.locales, wanted) ? wanted : routing.defaultLocale;
  const { default: messages } = await import(`./messages/${known}.json`);
  return { locale: known, messages, timeZone: "UTC" };
});
