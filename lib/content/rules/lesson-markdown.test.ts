import { expect, test } from "vitest";
import { edited, lineOf, problemsOf, sectionPath } from "../fixture";

test.each([
  ["The trial had", "# The trial had", "a heading"],
  ["- Their [renin]", "1. Their [renin]", "a numbered list"],
  ["*rose* too", "<b>rose</b> too", "a html"],
  ["*rose* too", "[rose](https://example.org) too", "a link to https://example.org"],
])("%j as %j", (from, to, foreign) => {
  const files = edited(from, to);
  expect(problemsOf("lesson-markdown", files)).toMatchObject([
    {
      file: sectionPath,
      line: lineOf(files, "en: |"),
      message: expect.stringContaining(`The English lesson has ${foreign}`),
    },
  ]);
});

test("paragraphs, lists, emphasis and passages", () => {
  expect(problemsOf("lesson-markdown", edited("*rose* too", "**rose** *too*"))).toEqual([]);
});
