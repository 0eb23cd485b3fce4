/** Prompts and responses as words in a language. */
import type { Locale, Prompt } from "../domain/article";
import type { Given } from "../domain/marking";

/** The right answer as text; for true or false and for options see `optionTexts`. */
export function answerText(prompt: Prompt, locale: Locale): string {
  switch (prompt.kind) {
    case "number":
      return withUnit(new Intl.NumberFormat(locale, { useGrouping: false }).format(prompt.value), prompt.unit[locale]);
    case "typed":
    case "cloze":
      return prompt.key[locale];
    case "choice":
    case "select":
      return optionTexts(prompt.options, prompt.keys, locale).join(" · ");
    case "true-false":
      return String(prompt.key);
  }
}

const withUnit = (number: string, unit: string): string =>
  /^[%°]/.test(unit) ? `${number}${unit}` : `${number} ${unit}`;

const optionTexts = (
  options: readonly Readonly<Record<Locale, string>>[],
  places: readonly number[],
  locale: Locale,
): string[] => places.flatMap((place) => options[place]?.[locale] ?? []);

/** What the learner gave as text; empty when they said that they did not know. */
export function givenText(prompt: Prompt, given: Given, locale: Locale): string {
  if ("written" in given) return given.written;
  if ("judged" in given) return String(given.judged);
  if ("picked" in given && "options" in prompt) {
    return optionTexts(prompt.options, given.picked, locale).join(" · ");
  }
  return "";
}
