import { getLocale, getTranslations } from "next-intl/server";
import { delayText } from "@/app/_components/delay";
import type { Memory } from "@/lib/domain/memory";
import { getFormatter } from "@/lib/i18n/format";
import type { FactPage } from "@/lib/study/fact";
import { getStandingWords } from "../../_components/standing";
import styles from "./figures.module.css";

/** What FSRS keeps of a fact, each with a line on what it means. */
export async function Figures({
  page,
  memory,
  now,
}: Readonly<{ page: FactPage; memory: Memory; now: number }>) {
  const [t, locale, format, standing] = await Promise.all([
    getTranslations("Fact"),
    getLocale(),
    getFormatter(),
    getStandingWords(page.settings, now),
  ]);
  const tenths = { maximumFractionDigits: 1 };
  const figures = [
    {
      label: t("retrievability"),
      value: format.number(page.recallChance ?? 0, { style: "percent" }),
      text: t("retrievabilityText"),
    },
    { label: t("dueLabel"), value: standing(page) ?? "", text: t("dueText") },
    {
      label: t("stability"),
      value: delayText({ days: memory.stability }, locale),
      text: t("stabilityText"),
    },
    {
      label: t("difficulty"),
      value: t("difficultyValue", { value: format.number(memory.difficulty, tenths) }),
      text: t("difficultyText"),
    },
    { label: t("lapses"), value: format.number(memory.lapses), text: t("lapsesText") },
    { label: t("answersLabel"), value: format.number(page.answers), text: t("answersText") },
  ];
  return (
    <section className="stack">
      <h2>{t("figures")}</h2>
      <dl className={styles.figures}>
        {figures.map(({ label, value, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className={styles.value}>{value}</dd>
            <dd className="muted small">{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
