import { expect, test } from "vitest";
import { edited, lineOf, problemsOf, sectionPath } from "../fixture";

const typed = `kind: typed
        stem: { nl: Welk nierhormoon steeg ook?, en: Which kidney hormone rose as well? }
        key: { nl: renine, en: renin }`;
const claim = `kind: true-false
        stem: { nl: De renine steeg ook., en: Renin rose as well. }
        key: true`;

test("a fact that can only be recognised", () => {
  const files = edited(typed, claim);
  expect(problemsOf("recall-prompt", files)).toMatchObject([
    {
      file: sectionPath,
      line: lineOf(files, "Renin rose in the sleep trial as well.") + 1,
      message: expect.stringContaining('"sleep-renin" cannot be a flashcard'),
    },
  ]);
});

test("a number, a cloze or a typed answer is enough", () => {
  expect(problemsOf("recall-prompt")).toEqual([]);
});
