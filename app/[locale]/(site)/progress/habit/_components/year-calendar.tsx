import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { amountStep, amountSteps, weeksOf } from "@/lib/domain/calendar";
import { getFormatter } from "@/lib/i18n/format";
import type { HabitDay } from "@/lib/study/habit";
import styles from "./year-calendar.module.css";

const pitch = 12;
const margin = { top: 18, left: 26 };
/** The half that today is in; the weeks before it are the other, at the same scale. */
const recentWeeks = 27;
/** With room for the ring around a day at the edge. */
const width = margin.left + recentWeeks * pitch + 1;
const height = margin.top + 7 * pitch + 1;
/** More answers are a larger square as well as a stronger colour. */
const sides = [0, 4, 6, 8, 10];

type Week = readonly HabitDay[];

/**
 * A year of days, each a square by its answers. In two halves, side by side on a wide screen and stacked on
 * a phone, so that it is drawn at the same size on both; a half in which nothing happened is left out.
 */
export async function YearCalendar({ year }: Readonly<{ year: readonly HabitDay[] }>) {
  const weeks = weeksOf(year);
  const earlier = weeks.slice(0, -recentWeeks);
  const today = year.at(-1)?.day;
  return (
    <>
      <div className={styles.halves}>
        {earlier.flat().some(({ answers }) => answers > 0) && (
          <Half weeks={earlier} today={today} />
        )}
        <Half weeks={weeks.slice(-recentWeeks)} today={today} />
      </div>
      <Legend hasDaysOff={year.some(({ isDayOff }) => isDayOff)} />
    </>
  );
}

async function Half({ weeks, today }: Readonly<{ weeks: readonly Week[]; today?: string }>) {
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className={styles.half} aria-hidden>
      <WeekdayNames />
      <MonthNames weeks={weeks} />
      {weeks.map((week, place) =>
        week.map((day) => (
          <g
            key={day.day}
            transform={`translate(${margin.left + (place + 0.5) * pitch} ${rowOf(day.day)})`}
          >
            {day.day === today && <TodayRing />}
            <DaySign day={day} />
          </g>
        )),
      )}
    </svg>
  );
}

/** The middle of a weekday's row. */
const rowOf = (day: string): number =>
  margin.top + ((new Date(day).getUTCDay() + 6) % 7) * pitch + pitch / 2;

async function WeekdayNames() {
  const format = await getFormatter();
  const [monday, wednesday, friday] = ["2026-11-16", "2026-11-18", "2026-11-20"] as const;
  return [monday, wednesday, friday].map((day) => (
    <text key={day} y={rowOf(day)} dy="0.34em">
      {format.day(day, { weekday: "short" })}
    </text>
  ));
}

/** A month's name stands above the week in which it begins. */
async function MonthNames({ weeks }: Readonly<{ weeks: readonly Week[] }>) {
  const format = await getFormatter();
  return weeks.map((week, place) => {
    const first = week.find(({ day }) => day.endsWith("-01"))?.day;
    if (!first) return null;
    const isAtEdge = place > recentWeeks - 3;
    return (
      <text
        key={first}
        x={isAtEdge ? width : margin.left + place * pitch}
        y={11}
        textAnchor={isAtEdge ? "end" : "start"}
      >
        {format.day(first, {
          month: "short",
          ...(first.slice(5, 7) === "01" ? { year: "numeric" } : {}),
        })}
      </text>
    );
  });
}

async function DaySign({ day: { day, answers, isDayOff } }: Readonly<{ day: HabitDay }>) {
  const [t, format] = await Promise.all([getTranslations("Habit"), getFormatter()]);
  if (answers > 0)
    return (
      <Square step={amountStep(answers)}>
        <title>{t("calendarDay", { day: format.day(day), answers })}</title>
      </Square>
    );
  return isDayOff ? <DayOffSign /> : <circle r="0.9" className={styles.nothing} />;
}

function Square({ step, children }: Readonly<{ step: number; children?: ReactNode }>) {
  const side = sides[step] ?? 0;
  return (
    <rect
      x={-side / 2}
      y={-side / 2}
      width={side}
      height={side}
      rx={side / 5}
      className={styles[`step${step}`]}
    >
      {children}
    </rect>
  );
}

const DayOffSign = () => <path d="M-3 0H3" className={styles.dayOff} />;

const TodayRing = () => (
  <rect x="-6" y="-6" width="12" height="12" rx="3" className={styles.today} />
);

async function Legend({ hasDaysOff }: Readonly<{ hasDaysOff: boolean }>) {
  const t = await getTranslations("Habit");
  return (
    <div className={styles.legend}>
      <span>{t("calendarLegend")}</span>
      <ul>
        {amountSteps.map((from, i) => {
          const next = amountSteps[i + 1];
          const label = next ? t("stepTo", { from, to: next - 1 }) : t("stepFrom", { from });
          return (
            <Sign key={from} label={label}>
              <Square step={i + 1} />
            </Sign>
          );
        })}
        {hasDaysOff && (
          <Sign label={t("dayOff")}>
            <DayOffSign />
          </Sign>
        )}
        <Sign label={t("today")}>
          <TodayRing />
        </Sign>
      </ul>
    </div>
  );
}

const Sign = ({ label, children }: Readonly<{ label: string; children: ReactNode }>) => (
  <li>
    <svg viewBox="-7 -7 14 14" width="14" height="14" aria-hidden>
      {children}
    </svg>
    {label}
  </li>
);
