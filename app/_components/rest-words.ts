import { getTranslations } from "next-intl/server";
import { getFormatter, longDay } from "@/lib/i18n/format";
import type { Rest } from "@/lib/study/today";

/** Why nothing more is asked today, in the same words on every page; `undefined` when nothing is due. */
export async function restWords({
  today,
  waiting,
  dayOffUntil,
}: Rest): Promise<string | undefined> {
  const [t, format] = await Promise.all([getTranslations("Today"), getFormatter()]);
  if (dayOffUntil) return t("dayOffText", { day: format.day(dayOffUntil, longDay, today) });
  return waiting > 0 ? t("waiting", { waiting }) : undefined;
}
