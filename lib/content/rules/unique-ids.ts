import { type Content, type Finding, factsOf, type Place, promptsOf, sectionsOf } from "../content";

type Named = Place & Readonly<{ id: string }>;

/** No two articles, sections, facts or prompts share an id, and files are named after theirs. */
export const uniqueIds = (content: Content): readonly Finding[] => {
  const sections = sectionsOf(content).map(({ file, section }) => ({
    file,
    path: ["id"],
    id: section.id,
  }));
  const facts = factsOf(content).map(({ file, path, fact }) => ({
    file,
    path: [...path, "id"],
    id: fact.id,
  }));
  const prompts = promptsOf(content).map(({ file, path, id }) => ({
    file,
    path: [...path, "id"],
    id,
  }));
  const articles = content.articles.map(({ file, article }) => ({
    file,
    path: ["id"],
    id: article.id,
  }));
  return [
    ...repeated("article", articles),
    ...repeated("section", sections),
    ...repeated("fact", facts),
    ...repeated("prompt", prompts),
    ...misnamed(articles, (id) => `${id}/article.yaml`),
    ...misnamed(sections, (id, file) => `${file.slice(0, file.indexOf("/"))}/${id}.yaml`),
  ];
};

const repeated = (noun: string, all: readonly Named[]): readonly Finding[] => {
  const first = new Map<string, string>();
  return all.flatMap(({ id, file, path }) => {
    const earlier = first.get(id);
    first.set(id, earlier ?? file);
    if (earlier === undefined) return [];
    return [
      {
        file,
        path,
        message: `The ${noun} id "${id}" is used already, in ${earlier}: choose another.`,
      },
    ];
  });
};

const misnamed = (
  all: readonly Named[],
  fileOf: (id: string, file: string) => string,
): readonly Finding[] =>
  all
    .filter(({ id, file }) => fileOf(id, file) !== file)
    .map(({ id, file, path }) => ({
      file,
      path,
      message: `The id is "${id}", so this should be ${fileOf(id, file)}: make the two the same.`,
    }));
