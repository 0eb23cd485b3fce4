import { locales } from "../../domain/article";
import { type Content, type Finding, keysOf, optionsOf, pickedOf } from "../content";
import { alike, languageNames } from "../text";

/** All options differ, so that what is right is never also wrong; a select has at least four. */
export const oneKey = (content: Content): readonly Finding[] =>
  pickedOf(content).flatMap(({ file, path, prompt }) => {
    const options = optionsOf(prompt);
    const keys = keysOf(prompt).length;
    const tooFew: readonly Finding[] =
      prompt.kind === "select" && options.length < 4
        ? [{ file, path, message: "A select needs at least 4 options in all: add distractors." }]
        : [];
    const same = locales.flatMap((locale) =>
      options.flatMap((option, index) => {
        const first = options.findIndex((other) => alike(other[locale], option[locale]));
        if (first === index) return [];
        const place = index < keys ? ["keys", index] : ["distractors", index - keys];
        const role = first < keys && index >= keys ? "is also the key" : "stands here twice";
        const message = `The option "${option[locale]}" ${role} in ${languageNames[locale]}: replace it by another.`;
        return [{ file, path: [...path, ...place, locale], message }];
      }),
    );
    return [...tooFew, ...same];
  });
