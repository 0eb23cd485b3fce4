import { expect, test } from "vitest";
import { articlePath, edited, lineOf, problemsOf, sectionPath, tiny } from "../fixture";

test("a fact id that is used twice", () => {
  const files = edited('id: sleep-renin\n    source: "2.4"', 'id: sleep-size\n    source: "2.4"');
  expect(problemsOf("unique-ids", files)).toMatchObject([
    {
      file: sectionPath,
      line: lineOf(files, 'source: "2.4"') - 1,
      message: expect.stringContaining('fact id "sleep-size" is used already'),
    },
  ]);
});

test("a prompt id that its fact uses twice", () => {
  const files = edited("- id: claim", "- id: number");
  expect(problemsOf("unique-ids", files)).toMatchObject([
    { message: expect.stringContaining('prompt id "sleep-size/number"') },
  ]);
});

test("files that are not named after their ids", () => {
  const files = edited(
    "id: sleep-study",
    "id: sleeping",
    edited("id: sleep\n", "id: nap\n"),
    articlePath,
  );
  expect(problemsOf("unique-ids", files)).toMatchObject([
    { file: articlePath, line: 1, message: expect.stringContaining("sleeping/article.yaml") },
    { file: sectionPath, line: 1, message: expect.stringContaining("sleep-study/nap.yaml") },
  ]);
});

test("different facts may name their prompts alike", () => {
  expect(problemsOf("unique-ids", edited("- id: typed", "- id: cloze", tiny))).toEqual([]);
});
