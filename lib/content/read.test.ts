import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import type { Fact } from "../domain/article";
import { articlePath, edited, lineOf, problemsOf, sectionPath, tiny, withFile } from "./fixture";
import { library } from "./library";
import { type Files, gap, readArticles, readFiles } from "./read";

const factsOf = (files: Files): readonly Fact[] => {
  const result = readArticles(files);
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join("\n"));
  return result.articles.flatMap(({ sections }) => sections.flatMap(({ facts }) => facts));
};

test("a fact keeps its article, section, place and study", () => {
  expect(factsOf(tiny)[0]).toMatchObject({
    id: "sleep-size",
    articleId: "sleep-study",
    sectionId: "sleep",
    source: { section: 2, paragraph: 1 },
    study: { size: { en: "46 people" } },
  });
});

test("prompts get full ids, options with numbered keys, and gaps", () => {
  const [size, melatonin, renin] = factsOf(tiny);
  expect(size?.prompts).toMatchObject([
    { id: "sleep-size/number", kind: "number", value: 46, tolerance: 0, negative: false },
    { id: "sleep-size/claim", kind: "true-false", key: false },
  ]);
  expect(melatonin?.prompts).toMatchObject([
    {
      id: "sleep-melatonin/cloze",
      stem: { nl: `In de slaapproef steeg ${gap}.`, en: `${gap} rose in the sleep trial.` },
      key: { en: "Melatonin" },
      accept: { nl: [], en: [] },
    },
    {
      optionType: "hormone",
      options: [{ en: "melatonin" }, { en: "cortisol" }, { en: "insulin" }],
      keys: [0],
    },
  ]);
  expect(renin?.prompts[1]).toMatchObject({ kind: "select", keys: [0, 1] });
  expect(renin?.prompts[1]).toHaveProperty("options.length", 4);
});

test("terms of all sections are merged, each once", () => {
  const other = edited("id: sleep\n", "id: dreams\n").get(sectionPath) ?? "";
  const renamed = other
    .replaceAll("sleep-", "dreams-")
    .replace("cortisol, en: cortisol", "ghreline, en: ghrelin");
  const listed = edited("  - sleep\n", "  - sleep\n  - dreams\n", tiny, articlePath);
  const result = readArticles(new Map([...listed, ["sleep-study/dreams.yaml", renamed]]));
  const terms = result.ok
    ? result.articles[0]?.terms.hormone?.map(({ en }) => en)
    : result.problems;
  expect(terms).toEqual([
    "melatonin",
    "renin",
    "cortisol",
    "insulin",
    "adrenaline",
    "oestrogen",
    "ghrelin",
  ]);
});

test.each([
  ["value: 46", "value: many", "value: many", '"prompts.value" must be a number, without quotes.'],
  ["kind: number", "kind: guess", "kind: guess", "must be choice, select"],
  ['source: "2.3"', "source: 2.3", "source: 2.3", "must be a text: put quotes round it"],
  ['source: "2.3"', 'source: "0.3"', 'source: "0.3"', "counted from 1"],
  ["evidence: randomised-trial", "evidence: rumour", "evidence: rumour", "must be one of"],
  ["id: sleep-size", "id: Sleep size", "id: Sleep size", "lower-case words with hyphens"],
  [", en: Sleep }", " }", "title:", '"title.en" is missing: add it.'],
  [
    "nl: Cortisol daalde juist.",
    "nl: Cortisol, dus, daalde",
    "nl: Cortisol, dus",
    "put quotes round the whole text",
  ],
])("%j as %j is reported where it stands", (from, to, at, message) => {
  const path = from.startsWith(", en") ? articlePath : sectionPath;
  const files = edited(from, to, tiny, path);
  const [problem] = problemsOf("format", files);
  expect(problem).toMatchObject({ file: path, line: lineOf(files, at, path) });
  expect(problem?.message).toContain(message);
});

test.each([
  ["value: 46", "value: 46\n        value: 47", "value: 47", "stands here twice"],
  ["nl: De nieren maken het.", "nl: Renine: een hormoon", "nl: Renine", "Put quotes round"],
])("bad YAML: %j as %j", (from, to, at, message) => {
  const files = edited(from, to);
  const [problem] = problemsOf("yaml", files);
  expect(problem).toMatchObject({ file: sectionPath, line: lineOf(files, at) });
  expect(problem?.message).toContain(message);
});

test("a listed section without a file, and a file that is not listed, are problems", () => {
  const files = edited("  - sleep\n", "  - sleep\n  - dreams\n", tiny, articlePath);
  expect(problemsOf("files", files)).toMatchObject([
    { file: articlePath, line: lineOf(files, "- dreams", articlePath) },
  ]);
  const extra = withFile("sleep-study/naps.yaml", "id: naps\n");
  expect(problemsOf("files", extra)).toMatchObject([{ file: "sleep-study/naps.yaml", line: 1 }]);
  expect(problemsOf("files")).toEqual([]);
});

test("articles are withheld while anything keeps them from being built", () => {
  expect(
    readArticles(edited("key: { nl: melatonine, en: Melatonin }", "key: { nl: x, en: y }")),
  ).toMatchObject({
    ok: false,
    problems: [{ rule: "cloze-gap" }, { rule: "cloze-gap" }],
  });
});

const onDisk = (files: Files): string => {
  const folder = mkdtempSync(join(tmpdir(), "content-"));
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
};

test("all content files of a folder are read, and nothing else", () => {
  const kept = withFile("released.json", '{ "released": [], "retired": [] }');
  const folder = onDisk(new Map([...kept, ["notes.txt", "x"], ["sleep-study/notes.md", "x"]]));
  expect(new Map([...readFiles(folder)].sort())).toEqual(new Map([...kept].sort()));
});

test("the library finds by id, and reads its folder once", () => {
  const folder = onDisk(tiny);
  const opened = library(folder);
  expect(opened.article("sleep-study")?.title.en).toBe("Sleep");
  expect(opened.fact("sleep-renin")?.prompts).toHaveLength(2);
  expect(opened.prompt("sleep-renin/typed")?.factId).toBe("sleep-renin");
  expect([opened.article("x"), opened.fact("x"), opened.prompt("x")]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(library(folder)).toBe(opened);
});

test("a library of malformed content throws what is wrong and where", () => {
  const files = edited("value: 46", "value: many");
  expect(() => library(onDisk(files))).toThrow(`${sectionPath}:${lineOf(files, "value: many")}`);
});
