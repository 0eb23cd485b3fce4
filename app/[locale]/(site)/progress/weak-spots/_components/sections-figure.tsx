import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Link } from "@/app/_components/local-link";
import { allFacts, knownFacts } from "@/lib/domain/progress";
import { type SectionStrength, weakestSection } from "@/lib/domain/weak-spots";
import { getFormatter } from "@/lib/i18n/format";
import type { WeakSpots } from "@/lib/study/weak-spots";
import { LevelBar } from "../../../_components/level-bar";
import { Figure } from "../../_components/figure";
import { ShareBar } from "../../_components/share-bar";
import styles from "./sections-figure.module.css";

/** Sections beside each other, the one that would be recalled worst first. */
export async function SectionsFigure({ sections }: Pick<WeakSpots, "sections">) {
  const [t, format, locale] = await Promise.all([
    getTranslations("WeakSpots"),
    getFormatter(),
    getLocale(),
  ]);
  const compared = sections.filter(({ strength }) => strength);
  const told = compared.length > 1 ? weakestSection(sections) : compared[0];
  if (compared.length === 0)
    return <Figure id="sections" title={t("sections")} empty={t("sectionsEmpty")} />;
  const most = Math.max(...sections.map(({ strength }) => strength?.lapsesPerFact ?? 0));
  return (
    <Figure
      id="sections"
      title={t("sections")}
      finding={
        told?.strength
          ? t("sectionsFinding", {
              section: told.section.title[locale],
              share: format.number(told.strength.recall, { style: "percent" }),
              compared: compared.length,
            })
          : t("sectionsAlike")
      }
    >
      <ul className={styles.list}>
        {sections.map((section) => (
          <li key={section.section.id} className={styles.section}>
            <Link href={`/facts?section=${section.section.id}`}>
              {section.section.title[locale]}
            </Link>
            <Bars of={section} most={most} />
          </li>
        ))}
      </ul>
    </Figure>
  );
}

/** @param most the most lapses per fact of any section: the end of the scale */
async function Bars({
  of: { counts, met, strength },
  most,
}: Readonly<{ of: SectionStrength; most: number }>) {
  const [t, format] = await Promise.all([getTranslations("WeakSpots"), getFormatter()]);
  if (!strength) return <p className="muted small">{t("hardlyMet", { met })}</p>;
  return (
    <dl className={styles.bars}>
      <Bar
        label={t("known")}
        value={t("outOf", { part: knownFacts(counts), whole: allFacts(counts) })}
      >
        <LevelBar counts={counts} />
      </Bar>
      <Bar label={t("recall")} value={format.number(strength.recall, { style: "percent" })}>
        <ShareBar share={strength.recall} />
      </Bar>
      <Bar
        label={t("lapsesPerFact")}
        value={format.number(strength.lapsesPerFact, { maximumFractionDigits: 1 })}
      >
        <ShareBar share={most > 0 ? strength.lapsesPerFact / most : 0} />
      </Bar>
    </dl>
  );
}

const Bar = ({
  label,
  value,
  children,
}: Readonly<{ label: string; value: string; children: ReactNode }>) => (
  <div>
    <dt className="muted small">{label}</dt>
    <dd>
      <span className="small">{value}</span>
      {children}
    </dd>
  </div>
);
