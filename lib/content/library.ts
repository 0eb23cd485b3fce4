/** The articles as the app meets them: read once per process, looked up by id. */
import { join } from "node:path";
import type { Article, Fact, Prompt, Section } from "../domain/article";
import { readArticles, readFiles } from "./read";

export type Library = Readonly<{
  articles: readonly Article[];
  /** All facts in reading order. */
  facts: readonly Fact[];
  article: (id: string) => Article | undefined;
  section: (id: string) => Section | undefined;
  fact: (id: string) => Fact | undefined;
  /** By full id, `fact-id/prompt-id`. */
  prompt: (id: string) => Prompt | undefined;
}>;

const opened = new Map<string, Library>();

/** All content. Throws when it is malformed: a release has passed `content:check`, so it cannot be. */
export const library = (folder: string = join(process.cwd(), "content")): Library => {
  const known = opened.get(folder);
  if (known) return known;
  const fresh = open(folder);
  opened.set(folder, fresh);
  return fresh;
};

const open = (folder: string): Library => {
  const result = readArticles(readFiles(folder));
  if (!result.ok) {
    const lines = result.problems.map(({ file, line, message }) => `${file}:${line} ${message}`);
    throw new Error(`The content in ${folder} cannot be read:\n${lines.join("\n")}`);
  }
  const { articles } = result;
  const sections = articles.flatMap((article) => article.sections);
  const facts = sections.flatMap((section) => section.facts);
  const articleById = byId(articles);
  const sectionById = byId(sections);
  const factById = byId(facts);
  const promptById = byId(facts.flatMap((fact) => fact.prompts));
  return {
    articles,
    facts,
    article: (id) => articleById.get(id),
    section: (id) => sectionById.get(id),
    fact: (id) => factById.get(id),
    prompt: (id) => promptById.get(id),
  };
};

const byId = <T extends Readonly<{ id: string }>>(all: readonly T[]): ReadonlyMap<string, T> =>
  new Map(all.map((one) => [one.id, one]));
