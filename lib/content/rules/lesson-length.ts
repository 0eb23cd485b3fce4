import { locales } from "../../domain/article";
import type { Content, Finding } from "../content";
import { lessonWords } from "../lesson";
import { languageNames } from "../text";

const fewest = 700;
const most = 1000;

/** An article's lesson takes a few minutes to read. */
export const lessonLength = (content: Content): readonly Finding[] =>
  content.articles.flatMap(({ file, article, sections }) => {
    // Without all its sections an article has no length to judge yet.
    if (sections.length < article.sections.length) return [];
    return locales.flatMap((locale) => {
      const total = sections.reduce((sum, { section }) => sum + lessonWords(section, locale), 0);
      if (total >= fewest && total <= most) return [];
      const change = total < fewest ? "tell more" : "tell less";
      const message = `The ${languageNames[locale]} lesson has ${total} words over all sections: ${change}, so that it has ${fewest} to ${most}.`;
      return [{ file, path: ["sections"], message }];
    });
  });
