import { getLocale, getTranslations } from "next-intl/server";
import { Difference } from "@/app/_components/difference";
import { isRecall, type Prompt } from "@/lib/domain/article";
import type { Given, Mark } from "@/lib/domain/marking";
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
          <dd>
            {difference ? <Difference parts={difference} differing="extra" /> : given.written}
          </dd>
        </div>
      )}
      <div>
        <dt>{t("key")}</dt>
        <dd className={styles.key}>
          {difference ? (
            <Difference parts={difference} differing="missing" />
          ) : (
            recallText(prompt, locale)
          )}
        </dd>
      </div>
    </dl>
  );
}
