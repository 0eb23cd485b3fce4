import { expect, test } from "vitest";
import { edited, lineOf, problemsOf, sectionPath } from "../fixture";

test("a distractor that is another item of the same list", () => {
  const files = edited(
    "- { nl: insuline, en: insulin }\n        r",
    "- { nl: renine, en: renin }\n        r",
  );
  expect(problemsOf("true-distractor", files)).toMatchObject([
    {
      file: sectionPath,
      line: lineOf(files, "Cortisol daalde") - 1,
      message: expect.stringContaining("it is the item of sleep-renin in the same list"),
    },
  ]);
});

test("a distractor that is the key to the same question elsewhere", () => {
  const files = edited(
    "nl: Welk nierhormoon steeg ook?, en: Which kidney hormone rose as well?",
    "nl: Welke hormonen stegen?, en: Which hormones rose?",
    edited(
      "key: { nl: renine, en: renin }",
      "key: { nl: groeihormoon, en: growth hormone }\n        accept: { nl: [], en: [adrenaline] }",
    ),
  );
  expect(problemsOf("true-distractor", files)).toMatchObject([
    {
      line: lineOf(
        files,
        "- { nl: adrenaline, en: adrenaline }\n          - { nl: oestrogeen, en: oestrogen }\n        r",
      ),
      message: expect.stringContaining("is the key of sleep-renin/typed"),
    },
  ]);
});

test("an item of another list may be a distractor", () => {
  const other = edited(
    "name: sleep-rises, item: { nl: renine",
    "name: sleep-kidney, item: { nl: renine",
  );
  const files = edited(
    "- { nl: insuline, en: insulin }\n        r",
    "- { nl: renine, en: renin }\n        r",
    other,
  );
  expect(problemsOf("true-distractor", files)).toEqual([]);
});
