import { getLocale, getTranslations } from "next-intl/server";
import { sessionHref } from "@/app/_components/review/session-address";
import type { Fact, Section } from "@/lib/domain/article";
import { bandOf } from "@/lib/domain/memory-map";
import { getFormatter } from "@/lib/i18n/format";
import type { MappedFact, MemoryMap } from "@/lib/study/memory-map";
import { getStandingWords } from "../../../../facts/_components/standing";
import { askId, rowId } from "./fact-row";
import styles from "./facts-table.module.css";

/** The map as tables, one for each section. */
export async function FactsTable({ map }: Readonly<{ map: MemoryMap }>) {
  const t = await getTranslations("MemoryMap");
  return (
    <details className="fold no-print">
      <summary>{t("facts")}</summary>
      {map.article.sections.map((section) => (
        <SectionTable
          key={section.id}
          section={section}
          facts={map.facts.filter(({ fact }) => fact.sectionId === section.id)}
          settings={map.settings}
        />
      ))}
    </details>
  );
}

async function SectionTable({
  section,
  facts,
  settings,
}: Readonly<{ section: Section; facts: readonly MappedFact[] }> & Pick<MemoryMap, "settings">) {
  const now = Date.now();
  const [t, format, locale, standing] = await Promise.all([
    getTranslations("MemoryMap"),
    getFormatter(),
    getLocale(),
    getStandingWords(settings, now),
  ]);
  const chanceWords = ({ chance }: MappedFact) => {
    const band = t(`bands.${bandOf(chance, settings)}`);
    if (chance === undefined) return band;
    return t("chanceOf", { share: format.number(chance, { style: "percent" }), band });
  };
  return (
    <table className={styles.table}>
      <caption>{section.title[locale]}</caption>
      <thead>
        <tr>
          <th scope="col">{t("fact")}</th>
          <th scope="col">{t("chance")}</th>
          <th scope="col">{t("next")}</th>
        </tr>
      </thead>
      <tbody>
        {facts.map((mapped) => (
          <tr key={mapped.fact.id}>
            <th scope="row">
              <a id={rowId(mapped.fact.id)} href={`/${locale}/facts/${mapped.fact.id}`}>
                {mapped.fact.statement[locale]}
              </a>
            </th>
            <td>{chanceWords(mapped)}</td>
            <td>
              <p>{standing(mapped) ?? t("notPlanned")}</p>
              <a
                id={askId(mapped.fact.id)}
                href={`/${locale}${askHref(mapped.fact, now)}`}
                aria-labelledby={`${askId(mapped.fact.id)} ${rowId(mapped.fact.id)}`}
              >
                {t("ask")}
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Its card, with the way back to its passage. */
const askHref = ({ id, articleId }: Fact, now: number): string =>
  sessionHref({ kind: "fact", factId: id, since: now }, `/progress/map/${articleId}#${id}`);
