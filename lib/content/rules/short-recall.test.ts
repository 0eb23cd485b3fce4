import { expect, test } from "vitest";
import { edited, lineOf, problemsOf, sectionPath } from "../fixture";

const key = "key: { nl: renine, en: renin }";

test("an answer too long to type", () => {
  const files = edited(key, "key: { nl: renine, en: the renin of the kidneys }");
  expect(problemsOf("short-recall", files)).toMatchObject([
    {
      file: sectionPath,
      line: lineOf(files, "the renin of the kidneys"),
      message: expect.stringContaining("The English key has 5 words"),
    },
  ]);
});

test("four words are short enough", () => {
  expect(
    problemsOf("short-recall", edited(key, "key: { nl: renine, en: renin of the kidneys }")),
  ).toEqual([]);
});
