import { expect, test } from "vitest";
import { lessonWords, parseLesson, passageOf, passages } from "./lesson";

test("paragraphs, lists, emphasis and passages become a tree", () => {
  expect(parseLesson("A *b* **c**\n[d *e*](#fact)\n\n- f\n- [g](#other)\n")).toEqual({
    blocks: [
      {
        kind: "paragraph",
        children: [
          { kind: "text", text: "A " },
          { kind: "emphasis", children: [{ kind: "text", text: "b" }] },
          { kind: "text", text: " " },
          { kind: "strong", children: [{ kind: "text", text: "c" }] },
          { kind: "text", text: " " },
          {
            kind: "passage",
            factId: "fact",
            children: [
              { kind: "text", text: "d " },
              { kind: "emphasis", children: [{ kind: "text", text: "e" }] },
            ],
          },
        ],
      },
      {
        kind: "list",
        items: [
          [{ kind: "text", text: "f" }],
          [{ kind: "passage", factId: "other", children: [{ kind: "text", text: "g" }] }],
        ],
      },
    ],
    foreign: [],
  });
});

test.each([
  ["# Heading", "heading"],
  ["1. one", "numbered list"],
  ["- a\n  - b", "list inside a list"],
  ["-", "empty list item"],
  ["- # h", "heading inside a list"],
  ["a <b>c</b>", "html"],
  ["`code`", "inlineCode"],
  ["![x](y.png)", "image"],
  ["[x](https://example.org)", "link to https://example.org"],
])("%j is foreign to a lesson", (markdown, foreign) => {
  expect(parseLesson(markdown).foreign).toContain(foreign);
});

const section = {
  lesson: [
    { nl: "Een [twee drie](#a).", en: "One." },
    { nl: "*[vier](#b)*\n\n- [vijf](#c)", en: "Two [three](#b)." },
  ],
};

test("passages come in reading order with their paragraph", () => {
  expect(passages(section, "nl")).toEqual([
    { factId: "a", text: "twee drie", paragraph: 0 },
    { factId: "b", text: "vier", paragraph: 1 },
    { factId: "c", text: "vijf", paragraph: 1 },
  ]);
});

test("a fact's words stand between those around them in the same paragraph or item", () => {
  const around = (factId: string) => passageOf(section, factId, "nl");
  expect(around("a")).toEqual({ before: "Een ", words: "twee drie", after: "." });
  expect(around("b")).toEqual({ before: "", words: "vier", after: "" });
  expect(around("c")).toEqual({ before: "", words: "vijf", after: "" });
  expect(around("d")).toBeUndefined();
  const marked = { lesson: [{ nl: "*Een **[twee *drie* vier](#a)** vijf* zes", en: "" }] };
  expect(passageOf(marked, "a", "nl")).toEqual({
    before: "Een ",
    words: "twee drie vier",
    after: " vijf zes",
  });
});

test("only the words that are read count", () => {
  expect([lessonWords(section, "nl"), lessonWords(section, "en")]).toEqual([5, 3]);
});
