import { scaleLinear, scalePoint } from "d3-scale";
import { getTranslations } from "next-intl/server";
import { isTelling } from "@/lib/domain/retention";
import { wilsonInterval } from "@/lib/domain/share";
import { getFormatter } from "@/lib/i18n/format";
import type { Working } from "@/lib/study/working";
import styles from "./chart.module.css";

const width = 640;
const height = 240;
const margin = { top: 12, right: 14, bottom: 32, left: 64 };
const labelEveryWeeks = 6;
const dot = 7;

/** What was recalled in each week as dots, with how far each may be off, and the aim as a line. */
export async function WeeksChart({
  weeks,
  desiredRetention: aim,
}: Pick<Working, "weeks" | "desiredRetention">) {
  const [t, format] = await Promise.all([getTranslations("Working"), getFormatter()]);
  const percent = (share: number) => format.number(share, { style: "percent" });
  const asked = weeks.flatMap((week) => {
    const interval = wilsonInterval(week.right, week.answers);
    return interval ? [{ ...week, ...interval, share: week.right / week.answers }] : [];
  });
  // As far down as what tells something; the rest may run off the picture.
  const lowest = Math.min(aim, ...asked.map((week) => (isTelling(week) ? week.low : week.share)));
  const x = scalePoint(
    weeks.map(({ week }) => week),
    [margin.left, width - margin.right],
  ).padding(0.5);
  const y = scaleLinear([tenthBelow(lowest), 1], [height - margin.bottom, margin.top]).clamp(true);
  return (
    <>
      <ul className={styles.legend}>
        <li>
          <svg viewBox="0 0 24 16" className={styles.swatch} aria-hidden>
            <rect x="8" width="8" height="16" rx="4" className={styles.interval} />
            <circle cx="12" cy="8" r="5" className={styles.telling} />
          </svg>
          {t("legendWeek")}
        </li>
        {asked.some((week) => !isTelling(week)) && (
          <li>
            <svg viewBox="0 0 24 16" className={styles.swatch} aria-hidden>
              <circle cx="12" cy="8" r="5" className={styles.few} />
            </svg>
            {t("legendFew")}
          </li>
        )}
        <li>
          <svg viewBox="0 0 24 16" className={styles.swatch} aria-hidden>
            <path d="M0 8H24" className={styles.aim} />
          </svg>
          {t("legendAim", { aim: percent(aim) })}
        </li>
      </ul>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        className={`${styles.chart} ${styles.wide}`}
        aria-hidden
      >
        {y.ticks(4).map((tick) => (
          <g key={tick}>
            <path d={`M${margin.left} ${y(tick)}H${width}`} className={styles.grid} />
            <text x={margin.left - 8} y={y(tick)} dy="0.32em" textAnchor="end">
              {percent(tick)}
            </text>
          </g>
        ))}
        {weeks
          .filter((_, i) => (weeks.length - 1 - i) % labelEveryWeeks === 0)
          .map(({ week }, i, labelled) => (
            <text
              key={week}
              x={x(week)}
              y={height - 6}
              textAnchor={i === labelled.length - 1 ? "end" : "middle"}
            >
              {format.day(week, { day: "numeric", month: "short" })}
            </text>
          ))}
        {asked.map((week) => {
          const isFew = !isTelling(week);
          return (
            <g key={week.week} transform={`translate(${x(week.week)} 0)`}>
              <rect
                x={isFew ? -2 : -dot / 2}
                width={isFew ? 4 : dot}
                y={y(week.high)}
                height={y(week.low) - y(week.high)}
                rx={isFew ? 2 : dot / 2}
                className={styles.interval}
              />
              <circle cy={y(week.share)} r={dot} className={isFew ? styles.few : styles.telling} />
            </g>
          );
        })}
        <path d={`M${margin.left} ${y(aim)}H${width}`} className={styles.aim} />
      </svg>
    </>
  );
}

const tenthBelow = (share: number): number => Math.max(0, Math.ceil(share * 10 - 1) / 10);
