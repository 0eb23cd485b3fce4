import type { Localized } from "../../domain/article";
import { type Content, type Finding, inEachLocale, optionsOf, pickedOf } from "../content";

const catchAlls: Localized<RegExp> = {
  nl: /\bbovenstaande\b|\bgeen van (deze|alle|beide)\b|\balle (antwoorden|opties)\b|^(alle|beide|allebei|geen)$/i,
  en: /\bthe above\b|\b(all|none|both|neither|any) of (these|them)\b|\ball (answers|options)\b|^(all|both|neither|none)$/i,
};

/** No "all of the above" and its like: they reward test-taking instead of knowing. */
export const noCatchAll = (content: Content): readonly Finding[] =>
  pickedOf(content).flatMap(({ file, path, prompt }) =>
    inEachLocale(
      (locale) => {
        const found = optionsOf(prompt).find((option) => catchAlls[locale].test(option[locale]));
        if (!found) return undefined;
        return `"${found[locale]}" speaks of the other options: replace it by an option that stands on its own.`;
      },
      () => ({ file, path }),
    ),
  );
