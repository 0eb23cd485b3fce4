import { scaleBand, scaleLinear } from "d3-scale";
import { getTranslations } from "next-intl/server";
import { getFormatter } from "@/lib/i18n/format";
import type { Habit } from "@/lib/study/habit";
import styles from "./days-chart.module.css";

const width = 640;
const height = 200;
const margin = { top: 8, right: 0, bottom: 24, left: 36 };
const labelEveryDays = 7;

/** Answers per scheduling day as bars, the right ones darker. The table below it says the same. */
export async function DaysChart({ days }: Pick<Habit, "days">) {
  const [t, format] = await Promise.all([getTranslations("Habit"), getFormatter()]);
  const most = Math.max(4, ...days.map(({ answers }) => answers));
  const x = scaleBand(
    days.map(({ day }) => day),
    [margin.left, width - margin.right],
  ).padding(0.25);
  const y = scaleLinear([0, most], [height - margin.bottom, margin.top]).nice(4);
  return (
    <>
      <p className={styles.legend}>
        <span className={styles.rightSwatch} /> {t("legendRight")}
        <span className={styles.allSwatch} /> {t("legendWrong")}
      </p>
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
        {days.map(({ day, answers, right }, i) => (
          <g key={day}>
            <rect
              x={x(day)}
              width={x.bandwidth()}
              y={y(answers)}
              height={y(0) - y(answers)}
              className={styles.all}
            />
            <rect
              x={x(day)}
              width={x.bandwidth()}
              y={y(right)}
              height={y(0) - y(right)}
              className={styles.right}
            />
            {(days.length - 1 - i) % labelEveryDays === 0 && (
              <text
                x={(x(day) ?? 0) + x.bandwidth() / 2}
                y={height - 6}
                textAnchor={i === days.length - 1 ? "end" : "middle"}
              >
                {format.dateTime(new Date(day), {
                  day: "numeric",
                  month: "short",
                  timeZone: "UTC",
                })}
              </text>
            )}
          </g>
        ))}
      </svg>
    </>
  );
}
