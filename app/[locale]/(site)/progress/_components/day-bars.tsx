import { scaleBand, scaleLinear } from "d3-scale";
import type { SchedulingDay } from "@/lib/domain/day";
import { getFormatter } from "@/lib/i18n/format";
import styles from "./day-bars.module.css";

/** A day's amount, in two parts that add up. */
export type DayBar = Readonly<{ day: SchedulingDay; lower: number; upper: number }>;

type Props = Readonly<{
  days: readonly DayBar[];
  /** What the parts are. */
  lower: string;
  upper: string;
}>;

/** An amount per scheduling day as bars in two parts, drawn for large and for small screens. */
export function DayBars({ days, lower, upper }: Props) {
  return (
    <>
      <p className={styles.legend}>
        <span className={styles.lowerSwatch} /> {lower}
        <span className={styles.upperSwatch} /> {upper}
      </p>
      <div>
        <Drawing days={days} width={704} height={200} className={styles.wide} />
        <Drawing days={days} width={350} height={190} className={styles.narrow} />
      </div>
    </>
  );
}

const margin = { top: 8, bottom: 24, left: 36 };
/** About as wide as a date with room around it. */
const labelWidth = 75;
const daysAWeek = 7;
/** However little was done, it does not fill the picture. */
const fewest = 2;

async function Drawing({
  days,
  width,
  height,
  className,
}: Readonly<{
  days: readonly DayBar[];
  width: number;
  height: number;
  className: string | undefined;
}>) {
  const format = await getFormatter();
  const most = Math.max(fewest, ...days.map(({ lower, upper }) => lower + upper));
  const x = scaleBand([margin.left, width])
    .domain(days.map(({ day }) => day))
    .padding(0.25);
  const y = scaleLinear([0, most], [height - margin.bottom, margin.top]).nice(4);
  const weeksPerLabel = Math.ceil(labelWidth / (x.step() * daysAWeek));
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className={className} aria-hidden>
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
      {days.map(({ day, lower, upper }, i) => (
        <g key={day}>
          <rect
            x={x(day)}
            width={x.bandwidth()}
            y={y(lower + upper)}
            height={y(lower) - y(lower + upper)}
            className={styles.upper}
          />
          <rect
            x={x(day)}
            width={x.bandwidth()}
            y={y(lower)}
            height={y(0) - y(lower)}
            className={styles.lower}
          />
          {(days.length - 1 - i) % (weeksPerLabel * daysAWeek) === 0 && (
            <text
              x={(x(day) ?? 0) + x.bandwidth() / 2}
              y={height - 6}
              textAnchor={i === days.length - 1 ? "end" : "middle"}
            >
              {format.day(day, { day: "numeric", month: "short" })}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}
