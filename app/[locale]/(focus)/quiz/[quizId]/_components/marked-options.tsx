import { getLocale, getTranslations } from "next-intl/server";
import { RightIcon, WrongIcon } from "@/app/_components/icons";
import type { Locale } from "@/lib/domain/article";
import type { Given } from "@/lib/domain/marking";
import type { Question } from "@/lib/study/quiz";
import type { Judgements } from "@/lib/study/wording";
import styles from "../quiz.module.css";

type Option = Readonly<{ label: string; isKey: boolean; isPicked: boolean }>;

/** The options where they stood, with the right ones and the picked ones marked in sign and words. */
export async function MarkedOptions({
  question,
  given,
}: Readonly<{ question: Question; given: Given }>) {
  const [t, locale] = await Promise.all([getTranslations("Quiz"), getLocale()]);
  const judgements = { true: t("trueOption"), false: t("falseOption") };
  const options = optionsOf(question, given, locale, judgements);
  if (options.length === 0) return null;
  // Only among several right options can one be missed beside those that were found.
  const canMiss = question.prompt.kind === "select" && "picked" in given;
  return (
    <ul className={styles.options}>
      {options.map(({ label, isKey, isPicked }) => (
        <li
          key={label}
          className={`${styles.option} ${lookOf({ label, isKey, isPicked }, canMiss)}`}
        >
          {isKey ? <RightIcon /> : isPicked ? <WrongIcon /> : <span className={styles.blank} />}
          <span>{label}</span>
          {(isKey || isPicked) && (
            <span className={styles.remark}>
              {isPicked
                ? t(isKey ? "chosenRight" : "chosenWrong")
                : t(canMiss ? "missedKey" : "key")}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function lookOf({ isKey, isPicked }: Option, canMiss: boolean): string {
  if (isKey) return `${isPicked || !canMiss ? styles.keyOption : styles.missedOption}`;
  return isPicked ? `${styles.wrongOption}` : "";
}

function optionsOf(
  { prompt, optionOrder }: Question,
  given: Given,
  locale: Locale,
  judgements: Judgements,
): Option[] {
  if (prompt.kind === "true-false") {
    return [true, false].map((judgement) => ({
      label: judgements[`${judgement}`],
      isKey: prompt.key === judgement,
      isPicked: "judged" in given && given.judged === judgement,
    }));
  }
  if (!("options" in prompt)) return [];
  const picked = "picked" in given ? given.picked : [];
  return optionOrder.flatMap((place) => {
    const option = prompt.options[place];
    return option
      ? [
          {
            label: option[locale],
            isKey: prompt.keys.includes(place),
            isPicked: picked.includes(place),
          },
        ]
      : [];
  });
}
