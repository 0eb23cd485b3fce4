import { expect, test } from "vitest";
import { choiceText, lineOf, problemsOf, sectionPath, withPrompts } from "../fixture";

const withOption = (nl: string, en: string) =>
  withPrompts([
    choiceText("last", [
      { nl: "slaap", en: "sleep" },
      { nl: "rust", en: "rest" },
      { nl, en },
    ]),
  ]);

test.each([
  ["Alle bovenstaande", "stress"],
  ["geen van deze", "stress"],
  ["stress", "none of the above"],
  ["stress", "Both of these"],
  ["stress", "neither"],
])("%s / %s", (nl, en) => {
  const files = withOption(nl, en);
  expect(problemsOf("no-catch-all", files)).toMatchObject([
    {
      file: sectionPath,
      line: lineOf(files, "- id: last"),
      message: expect.stringContaining("speaks of the other options"),
    },
  ]);
});

test("an option that stands on its own", () => {
  expect(problemsOf("no-catch-all", withOption("bij alle mensen", "in neither trial"))).toEqual([]);
});
