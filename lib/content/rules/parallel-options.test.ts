import { expect, test } from "vitest";
import { choiceText, lineOf, problemsOf, sectionPath, withPrompts } from "../fixture";

const of = (...english: readonly string[]) =>
  withPrompts([
    choiceText(
      "form",
      english.map((en, n) => ({ nl: `optie ${"abc"[n]}`, en })),
    ),
  ]);

test.each([
  ["capitals", ["it rose", "It fell", "it stayed"], "start with a capital"],
  ["closing marks", ["it rose.", "it fell", "it stayed"], "do not all end alike"],
  [
    "length",
    ["it rose", "it fell", "it stayed just as it was"],
    "has 24 characters, the shortest 7",
  ],
])("unlike %s", (_, options, message) => {
  const files = of(...options);
  expect(problemsOf("parallel-options", files)).toMatchObject([
    {
      file: sectionPath,
      line: lineOf(files, "distractors: [{"),
      message: expect.stringContaining(message),
    },
  ]);
});

test.each([
  ["abbreviations and digits have no case", ["GABA rose", "it fell", "46 fell"]],
  ["short options may differ in length", ["it fell", "no", "it stayed the same"]],
  [
    "long options of about one length",
    ["it fell by about a half", "it rose", "it stayed"].map((text) => text.padEnd(15, "x")),
  ],
])("%s", (_, options) => {
  expect(problemsOf("parallel-options", of(...options))).toEqual([]);
});
