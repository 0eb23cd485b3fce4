import { scaleLinear, scaleUtc } from "d3-scale";
import { getTranslations } from "next-intl/server";
import { chanceIn, dateIn, type ForgettingCurve, type Stretch } from "@/lib/domain/curve";
import type { Learner } from "@/lib/domain/learner";
import { getFormatter } from "@/lib/i18n/format";
import styles from "./curve-drawing.module.css";

const margin = { top: 30, right: 14, bottom: 28, left: 46 };
/** Room for the first mark beside the axis. */
const inset = 6;
const dayMs = 86_400_000;
const pixelsPerPoint = 4;
const pixelsPerDate = 110;
const closestDates = 96;
/** With less room for each, marks are drawn smaller, down to a part of their size. */
const pixelsPerMark = 14;
const smallestMark = 0.6;
/** Dates over more days than this are told apart by their year. */
const daysWithoutYear = 300;

/** The forgetting curve in a frame of `width` by `height`, with its words for those who do not see it. */
export async function CurveDrawing({
  id,
  curve,
  settings,
  width,
  height,
  title,
  description,
  className,
}: Readonly<{
  id: string;
  curve: ForgettingCurve;
  settings: Learner["settings"];
  width: number;
  height: number;
  title: string;
  description: string;
  className: string | undefined;
}>) {
  const [t, format] = await Promise.all([getTranslations("Fact"), getFormatter()]);
  const { stretches, marks, today, dueDay, lastDay } = curve;
  const base = height - margin.bottom;
  const x = scaleLinear([0, lastDay], [margin.left + inset, width - margin.right]);
  const y = scaleLinear([0, 1], [base, margin.top]);
  const place = (stretch: Stretch, day: number) =>
    `${x(day).toFixed(1)} ${y(chanceIn(stretch, day, settings)).toFixed(1)}`;
  /** The part of a stretch between two days, from left to right. */
  const pathOf = (stretch: Stretch, from: number, to: number) => {
    const points = Math.max(1, Math.ceil((x(to) - x(from)) / pixelsPerPoint));
    return Array.from({ length: points + 1 }, (_, i) =>
      place(stretch, from + ((to - from) * i) / points),
    ).join("L");
  };
  const past = stretches
    .filter(({ fromDay }) => fromDay <= today)
    .map((stretch, i) => {
      const joins = stretches[i - 1]?.toDay === stretch.fromDay;
      const path = pathOf(stretch, stretch.fromDay, Math.min(stretch.toDay, today));
      return `${joins ? "L" : "M"}${path}`;
    });
  const last = stretches.at(-1);
  const isOpen = last?.toDay === lastDay;
  const markScale = Math.max(smallestMark, Math.min(1, width / marks.length / pixelsPerMark));
  const share = (chance: number) => format.number(chance, { style: "percent" });
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-description`}
      className={`${styles.drawing} ${className}`}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-description`}>{description}</desc>
      {[0, 0.5, 1].map((chance) => (
        <g key={chance}>
          <line
            x1={margin.left}
            x2={width - margin.right}
            y1={y(chance)}
            y2={y(chance)}
            className={styles.grid}
          />
          <text x={margin.left - 8} y={y(chance)} dy="0.32em" textAnchor="end">
            {share(chance)}
          </text>
        </g>
      ))}
      {datesIn(curve, width).map(({ date, at }) => (
        <g key={date.getTime()}>
          <line x1={at} x2={at} y1={base} y2={base + 4} className={styles.tick} />
          <text x={at} y={height - 8} textAnchor={anchorAt(at, width)}>
            {format.dateTime(date, {
              month: "short",
              ...(lastDay > daysWithoutYear ? { year: "numeric" } : { day: "numeric" }),
              timeZone: "UTC",
            })}
          </text>
        </g>
      ))}
      <line
        x1={margin.left}
        x2={width - margin.right}
        y1={y(settings.desiredRetention)}
        y2={y(settings.desiredRetention)}
        className={styles.aim}
      />
      <line x1={x(today)} x2={x(today)} y1={margin.top - 6} y2={base} className={styles.today} />
      <text
        x={x(today)}
        y={margin.top - 14}
        textAnchor={anchorAt(x(today), width)}
        className={styles.strong}
      >
        {t("today")}
      </text>
      {last && isOpen && (
        <path
          d={`M${pathOf(last, Math.max(today, last.fromDay), lastDay)}`}
          className={styles.ahead}
        />
      )}
      <path d={past.join("")} className={styles.past} />
      {last && isOpen && dueDay !== undefined && dueDay >= last.fromDay && (
        <g>
          <line
            x1={x(dueDay)}
            x2={x(dueDay)}
            y1={y(chanceIn(last, dueDay, settings))}
            y2={base}
            className={styles.due}
          />
          <circle
            cx={x(dueDay)}
            cy={y(chanceIn(last, dueDay, settings))}
            r="4.5"
            className={styles.ring}
          />
          <text
            x={x(dueDay) + (x(dueDay) > width - 110 ? -7 : 7)}
            y={base - 10}
            textAnchor={x(dueDay) > width - 110 ? "end" : "start"}
            className={styles.strong}
          >
            {t("dueMark")}
          </text>
        </g>
      )}
      {marks.map(({ day, chance, isWrong }) => (
        <g
          key={day}
          transform={`translate(${x(day).toFixed(1)} ${y(chance).toFixed(1)}) scale(${markScale.toFixed(2)})`}
        >
          {isWrong ? <WrongMark /> : <RightMark />}
        </g>
      ))}
    </svg>
  );
}

export const RightMark = () => <circle r="4.5" className={styles.right} />;

export const WrongMark = () => (
  <>
    <path d="M-4.5-4.5 4.5 4.5M4.5-4.5-4.5 4.5" className={styles.wrongHalo} />
    <path d="M-4.5-4.5 4.5 4.5M4.5-4.5-4.5 4.5" className={styles.wrong} />
  </>
);

/** Round dates along the axis, none between days and none upon another, with their places. */
function datesIn(curve: ForgettingCurve, width: number): Readonly<{ date: Date; at: number }>[] {
  const ends = [new Date(curve.firstDay), new Date(dateIn(curve, curve.lastDay))];
  const place = scaleUtc(ends, [margin.left + inset, width - margin.right]);
  const dates: { date: Date; at: number }[] = [];
  for (const date of place.ticks(Math.max(2, Math.floor(width / pixelsPerDate)))) {
    const at = place(date);
    const isApart = at - (dates.at(-1)?.at ?? Number.NEGATIVE_INFINITY) >= closestDates;
    if (date.getTime() % dayMs === 0 && isApart) dates.push({ date, at });
  }
  return dates;
}

const anchorAt = (x: number, width: number): "start" | "middle" | "end" =>
  x > width - 50 ? "end" : x < margin.left + 30 ? "start" : "middle";
