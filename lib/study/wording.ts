/** Keys and responses as words in a language. */
import type { Article, Locale, Localized, Prompt, RecallPrompt } from "../domain/article";
import type { Given } from "../domain/marking";

/** The words for a claim that is judged true or false. */
export type Judgements = Readonly<{ true: string; false: string }>;

/** The right answer. */
export function answerText(prompt: Prompt, locale: Locale, judgements: Judgements): string {
  switch (prompt.kind) {
    case "choice":
    case "select":
      return optionTexts(prompt, prompt.keys, locale);
    case "true-false":
      return judgements[`${prompt.key}`];
    default:
      return recallText(prompt, locale);
  }
}

/** The right answer to a prompt that has no options. */
export function recallText(prompt: RecallPrompt, locale: Locale): string {
  if (prompt.kind !== "number") return prompt.key[locale];
  // Without grouping: a year is no thousand.
  const number = new Intl.NumberFormat(locale, { useGrouping: false }).format(prompt.value);
  const unit = prompt.unit[locale];
  return /^[%°]/.test(unit) ? `${number}${unit}` : `${number} ${unit}`;
}

/** What the learner gave; empty when they said that they did not know. */
export function givenText(
  prompt: Prompt,
  given: Given,
  locale: Locale,
  judgements: Judgements,
): string {
  if ("written" in given) return given.written;
  if ("judged" in given) return judgements[`${given.judged}`];
  if ("picked" in given && "options" in prompt) return optionTexts(prompt, given.picked, locale);
  return "";
}

const optionTexts = (
  { options }: Extract<Prompt, { kind: "choice" | "select" }>,
  places: readonly number[],
  locale: Locale,
): string => places.flatMap((place) => options[place]?.[locale] ?? []).join(" · ");

/** Every term of an article, by language. */
export function termsOf({ terms }: Article): Localized<readonly string[]> {
  const all = Object.values(terms).flat();
  return { nl: all.map(({ nl }) => nl), en: all.map(({ en }) => en) };
}
