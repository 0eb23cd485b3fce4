/** Content as authors wrote it and rules read it: every file keeps its place, so that a finding has a line. */
import { type Locale, type Localized, locales } from "../domain/article";
import { cut } from "./cloze";
import type { ArticleFile, FactFile, PromptFile, Released, SectionFile } from "./schema";

export type AuthoredSection = Readonly<{ file: string; section: SectionFile }>;
export type AuthoredArticle = Readonly<{
  file: string;
  article: ArticleFile;
  sections: readonly AuthoredSection[];
}>;
export type Content = Readonly<{ articles: readonly AuthoredArticle[]; released: Released }>;

/** Keys and indices from the top of a YAML file to a node. */
export type YamlPath = readonly (string | number)[];
/** What a rule has against one place in a file. */
export type Finding = Readonly<{ file: string; path: YamlPath; message: string }>;
export type Rule = (content: Content) => readonly Finding[];
/** A finding as an author meets it. */
export type Problem = Readonly<{ file: string; line: number; message: string; rule: string }>;

export const releasedFile = "released.json";

export type Place = Readonly<{ file: string; path: YamlPath }>;
export type FactPlace = Place & Readonly<{ articleId: string; fact: FactFile }>;
export type PromptPlace<P extends PromptFile = PromptFile> = Place &
  Readonly<{ id: string; fact: FactFile; prompt: P }>;
/** A prompt answered by picking from options. */
export type Picked = Extract<PromptFile, { kind: "choice" | "select" }>;
/** A prompt answered in the learner's own words. */
export type Written = Extract<PromptFile, { kind: "typed" | "cloze" }>;

export const sectionsOf = (content: Content): readonly AuthoredSection[] =>
  content.articles.flatMap((article) => article.sections);

export const factsOf = (content: Content): readonly FactPlace[] =>
  content.articles.flatMap(({ article, sections }) =>
    sections.flatMap(({ file, section }) =>
      section.facts.map((fact, index) => ({
        file,
        path: ["facts", index],
        articleId: article.id,
        fact,
      })),
    ),
  );

export const promptsOf = (content: Content): readonly PromptPlace[] =>
  factsOf(content).flatMap(({ file, path, fact }) =>
    fact.prompts.map((prompt, index) => ({
      file,
      path: [...path, "prompts", index],
      id: promptId(fact, prompt),
      fact,
      prompt,
    })),
  );

export const promptId = (fact: FactFile, prompt: PromptFile): string => `${fact.id}/${prompt.id}`;

export const isPicked = (prompt: PromptFile): prompt is Picked =>
  prompt.kind === "choice" || prompt.kind === "select";

const isWritten = (prompt: PromptFile): prompt is Written =>
  prompt.kind === "typed" || prompt.kind === "cloze";

export const pickedOf = (content: Content): readonly PromptPlace<Picked>[] =>
  promptsOf(content).flatMap((place) =>
    isPicked(place.prompt) ? [{ ...place, prompt: place.prompt }] : [],
  );

export const writtenOf = (content: Content): readonly PromptPlace<Written>[] =>
  promptsOf(content).flatMap((place) =>
    isWritten(place.prompt) ? [{ ...place, prompt: place.prompt }] : [],
  );

export const keysOf = (prompt: Picked): readonly Localized[] =>
  prompt.kind === "choice" ? [prompt.key] : prompt.keys;

/** Keys first, so that the first `keysOf(prompt).length` options are right. */
export const optionsOf = (prompt: Picked): readonly Localized[] => [
  ...keysOf(prompt),
  ...prompt.distractors,
];

/** What the learner is shown: for a cloze its fact's statement with a gap. */
export const stemOf = (fact: FactFile, prompt: PromptFile): Localized =>
  prompt.kind === "cloze" ? cut(fact.statement, prompt.key) : prompt.stem;

/** The same, where it is written in the file. */
export const stemPath = ({ path, prompt }: PromptPlace, locale: Locale): YamlPath =>
  prompt.kind === "cloze" ? [...path, "key", locale] : [...path, "stem", locale];

/** One finding for each locale that `message` objects to. */
export const inEachLocale = (
  message: (locale: Locale) => string | undefined,
  placeOf: (locale: Locale) => Place,
): readonly Finding[] =>
  locales.flatMap((locale) => {
    const found = message(locale);
    return found === undefined ? [] : [{ ...placeOf(locale), message: found }];
  });
