import { expect, test } from "vitest";
import { edited, lineOf, problemsOf, sectionPath } from "../fixture";

test("a fact that a lesson does not tell", () => {
  const files = edited("[46 people](#sleep-size)", "46 people");
  expect(problemsOf("passages", files)).toMatchObject([
    {
      file: sectionPath,
      line: lineOf(files, "- id: sleep-size"),
      message: expect.stringContaining("The English lesson does not tell this fact"),
    },
  ]);
});

test("a fact that a lesson tells twice", () => {
  const files = edited("The trial had", "The [trial](#sleep-size) had");
  expect(problemsOf("passages", files)).toMatchObject([
    { message: expect.stringContaining("marks this fact 2 times") },
  ]);
});

test("a passage that names no fact", () => {
  const files = edited("The trial had", "The [trial](#sleep-trial) had");
  expect(problemsOf("passages", files)).toMatchObject([
    {
      line: lineOf(files, "en: |"),
      message: expect.stringContaining('names "sleep-trial", which is no fact of this section'),
    },
  ]);
});

test("a passage without words", () => {
  const files = edited("[46 people](#sleep-size)", "[](#sleep-size)");
  expect(problemsOf("passages", files)).toMatchObject([
    { message: expect.stringContaining("has no words") },
  ]);
});

test("one passage a fact in each language", () => {
  expect(problemsOf("passages")).toEqual([]);
});
