/** From the files in `content/` to articles, or to a list of what is wrong with them. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Article, Fact, Prompt, Section } from "../domain/article";
import {
  type AuthoredArticle,
  type AuthoredSection,
  type Content,
  keysOf,
  optionsOf,
  type Problem,
  promptId,
  type Rule,
  releasedFile,
  stemOf,
} from "./content";
import { clozeGap } from "./rules/cloze-gap";
import { uniqueIds } from "./rules/unique-ids";
import {
  articleFile,
  type FactFile,
  type PromptFile,
  type Released,
  releasedIds,
  type SectionFile,
  sectionFile,
} from "./schema";
import { mergedTerms } from "./terms";
import { type LineAt, type Parsed, parseYaml } from "./yaml";

export { gap } from "./cloze";

/** Text by path inside the content folder, as `magnesium/article.yaml`. */
export type Files = ReadonlyMap<string, string>;

/** What could be read, and what is wrong with the rest. */
export type Reading = Readonly<{
  content: Content;
  problems: readonly Problem[];
  lineAt: (file: string) => LineAt;
}>;

export type Articles =
  | Readonly<{ ok: true; articles: readonly Article[] }>
  | Readonly<{ ok: false; problems: readonly Problem[] }>;

/** Every content file under `folder`. */
export const readFiles = (folder: string): Files => {
  const articles = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) =>
      readdirSync(join(folder, entry.name)).map((name) => `${entry.name}/${name}`),
    )
    .filter((path) => path.endsWith(".yaml"))
    .sort();
  const paths = existsSync(join(folder, releasedFile)) ? [...articles, releasedFile] : articles;
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
};

/** The articles of the files, or all that keeps them from being built. */
export const readArticles = (files: Files): Articles => {
  const reading = readContent(files);
  const problems = [
    ...reading.problems,
    ...findProblems(reading, { "cloze-gap": clozeGap, "unique-ids": uniqueIds }),
  ];
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, articles: reading.content.articles.map(toArticle) };
};

/** What the rules find in a reading, with the line of each finding. */
export const findProblems = (
  { content, lineAt }: Reading,
  rules: Readonly<Record<string, Rule>>,
): readonly Problem[] =>
  Object.entries(rules).flatMap(([rule, find]) =>
    find(content).map(({ file, path, message }) => ({
      file,
      line: lineAt(file)(path),
      message,
      rule,
    })),
  );

/** Parses every file and keeps those that are well-formed. */
export const readContent = (files: Files): Reading => {
  const problems: Problem[] = [];
  const lines = new Map<string, LineAt>();
  const keep = <T>(file: string, parsed: Parsed<T>): readonly T[] => {
    if (!parsed.ok) {
      problems.push(...parsed.problems);
      return [];
    }
    lines.set(file, parsed.lineAt);
    return [parsed.value];
  };

  const readSection = (file: string): readonly AuthoredSection[] =>
    keep(file, parseYaml(file, files.get(file) ?? "", sectionFile)).map((section) => ({
      file,
      section,
    }));

  const readArticle = (file: string): readonly AuthoredArticle[] =>
    keep(file, parseYaml(file, files.get(file) ?? "", articleFile)).map((article) => {
      const folder = folderOf(file);
      const listedFiles = article.sections.map((id) => `${folder}/${id}.yaml`);
      problems.push(...fileProblems(file, listedFiles, files, lines.get(file)));
      const sections = listedFiles.filter((path) => files.has(path)).flatMap(readSection);
      return { file, article, sections };
    });

  const articles = articlePaths(files).flatMap(readArticle);
  const released = readReleased(files, keep);
  return { content: { articles, released }, problems, lineAt: (file) => lines.get(file) ?? top };
};

const top: LineAt = () => 1;

const folderOf = (file: string): string => file.slice(0, file.indexOf("/"));

const articlePaths = (files: Files): readonly string[] =>
  [...new Set([...files.keys()].filter((path) => path.includes("/")).map(folderOf))].map(
    (folder) => `${folder}/article.yaml`,
  );

const readReleased = (
  files: Files,
  keep: <T>(file: string, parsed: Parsed<T>) => readonly T[],
): Released => {
  const none: Released = { released: [], retired: [] };
  const text = files.get(releasedFile);
  if (text === undefined) return none;
  return keep(releasedFile, parseYaml(releasedFile, text, releasedIds))[0] ?? none;
};

/** Sections that are listed and not there, or there and not listed. */
const fileProblems = (
  articlePath: string,
  listedFiles: readonly string[],
  files: Files,
  lineAt: LineAt = top,
): readonly Problem[] => {
  const missing = listedFiles.flatMap((path, index) =>
    files.has(path)
      ? []
      : [
          {
            file: articlePath,
            line: lineAt(["sections", index]),
            message: `The file ${path} is missing: write it, or take the section off this list.`,
            rule: "files",
          },
        ],
  );
  const folder = `${folderOf(articlePath)}/`;
  const known = new Set([articlePath, ...listedFiles]);
  const unlisted = [...files.keys()]
    .filter((path) => path.startsWith(folder) && !known.has(path))
    .map((file) => ({
      file,
      line: 1,
      message: `This file is not listed under "sections" in ${articlePath}: add it there, or remove the file.`,
      rule: "files",
    }));
  return [...missing, ...unlisted];
};

const toArticle = ({ article, sections }: AuthoredArticle): Article => ({
  id: article.id,
  title: article.title,
  summary: article.summary,
  sections: sections.map(({ section }) => toSection(article.id, section)),
  terms: mergedTerms(sections),
});

const toSection = (articleId: string, section: SectionFile): Section => ({
  id: section.id,
  articleId,
  title: section.title,
  lesson: section.lesson,
  facts: section.facts.map((fact) => toFact(articleId, section.id, fact)),
});

const toFact = (articleId: string, sectionId: string, authored: FactFile): Fact => {
  const { source, prompts, ...fact } = authored;
  const [section = 0, paragraph = 0] = source.split(".").map(Number);
  return {
    ...fact,
    articleId,
    sectionId,
    source: { section, paragraph },
    prompts: prompts.map((prompt) => toPrompt(authored, prompt)),
  };
};

const toPrompt = (fact: FactFile, prompt: PromptFile): Prompt => {
  const base = {
    id: promptId(fact, prompt),
    factId: fact.id,
    stem: stemOf(fact, prompt),
    rationale: prompt.rationale,
    negative: prompt.kind !== "cloze" && prompt.negative,
  };
  switch (prompt.kind) {
    case "choice":
    case "select":
      return {
        ...base,
        kind: prompt.kind,
        optionType: prompt.type,
        options: optionsOf(prompt),
        keys: keysOf(prompt).map((_, index) => index),
      };
    case "true-false":
      return { ...base, kind: prompt.kind, key: prompt.key };
    case "number": {
      const { kind, value, unit, tolerance } = prompt;
      return { ...base, kind, value, unit, tolerance };
    }
    case "typed":
    case "cloze":
      return { ...base, kind: prompt.kind, key: prompt.key, accept: prompt.accept };
  }
};
