import { scaleBand, scaleLinear } from "d3-scale";
import { getTranslations } from "next-intl/server";
import type { DayAhead } from "@/lib/domain/forecast";
import { getFormatter } from "@/lib/i18n/format";
import type { Progress } from "@/lib/study/progress";
import { readableMinutes } from "../_figures/minutes";
import styles from "./ahead-figure.module.css";
import { Figure } from "./figure";

const width = 640;
const height = 260;
const margin = { top: 8, right: 0, bottom: 28, left: 44 };
const labelEveryDays = 7;

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
  return (
    <Figure id="ahead" title={t("title")} finding={finding}>
      {hasNew && (
        <p className={styles.legend}>
          <span className={styles.knownSwatch} /> {t("legendKnown")}
          <span className={styles.newSwatch} /> {t("legendNew")}
        </p>
      )}
      <Bars ahead={ahead} />
    </Figure>
  );
}

/** Answers a day as bars; what comes from new facts stands on top of them, in outline. */
async function Bars({ ahead }: Readonly<{ ahead: readonly DayAhead[] }>) {
  const format = await getFormatter();
  const most = Math.max(4, ...ahead.map((day) => Math.max(day.answers, day.answersWithNew)));
  const x = scaleBand(
    ahead.map(({ day }) => day),
    [margin.left, width - margin.right],
  ).padding(0.25);
  const y = scaleLinear([0, most], [height - margin.bottom, margin.top]).nice(4);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className={styles.chart} aria-hidden>
      {y
        .ticks(4)
        .filter(Number.isInteger)
        .map((tick) => (
          <g key={tick}>
            <line x1={margin.left} x2={width} y1={y(tick)} y2={y(tick)} className={styles.grid} />
            <text x={margin.left - 8} y={y(tick)} dy="0.32em" textAnchor="end">
              {format.number(tick)}
            </text>
          </g>
        ))}
      {ahead.map(({ day, answers, answersWithNew }, i) => (
        <g key={day}>
          <rect
            x={x(day)}
            width={x.bandwidth()}
            y={y(Math.max(answers, answersWithNew))}
            height={y(0) - y(Math.max(answers, answersWithNew))}
            className={styles.new}
          />
          <rect
            x={x(day)}
            width={x.bandwidth()}
            y={y(answers)}
            height={y(0) - y(answers)}
            className={styles.known}
          />
          {i % labelEveryDays === 0 && (
            <text
              x={(x(day) ?? 0) + (i === 0 ? 0 : x.bandwidth() / 2)}
              y={height - 6}
              textAnchor={i === 0 ? "start" : "middle"}
            >
              {format.day(day, { day: "numeric", month: "short" })}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}
