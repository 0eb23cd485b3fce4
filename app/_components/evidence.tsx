import { getLocale, getTranslations } from "next-intl/server";
import type { Evidence, Fact } from "@/lib/domain/article";
import styles from "./evidence.module.css";

/** Steps on the ladder from a claim without a study to trials; the words beside it tell which kind. */
const steps: Record<Evidence, 1 | 2 | 3 | 4> = {
  "author-habit": 1,
  "general-statement": 1,
  mechanism: 2,
  "animal-study": 2,
  observation: 3,
  "clinical-study": 3,
  "meta-analysis": 3,
  "crossover-trial": 4,
  "randomised-trial": 4,
};

/** What a fact rests on: its kind of evidence, what that is worth, and the study where there is one. */
export async function EvidenceNote({ fact }: Readonly<{ fact: Pick<Fact, "evidence" | "study"> }>) {
  const [t, locale] = await Promise.all([getTranslations("Evidence"), getLocale()]);
  const { design, size, dose, duration } = fact.study ?? {};
  const study = [design, size, dose, duration].flatMap((part) => part?.[locale] ?? []);
  return (
    <div className={styles.note}>
      <EvidenceBadge evidence={fact.evidence} />
      <p className={styles.text}>{t(`${fact.evidence}-text`)}</p>
      {study.length > 0 && <p className={styles.text}>{study.join(" · ")}</p>}
    </div>
  );
}

export async function EvidenceBadge({ evidence }: Pick<Fact, "evidence">) {
  const t = await getTranslations("Evidence");
  return (
    <p className={styles.badge}>
      <EvidenceLadder evidence={evidence} />
      <span>
        <span className="visually-hidden">{t("label")}: </span>
        {t(evidence)}
      </span>
    </p>
  );
}

export function EvidenceLadder({ evidence }: Readonly<{ evidence: Evidence }>) {
  const reached = steps[evidence];
  return (
    <svg viewBox="0 0 20 16" width="20" height="16" aria-hidden className={styles.ladder}>
      <path d={bars.slice(0, reached).join("")} />
      {reached < bars.length && <path d={bars.slice(reached).join("")} className={styles.off} />}
    </svg>
  );
}

/** Four bars that grow from left to right. One path for several: a lesson has a ladder for each fact. */
const bars = [1, 2, 3, 4].map((step) => {
  const height = step * 3 + 0.5;
  return `M${step * 5 - 4.25} 14.75v-${height}h3v${height}z`;
});
