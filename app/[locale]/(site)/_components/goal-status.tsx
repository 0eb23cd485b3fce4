import { getLocale, getTranslations } from "next-intl/server";
import { getFormatter } from "@/lib/i18n/format";
import type { GoalStanding } from "@/lib/study/today";

/** A goal and how it goes, in words. */
export async function GoalStatus({ goal, article, plan, newToday, effort }: GoalStanding) {
  const [t, format, locale] = await Promise.all([
    getTranslations("Plan"),
    getFormatter(),
    getLocale(),
  ]);
  return (
    <>
      <p className="serif">
        <strong>
          {t("goalLine", { article: article.title[locale], day: format.day(goal.by) })}
        </strong>
      </p>
      {plan.state === "empty" && <p>{t("goalEmpty")}</p>}
      {plan.state === "reached" && (
        <p>
          {t("goalReached")} {plan.toRefresh > 0 && t("goalRefresh", { facts: plan.toRefresh })}
        </p>
      )}
      {plan.state === "missed" && <p>{t("goalMissed", { unmet: plan.unmet })}</p>}
      {plan.state === "impossible" && <p>{t("goalImpossible", { unmet: plan.unmet })}</p>}
      {plan.state === "planning" && (
        <p>
          {plan.unmet > 0
            ? t("goalPlanning", { unmet: plan.unmet, today: newToday })
            : t("goalSettling")}{" "}
          {newToday < plan.leftToday && t("goalWaits")}{" "}
          {effort && t("goalMinutes", { minutes: Math.max(1, effort.mostMinutesADay) })}{" "}
          {plan.metBy && t("goalMetBy", { day: format.day(plan.metBy) })}{" "}
          {effort && t(`goal-${effort.verdict}`)}
        </p>
      )}
    </>
  );
}
