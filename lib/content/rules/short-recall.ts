import { type Content, type Finding, inEachLocale, writtenOf } from "../content";
import { languageNames, words } from "../text";

const mostWords = 4;

/** What must be typed is short enough to type and to mark. */
export const shortRecall = (content: Content): readonly Finding[] =>
  writtenOf(content).flatMap(({ file, path, prompt }) =>
    inEachLocale(
      (locale) => {
        const count = words(prompt.key[locale]);
        if (count <= mostWords) return undefined;
        return `The ${languageNames[locale]} key has ${count} words: ask for something that takes at most ${mostWords}.`;
      },
      (locale) => ({ file, path: [...path, "key", locale] }),
    ),
  );
