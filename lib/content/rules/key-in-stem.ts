import type { Locale } from "../../domain/article";
import {
  type Content,
  type Finding,
  inEachLocale,
  keysOf,
  type PromptPlace,
  promptsOf,
  stemOf,
  stemPath,
} from "../content";
import { holdsWords, languageNames, numbersIn } from "../text";

/** The question does not give its own answer away. */
export const keyInStem = (content: Content): readonly Finding[] =>
  promptsOf(content).flatMap((place) =>
    inEachLocale(
      (locale) => {
        const given = givenAway(place, locale);
        if (given === undefined) return undefined;
        const where = place.prompt.kind === "cloze" ? "rest of the statement" : "stem";
        return `The ${languageNames[locale]} ${where} gives "${given}" away: reword it, or ask for something else.`;
      },
      (locale) => ({ file: place.file, path: stemPath(place, locale) }),
    ),
  );

const givenAway = ({ fact, prompt }: PromptPlace, locale: Locale): string | undefined => {
  const stem = stemOf(fact, prompt)[locale];
  switch (prompt.kind) {
    case "number":
      return numbersIn(stem, locale).includes(prompt.value) ? String(prompt.value) : undefined;
    case "true-false":
      return undefined;
    case "choice":
    case "select":
      return keysOf(prompt)
        .map((key) => key[locale])
        .find((key) => holdsWords(stem, key));
    case "typed":
    case "cloze":
      return [prompt.key[locale], ...prompt.accept[locale]].find((key) => holdsWords(stem, key));
  }
};
