import { getTranslations } from "next-intl/server";
import type { Progress } from "@/lib/study/progress";
import { readableMinutes } from "../_figures/minutes";
import { DayBars } from "./day-bars";
import { Figure } from "./figure";

/** The work of the coming weeks, with new facts and without. */
export async function AheadFigure({ ahead, msPerAnswer }: Progress) {
  const t = await getTranslations("Ahead");
  const minutesADay = (figure: "answers" | "answersWithNew") => {
    const answers = ahead.reduce((sum, day) => sum + day[figure], 0);
    return readableMinutes((answers * msPerAnswer) / 60_000 / ahead.length);
  };
  const [minutes, withNew] = [minutesADay("answers"), minutesADay("answersWithNew")];
  const hasNew = ahead.some(({ answers, answersWithNew }) => answersWithNew > answers + 0.5);
  const finding = hasNew ? t("finding", { minutes, withNew }) : t("findingOnly", { minutes });
  const bars = ahead.map(({ day, answers, answersWithNew }) => ({
    day,
    lower: answers,
    upper: answersWithNew - answers,
  }));
  return (
    <Figure id="ahead" title={t("title")} finding={finding}>
      <DayBars days={bars} lower={t("legendKnown")} upper={t("legendNew")} />
    </Figure>
  );
}
