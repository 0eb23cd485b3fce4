import { getTranslations } from "next-intl/server";
import { daysBetween, schedulingDay } from "@/lib/domain/day";
import type { Learner } from "@/lib/domain/learner";
import { forGood, type Replayed } from "@/lib/domain/log";
import { getFormatter } from "@/lib/i18n/format";

/** When a fact comes back: a date, or nearby a number of days; in the words of a namespace. */
export type Return = Readonly<
  | { key: "due"; days: number }
  | { key: "dueOn" | "until"; date: string }
  | { key: "suspended" | "untilTomorrow" }
>;

/** Further ahead than this a date says more than a number of days. */
const nearbyDays = 14;

/** Tells when facts come back; nothing of those that were never met and are not set aside. */
export async function getReturns(
  settings: Learner["settings"],
  now: number,
): Promise<(fact: Replayed) => Return | undefined> {
  const format = await getFormatter();
  const today = schedulingDay(now, settings);
  const daysUntil = (at: number) => daysBetween(today, schedulingDay(at, settings));
  const dateOf = (at: number) =>
    format.day(schedulingDay(at, settings), { day: "numeric", month: "long" }, today);
  return ({ memory, heldUntil = 0 }) => {
    if (heldUntil >= forGood) return { key: "suspended" };
    if (heldUntil > now) {
      return daysUntil(heldUntil) <= 1
        ? { key: "untilTomorrow" }
        : { key: "until", date: dateOf(heldUntil) };
    }
    if (!memory) return undefined;
    const days = Math.max(0, daysUntil(memory.dueAt));
    return days <= nearbyDays ? { key: "due", days } : { key: "dueOn", date: dateOf(memory.dueAt) };
  };
}

/** The words for when a fact comes back, as part of a line. */
export async function getStandingWords(settings: Learner["settings"], now: number) {
  const [t, returns] = await Promise.all([
    getTranslations("Facts.standing"),
    getReturns(settings, now),
  ]);
  return (fact: Replayed): string | undefined => {
    const back = returns(fact);
    if (!back) return undefined;
    switch (back.key) {
      case "due":
        return t("due", { days: back.days });
      case "dueOn":
      case "until":
        return t(back.key, { date: back.date });
      default:
        return t(back.key);
    }
  };
}
