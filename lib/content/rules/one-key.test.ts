import { expect, test } from "vitest";
import { edited, lineOf, problemsOf, sectionPath } from "../fixture";

test("a distractor that is the key in other letters", () => {
  const files = edited(
    "- { nl: insuline, en: insulin }\n        r",
    "- { nl: Melatonine, en: insulin }\n        r",
  );
  expect(problemsOf("one-key", files)).toMatchObject([
    {
      file: sectionPath,
      line: lineOf(files, "nl: Melatonine, en: insulin"),
      message: expect.stringContaining("is also the key in Dutch"),
    },
  ]);
});

test("an option that stands there twice", () => {
  const files = edited(
    "- { nl: oestrogeen, en: oestrogen }\n        r",
    "- { nl: adrenaline, en: oestrogen }\n        r",
  );
  expect(problemsOf("one-key", files)).toMatchObject([
    { message: expect.stringContaining("stands here twice in Dutch") },
  ]);
});

test("a select with fewer than four options", () => {
  const files = edited("          - { nl: oestrogeen, en: oestrogen }\n        r", "        r");
  expect(problemsOf("one-key", files)).toMatchObject([
    { line: lineOf(files, "- id: select"), message: expect.stringContaining("at least 4") },
  ]);
});

test("options that all differ", () => {
  expect(problemsOf("one-key")).toEqual([]);
});
