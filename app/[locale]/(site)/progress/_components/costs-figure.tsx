import { getTranslations } from "next-intl/server";
import { Link } from "@/app/_components/local-link";
import { getFormatter } from "@/lib/i18n/format";
import type { Progress } from "@/lib/study/progress";
import { readableMinutes } from "../_figures/minutes";
import { BarItem, BarList } from "./bar-list";
import { Figure } from "./figure";
import { ShareBar } from "./share-bar";

/** What it would cost to remember more, or less. */
export async function CostsFigure({
  costs,
  retentionPercent,
}: Pick<Progress, "costs" | "retentionPercent">) {
  const [t, format] = await Promise.all([getTranslations("Ahead"), getFormatter()]);
  const share = (percent: number) => format.number(percent / 100, { style: "percent" });
  const minutes = (cost: { minutesADay: number } | undefined) =>
    readableMinutes(cost?.minutesADay ?? 0);
  const own = costs.find(({ percent }) => percent === retentionPercent);
  const higher = costs.find(({ percent }) => percent > retentionPercent);
  const words = { own: share(retentionPercent), ownMinutes: minutes(own) };
  const finding = higher
    ? t("costsFinding", { ...words, percent: share(higher.percent), minutes: minutes(higher) })
    : t("costsSame", words);
  const most = Math.max(...costs.map(({ minutesADay }) => minutesADay), 1);
  return (
    <Figure id="costs" title={t("costsTitle")} finding={finding}>
      <BarList>
        {costs.map(({ percent, minutesADay }) => (
          <BarItem
            key={percent}
            name={
              percent === retentionPercent ? `${share(percent)} (${t("yours")})` : share(percent)
            }
            words={t("costWords", {
              minutes: format.number(minutesADay, { maximumFractionDigits: 1 }),
            })}
          >
            <ShareBar share={minutesADay / most} />
          </BarItem>
        ))}
      </BarList>
      <p>
        <Link href="/settings">{t("costsChange")}</Link>
      </p>
    </Figure>
  );
}
