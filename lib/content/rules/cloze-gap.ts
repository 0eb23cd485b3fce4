import { timesIn } from "../cloze";
import { type Content, type Finding, inEachLocale, promptsOf } from "../content";
import { languageNames } from "../text";

/** A cloze's key stands exactly once in its fact's statement. */
export const clozeGap = (content: Content): readonly Finding[] =>
  promptsOf(content).flatMap(({ file, path, fact, prompt }) => {
    if (prompt.kind !== "cloze") return [];
    return inEachLocale(
      (locale) => {
        const times = timesIn(fact.statement[locale], prompt.key[locale]);
        if (times === 1) return undefined;
        return `The key "${prompt.key[locale]}" stands ${times === 0 ? "nowhere" : `${times} times`} in the ${languageNames[locale]} statement: choose words that stand in it exactly once.`;
      },
      (locale) => ({ file, path: [...path, "key", locale] }),
    );
  });
