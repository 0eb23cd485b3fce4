import { expect, test } from "vitest";
import { edited, lineOf, problemsOf, sectionPath } from "../fixture";

test("a number that differs between the languages", () => {
  const files = edited(
    "The sleep trial had 46 participants",
    "The sleep trial had 64 participants",
  );
  expect(problemsOf("languages-alike", files)).toMatchObject([
    {
      file: sectionPath,
      line: lineOf(files, "64 participants"),
      message: expect.stringContaining("The Dutch has 46 in digits, the English 64"),
    },
  ]);
});

test("a number written in words in one language", () => {
  const files = edited("nl: Het was een kleine proef.", "nl: Het waren er 2.");
  expect(problemsOf("languages-alike", files)).toMatchObject([
    { message: expect.stringContaining("the English no numbers") },
  ]);
});

test.each([
  ["[46 people](#sleep-size)", "46 people"],
  ["- Their [renin]", "Their [renin]"],
  [
    "Their [melatonin rose](#sleep-melatonin).",
    "\n\n      Their [melatonin rose](#sleep-melatonin).",
  ],
])("a lesson that is built otherwise: %j as %j", (from, to) => {
  const files = edited(from, to);
  expect(problemsOf("languages-alike", files)).toMatchObject([
    {
      line: lineOf(files, "- nl: |"),
      message: expect.stringContaining("built otherwise"),
    },
  ]);
});

test("the same numbers in each language's notation, and more synonyms in one", () => {
  const numbers = edited(
    "nl: Het was een kleine proef., en: It was a small trial.",
    'nl: "1.500 en 2,5", en: "2.5 and 1,500"',
  );
  const synonyms = edited(
    "key: { nl: renine, en: renin }",
    'key: { nl: renine, en: renin }\n        accept: { nl: ["renine 1", angiotensinogenase], en: [] }',
    numbers,
  );
  expect(problemsOf("languages-alike", synonyms)).toEqual([]);
});
