/** Everything there is to say about the content: what is wrong, and how much there is. */
import { evidences, type Locale, type Localized, promptKinds } from "../domain/article";
import type { AuthoredSection, Problem } from "./content";
import { lessonWords } from "./lesson";
import { type Files, findProblems, readContent } from "./read";
import { rules } from "./rules/index";

type Tally = Readonly<Record<string, number>>;
export type Counts = Readonly<{
  facts: number;
  prompts: number;
  kinds: Tally;
  evidence: Tally;
  words: Localized<number>;
}>;
type Counted = Counts & Readonly<{ id: string }>;
export type ArticleCounts = Counted & Readonly<{ sections: readonly Counted[] }>;
export type Report = Readonly<{
  problems: readonly Problem[];
  articles: readonly ArticleCounts[];
}>;

/** Reads all files and holds them against all rules. */
export const checkContent = (files: Files): Report => {
  const reading = readContent(files);
  // What could not be read is not gone: say what is wrong with it and nothing of its ids.
  const { "released-ids": released, ...others } = rules;
  const applicable = reading.problems.length > 0 ? others : { ...others, "released-ids": released };
  const articles = reading.content.articles.map(({ article, sections }) => ({
    id: article.id,
    ...countsOf(sections),
    sections: sections.map((authored) => ({ id: authored.section.id, ...countsOf([authored]) })),
  }));
  return {
    problems: [...reading.problems, ...findProblems(reading, applicable)].sort(byPlace),
    articles,
  };
};

const byPlace = (a: Problem, b: Problem): number => a.file.localeCompare(b.file) || a.line - b.line;

const countsOf = (sections: readonly AuthoredSection[]): Counts => {
  const facts = sections.flatMap(({ section }) => section.facts);
  const prompts = facts.flatMap((fact) => fact.prompts);
  return {
    facts: facts.length,
    prompts: prompts.length,
    kinds: tally(
      promptKinds,
      prompts.map(({ kind }) => kind),
    ),
    evidence: tally(
      evidences,
      facts.map(({ evidence }) => evidence),
    ),
    words: {
      nl: wordsOf(sections, "nl"),
      en: wordsOf(sections, "en"),
    },
  };
};

const wordsOf = (sections: readonly AuthoredSection[], locale: Locale): number =>
  sections.reduce((total, { section }) => total + lessonWords(section, locale), 0);

const tally = (names: readonly string[], found: readonly string[]): Tally =>
  Object.fromEntries(names.map((name) => [name, found.filter((one) => one === name).length]));
