import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { fewestTrials, type PartRecall } from "@/lib/domain/time-of-day";
import { getFormatter } from "@/lib/i18n/format";
import type { HabitDay } from "@/lib/study/habit";
import { BarItem, BarList } from "../_components/bar-list";
import { DayBars } from "../_components/day-bars";
import { Figure } from "../_components/figure";
import { ProgressFrame } from "../_components/progress-frame";
import { ShareBar } from "../_components/share-bar";
import { currentHabit, minutesIn } from "../_figures/habit";
import { YearCalendar } from "./_components/year-calendar";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Habit"))("title") };
}

export default function HabitPage() {
  return (
    <ProgressFrame current="/progress/habit">
      <Calendar />
      <Answers />
      <Minutes />
      <Times />
    </ProgressFrame>
  );
}

async function Calendar() {
  const [t, { year, streak }] = await Promise.all([getTranslations("Habit"), currentHabit()]);
  const active = activeOf(year);
  const title = t("calendar");
  if (active.length === 0) return <Figure id="calendar" title={title} empty={t("calendarEmpty")} />;
  const answers = active.reduce((sum, day) => sum + day.answers, 0);
  return (
    <Figure
      id="calendar"
      title={title}
      finding={t("calendarFinding", { streak, answers, days: active.length })}
    >
      <YearCalendar year={year} />
    </Figure>
  );
}

async function Answers() {
  const [t, { lastDays }] = await Promise.all([getTranslations("Habit"), currentHabit()]);
  const active = activeOf(lastDays);
  if (active.length === 0) return <Figure id="days" title={t("days")} empty={t("daysEmpty")} />;
  const answers = active.reduce((sum, day) => sum + day.answers, 0);
  const right = active.reduce((sum, day) => sum + day.right, 0);
  return (
    <Figure
      id="days"
      title={t("days")}
      finding={t("daysFinding", { answers, right, days: active.length })}
    >
      <DayBars
        days={lastDays.map((day) => ({
          day: day.day,
          lower: day.right,
          upper: day.answers - day.right,
        }))}
        lower={t("legendRight")}
        upper={t("legendWrong")}
      />
    </Figure>
  );
}

async function Minutes() {
  const [t, format, { lastWeeks }] = await Promise.all([
    getTranslations("Habit"),
    getFormatter(),
    currentHabit(),
  ]);
  const active = activeOf(lastWeeks);
  const title = t("minutes");
  if (active.length === 0) return <Figure id="minutes" title={title} empty={t("minutesEmpty")} />;
  const spentMs = active.reduce((sum, { reviewMs, quizMs }) => sum + reviewMs + quizMs, 0);
  return (
    <Figure
      id="minutes"
      title={title}
      finding={t("minutesFinding", {
        aDay: format.timeSpent(spentMs / active.length),
        total: format.timeSpent(spentMs),
      })}
    >
      <DayBars
        days={lastWeeks.map(({ day, reviewMs, quizMs }) => ({
          day,
          lower: minutesIn(reviewMs),
          upper: minutesIn(quizMs),
        }))}
        lower={t("legendCards")}
        upper={t("legendQuiz")}
      />
    </Figure>
  );
}

async function Times() {
  const [t, format, { parts, best }] = await Promise.all([
    getTranslations("Habit"),
    getFormatter(),
    currentHabit(),
  ]);
  const title = t("times");
  if (parts.length < 2)
    return <Figure id="times" title={title} empty={t("timesEmpty", { fewest: fewestTrials })} />;
  const percent = (share: number) => format.number(share, { style: "percent" });
  const sharesOf = ({ answers, recalled, expected }: PartRecall) => ({
    recalled: percent(recalled / answers),
    expected: percent(expected / answers),
  });
  const finding = best
    ? t("timesFinding", { part: t(`when-${best.part}`), ...sharesOf(best) })
    : t("timesAlike");
  return (
    <Figure id="times" title={title} finding={finding}>
      <BarList>
        {parts.map((part) => (
          <BarItem
            key={part.part}
            name={t(`part-${part.part}`)}
            words={t("recalledOf", { answers: part.answers, ...sharesOf(part) })}
          >
            <ShareBar share={part.recalled / part.answers} mark={part.expected / part.answers} />
          </BarItem>
        ))}
      </BarList>
      <p className="muted small">{t("timesLegend")}</p>
    </Figure>
  );
}

const activeOf = (days: readonly HabitDay[]): HabitDay[] =>
  days.filter(({ answers }) => answers > 0);
