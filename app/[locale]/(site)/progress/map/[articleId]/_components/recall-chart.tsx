import { scaleLinear, scaleUtc } from "d3-scale";
import { curveMonotoneX, line } from "d3-shape";
import { getTranslations } from "next-intl/server";
import type { MapFrame } from "@/lib/domain/memory-map";
import { getFormatter } from "@/lib/i18n/format";
import type { MemoryMap } from "@/lib/study/memory-map";
import styles from "./recall-chart.module.css";

const width = 640;
const height = 260;
const margin = { top: 28, right: 12, bottom: 30, left: 48 };

/** The facts that would be recalled as a line: what was is solid, and each of two futures has its dashes. */
export async function RecallChart({ map }: Readonly<{ map: MemoryMap }>) {
  const [t, format] = await Promise.all([getTranslations("MemoryMap"), getFormatter()]);
  const { past, today, stopped, goingOn, facts } = map;
  const first = past[0] ?? today;
  const last = stopped.at(-1) ?? today;
  const x = scaleUtc(
    [new Date(first.day), new Date(last.day)],
    [margin.left, width - margin.right],
  );
  const y = scaleLinear([0, facts.length], [height - margin.bottom, margin.top]);
  const path = line<MapFrame>(
    ({ day }) => x(new Date(day)),
    ({ recalled }) => y(recalled),
  )
    .curve(curveMonotoneX)
    .digits(1);
  const todayX = x(new Date(today.day));
  const short = (frame: MapFrame) =>
    format.day(frame.day, { day: "numeric", month: "short", year: "numeric" });
  return (
    <>
      <ul className={styles.legend}>
        <Sign className={styles.past} label={t("until")} />
        <Sign className={styles.goingOn} label={t("ifGoingOn")} />
        <Sign className={styles.stopped} label={t("ifStopped")} />
      </ul>
      <svg viewBox={`0 0 ${width} ${height}`} className={styles.chart} aria-hidden>
        {[0, 0.5, 1].map((share) => (
          <g key={share} transform={`translate(0 ${y(share * facts.length)})`}>
            <line x1={margin.left} x2={width - margin.right} className={styles.grid} />
            <text x={margin.left - 8} dy="0.32em" textAnchor="end">
              {format.number(Math.round(share * facts.length))}
            </text>
          </g>
        ))}
        <line
          x1={todayX}
          x2={todayX}
          y1={margin.top - 6}
          y2={height - margin.bottom}
          className={styles.today}
        />
        <text
          x={todayX}
          y={margin.top - 10}
          textAnchor={todayX < margin.left + 40 ? "start" : "middle"}
        >
          {t("today")}
        </text>
        {todayX > margin.left + 40 && (
          <text x={margin.left} y={height - 6}>
            {short(first)}
          </text>
        )}
        <text x={width - margin.right} y={height - 6} textAnchor="end">
          {short(last)}
        </text>
        <path d={path([today, ...stopped]) ?? ""} className={styles.stopped} />
        <path d={path([today, ...goingOn]) ?? ""} className={styles.goingOn} />
        <path d={path([...past, today]) ?? ""} className={styles.past} />
        <circle cx={todayX} cy={y(today.recalled)} r="4.5" className={styles.now} />
      </svg>
    </>
  );
}

const Sign = ({ className, label }: Readonly<{ className: string | undefined; label: string }>) => (
  <li>
    <svg viewBox="0 0 36 12" width="36" height="12" aria-hidden>
      <path d="M0 6H36" className={className} />
    </svg>
    {label}
  </li>
);
