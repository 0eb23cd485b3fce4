import { locales } from "../../domain/article";
import { type Content, type Finding, sectionsOf } from "../content";
import { parseLesson } from "../lesson";
import { languageNames } from "../text";

/** A lesson holds paragraphs, "- " lists, emphasis and passages, and nothing else. */
export const lessonMarkdown = (content: Content): readonly Finding[] =>
  sectionsOf(content).flatMap(({ file, section }) =>
    section.lesson.flatMap((text, index) =>
      locales.flatMap((locale) =>
        [...new Set(parseLesson(text[locale]).foreign)].map((foreign) => ({
          file,
          path: ["lesson", index, locale],
          message: `The ${languageNames[locale]} lesson has a ${foreign}: use only paragraphs, "- " lists, *emphasis*, **strong** and [words](#fact-id).`,
        })),
      ),
    ),
  );
