import { expect, test } from "vitest";
import { articlePath, edited, lineOf, problemsOf, tiny } from "../fixture";

test.each([
  ["word ".repeat(687), "699 words over all sections: tell more"],
  ["word ".repeat(989), "1001 words over all sections: tell less"],
])("a lesson that is too short or too long", (filler, message) => {
  const files = edited("word ".repeat(700), filler);
  expect(problemsOf("lesson-length", files)).toMatchObject([
    {
      file: articlePath,
      line: lineOf(files, "sections:", articlePath),
      message: expect.stringContaining(`The English lesson has ${message}`),
    },
  ]);
});

test.each([688, 988])("a lesson just long or short enough", (count) => {
  expect(problemsOf("lesson-length", edited("word ".repeat(700), "word ".repeat(count)))).toEqual(
    [],
  );
});

test("an article that lacks a section is not judged yet", () => {
  const short = edited("word ".repeat(700), "word");
  expect(
    problemsOf("lesson-length", edited("  - sleep\n", "  - sleep\n  - naps\n", short, articlePath)),
  ).toEqual([]);
  expect(problemsOf("lesson-length", tiny)).toEqual([]);
});
