import { getLocale, getTranslations } from "next-intl/server";
import { isClearlyHigher, type RightOf } from "@/lib/domain/share";
import { getFormatter } from "@/lib/i18n/format";
import type { WeakSpots } from "@/lib/study/weak-spots";
import { BarItem, BarList } from "../../_components/bar-list";
import { Figure } from "../../_components/figure";
import styles from "./then-and-now-figure.module.css";

/** Sections in the first quizzes and in the latest. */
export async function ThenAndNowFigure({ thenAndNow }: Pick<WeakSpots, "thenAndNow">) {
  const [t, format, locale] = await Promise.all([
    getTranslations("WeakSpots"),
    getFormatter(),
    getLocale(),
  ]);
  if (thenAndNow.length === 0)
    return <Figure id="then-and-now" title={t("thenAndNow")} empty={t("thenAndNowEmpty")} />;
  const better = thenAndNow.filter(({ first, latest }) => isClearlyHigher(latest, first)).length;
  const written = (side: RightOf) => format.number(shareOf(side), { style: "percent" });
  return (
    <Figure
      id="then-and-now"
      title={t("thenAndNow")}
      finding={t("thenAndNowFinding", { better, sections: thenAndNow.length })}
    >
      <p className={styles.legend}>
        <span className={styles.firstSwatch} /> {t("legendFirst")}
        <span className={styles.latestSwatch} /> {t("legendLatest")}
      </p>
      <BarList>
        {thenAndNow.map(({ section, first, latest }) => (
          <BarItem
            key={section.id}
            name={section.title[locale]}
            words={t("fromTo", { first: written(first), latest: written(latest) })}
          >
            <Change first={shareOf(first)} latest={shareOf(latest)} />
          </BarItem>
        ))}
      </BarList>
      <p className="muted small">{t("thenAndNowNote")}</p>
    </Figure>
  );
}

const shareOf = ({ right, answers }: RightOf): number => right / answers;

/** Two shares on one line: an open point for then, a closed one for now. */
const Change = ({ first, latest }: Readonly<{ first: number; latest: number }>) => (
  <svg className={styles.change} aria-hidden>
    <line x2="100%" y1="8" y2="8" className={styles.line} />
    <line x1={percent(first)} x2={percent(latest)} y1="8" y2="8" className={styles.way} />
    <circle cx={percent(first)} cy="8" r="5" className={styles.first} />
    <circle cx={percent(latest)} cy="8" r="6" className={styles.latest} />
  </svg>
);

const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;
