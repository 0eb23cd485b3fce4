import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Figure } from "../_components/figure";
import { ProgressFrame } from "../_components/progress-frame";
import { currentHabit } from "../_figures/habit";
import { DaysChart } from "./_components/days-chart";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Habit"))("title") };
}

export default function HabitPage() {
  return (
    <ProgressFrame current="/progress/habit">
      <Days />
    </ProgressFrame>
  );
}

async function Days() {
  const [t, { days }] = await Promise.all([getTranslations("Habit"), currentHabit()]);
  const active = days.filter(({ answers }) => answers > 0);
  if (active.length === 0) return <Figure id="days" title={t("days")} empty={t("daysEmpty")} />;
  const answers = active.reduce((sum, day) => sum + day.answers, 0);
  const right = active.reduce((sum, day) => sum + day.right, 0);
  return (
    <Figure
      id="days"
      title={t("days")}
      finding={t("daysFinding", { answers, right, days: active.length })}
    >
      <DaysChart days={days} />
    </Figure>
  );
}
