import { type Locale, locales } from "../../domain/article";
import { type AuthoredSection, type Content, type Finding, sectionsOf } from "../content";
import { passages } from "../lesson";
import { languageNames } from "../text";

/** Every fact has one passage in each language's lesson, and every passage has its fact. */
export const factPassages = (content: Content): readonly Finding[] =>
  sectionsOf(content).flatMap((authored) =>
    locales.flatMap((locale) => [
      ...factsWithoutOne(authored, locale),
      ...passagesWithoutFact(authored, locale),
    ]),
  );

const factsWithoutOne = (
  { file, section }: AuthoredSection,
  locale: Locale,
): readonly Finding[] => {
  const marked = passages(section, locale).map(({ factId }) => factId);
  return section.facts.flatMap(({ id }, index) => {
    const times = marked.filter((factId) => factId === id).length;
    if (times === 1) return [];
    const message =
      times === 0
        ? `The ${languageNames[locale]} lesson does not tell this fact: mark its words there as [words](#${id}).`
        : `The ${languageNames[locale]} lesson marks this fact ${times} times: keep one passage.`;
    return [{ file, path: ["facts", index, "id"], message }];
  });
};

const passagesWithoutFact = (
  { file, section }: AuthoredSection,
  locale: Locale,
): readonly Finding[] => {
  const known = new Set(section.facts.map(({ id }) => id));
  return passages(section, locale).flatMap(({ factId, text, paragraph }) => {
    const path = ["lesson", paragraph, locale];
    if (!known.has(factId)) {
      const message = `The passage "${text}" names "${factId}", which is no fact of this section: correct the id, or write the fact.`;
      return [{ file, path, message }];
    }
    if (text.trim() !== "") return [];
    return [
      { file, path, message: `The passage of "${factId}" has no words: put some between [ ].` },
    ];
  });
};
