import { expect, test } from "vitest";
import { claimText, lineOf, problemsOf, sectionPath, withPrompts } from "../fixture";

// The fixture has one false claim of its own.
const bank = (right: number, wrong: number) =>
  withPrompts([
    ...Array.from({ length: wrong }, (_, n) => claimText(`wrong${n}`, false)),
    ...Array.from({ length: right }, (_, n) => claimText(`right${n}`, true)),
  ]);

test("too many true claims", () => {
  const files = bank(15, 4);
  expect(problemsOf("true-false-balance", files)).toMatchObject([
    {
      file: sectionPath,
      line: lineOf(files, "key: true"),
      message: expect.stringContaining("15 of the 20 true-false claims are true"),
    },
  ]);
});

test("too many false claims", () => {
  const files = bank(5, 14);
  expect(problemsOf("true-false-balance", files)).toMatchObject([
    {
      line: lineOf(files, "key: false"),
      message: expect.stringContaining("turn some false claims"),
    },
  ]);
});

test("about half, or too few to judge", () => {
  expect(problemsOf("true-false-balance", bank(14, 5))).toEqual([]);
  expect(problemsOf("true-false-balance", bank(18, 0))).toEqual([]);
});
