import { expect, test } from "vitest";
import { edited, lineOf, problemsOf, sectionPath } from "../fixture";

const key = "key: { nl: melatonine, en: Melatonin }";

test.each([
  ["nl: slaaphormoon, en: Melatonin }", "stands nowhere in the Dutch statement"],
  ["nl: melatonine, en: Melaton }", "stands nowhere in the English statement"],
])("a key that is not in the statement: %s", (pair, message) => {
  const files = edited(key, `key: { ${pair}`);
  expect(problemsOf("cloze-gap", files)).toMatchObject([
    { file: sectionPath, line: lineOf(files, pair), message: expect.stringContaining(message) },
  ]);
});

test("a key that stands in the statement twice", () => {
  const files = edited("en: Melatonin rose in", "en: Melatonin rose and melatonin fell in");
  expect(problemsOf("cloze-gap", files)).toMatchObject([
    { line: lineOf(files, key), message: expect.stringContaining("2 times") },
  ]);
});

test("a key that stands there once, whatever its case", () => {
  expect(problemsOf("cloze-gap", edited(key, key.replace("Melatonin", "MELATONIN")))).toEqual([]);
});
