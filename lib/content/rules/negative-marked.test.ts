import { expect, test } from "vitest";
import { edited, lineOf, problemsOf, sectionPath } from "../fixture";

const stem = "stem: { nl: Welk nierhormoon steeg ook?, en: Which kidney hormone rose as well? }";
const negative = "stem: { nl: Wat steeg niet?, en: What didn't rise? }";

test("a negative stem that is not marked", () => {
  const files = edited(stem, negative);
  expect(problemsOf("negative-marked", files)).toMatchObject([
    {
      file: sectionPath,
      line: lineOf(files, negative),
      message: expect.stringContaining('The Dutch stem says "niet"'),
    },
    { message: expect.stringContaining(`The English stem says "didn't"`) },
  ]);
});

test("a mark on a stem without a negation", () => {
  const files = edited(stem, `${stem}\n        negative: true`);
  expect(problemsOf("negative-marked", files)).toMatchObject([
    { line: lineOf(files, stem), message: expect.stringContaining('remove "negative: true"') },
    { message: expect.stringContaining("English") },
  ]);
});

test("a mark on a stem that is negative in one language only", () => {
  const files = edited(
    stem,
    `stem: { nl: Wat steeg nooit?, en: What fell? }\n        negative: true`,
  );
  expect(problemsOf("negative-marked", files)).toMatchObject([
    {
      message: expect.stringContaining(
        "the English stem has no not, no, never or except: word it as",
      ),
    },
  ]);
});

test("a marked negative stem, and words that only look negative", () => {
  expect(
    problemsOf("negative-marked", edited(stem, `${negative}\n        negative: true`)),
  ).toEqual([]);
  const lookalike = "stem: { nl: Wat genieten nietsnutten?, en: What is a notable node? }";
  expect(problemsOf("negative-marked", edited(stem, lookalike))).toEqual([]);
});
