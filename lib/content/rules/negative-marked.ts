import { type Localized, locales } from "../../domain/article";
import { type Content, type Finding, inEachLocale, promptsOf } from "../content";
import { languageNames } from "../text";

const negations: Localized<RegExp> = {
  nl: /(?<!\p{L})(niet|geen|nooit|behalve)(?!\p{L})/iu,
  en: /(?<!\p{L})(not|no|never|except|cannot|\p{L}+n['’]t)(?!\p{L})/iu,
};

/** A stem that asks what is not so is marked, so that a learner cannot read over it; no other stem is. */
export const negativeMarked = (content: Content): readonly Finding[] =>
  promptsOf(content).flatMap(({ file, path, prompt }) => {
    if (prompt.kind === "cloze") return [];
    const { stem, negative } = prompt;
    const negated = locales.some((locale) => negations[locale].test(stem[locale]));
    return inEachLocale(
      (locale) => {
        const word = negations[locale].exec(stem[locale])?.[0];
        if (word !== undefined && !negative) {
          return `The ${languageNames[locale]} stem says "${word}": ask it the other way round, or add "negative: true".`;
        }
        if (word === undefined && negative) {
          return `The prompt is marked negative, but the ${languageNames[locale]} stem has no ${locale === "nl" ? "niet, geen, nooit or behalve" : "not, no, never or except"}: ${negated ? "word it as in the other language" : 'remove "negative: true"'}.`;
        }
        return undefined;
      },
      (locale) => ({ file, path: [...path, "stem", locale] }),
    );
  });
