import { getLocale, getTranslations } from "next-intl/server";
import { isRecall, type Prompt } from "@/lib/domain/article";
import type { Given, Mark } from "@/lib/domain/marking";
import type { DiffPart } from "@/lib/domain/spelling";
import { recallText } from "@/lib/study/wording";
import styles from "../quiz.module.css";

/** What was written against what was wanted; when they are nearly alike, what differs in each. */
export async function MarkedWords({
  prompt,
  given,
  right,
  difference,
}: Readonly<{ prompt: Prompt; given: Given; right: boolean; difference: Mark["difference"] }>) {
  const [t, locale] = await Promise.all([getTranslations("Quiz"), getLocale()]);
  if (!isRecall(prompt)) return null;
  return (
    <dl className={styles.words}>
      {"written" in given && (!right || difference) && (
        <div>
          <dt>{t("youSaid")}</dt>
          <dd>{difference ? <Parts parts={difference} differing="extra" /> : given.written}</dd>
        </div>
      )}
      <div>
        <dt>{t("key")}</dt>
        <dd className={styles.key}>
          {difference ? (
            <Parts parts={difference} differing="missing" />
          ) : (
            recallText(prompt, locale)
          )}
        </dd>
      </div>
    </dl>
  );
}

/** One side of a difference: what both share, and what only this side has, marked. */
function Parts({
  parts,
  differing,
}: Readonly<{ parts: readonly DiffPart[]; differing: "missing" | "extra" }>) {
  const Marked = differing === "missing" ? "ins" : "del";
  return parts
    .filter(({ kind }) => kind === "same" || kind === differing)
    .map(({ kind, text }, i) => {
      const key = `${i}${kind}`;
      return kind === "same" ? <span key={key}>{text}</span> : <Marked key={key}>{text}</Marked>;
    });
}
