import { getTranslations } from "next-intl/server";
import type { MemoryMap } from "@/lib/study/memory-map";
import { Figure } from "../../../_components/figure";
import { RecallChart } from "./recall-chart";

/** How many facts would have been recalled day by day, and where it goes. */
export async function RecallFigure({ map }: Readonly<{ map: MemoryMap }>) {
  const t = await getTranslations("MemoryMap");
  const { article, today, stopped, goingOn } = map;
  const finding = t("throughFinding", {
    now: today.recalled,
    stopped: stopped.at(-1)?.recalled ?? today.recalled,
    goingOn: goingOn.at(-1)?.recalled ?? today.recalled,
  });
  return (
    <Figure id="recall" title={t("through")} finding={finding} about={article.id}>
      <RecallChart map={map} />
      <p className="muted small">{t("throughNote")}</p>
    </Figure>
  );
}
