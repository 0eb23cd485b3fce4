import { expect, test } from "vitest";
import { edited, lineOf, problemsOf, sectionPath } from "../fixture";

test("an option that the glossary lacks", () => {
  const files = edited(
    "- { nl: insuline, en: insulin }\n        r",
    "- { nl: leptine, en: leptin }\n        r",
  );
  expect(problemsOf("option-type", files)).toMatchObject([
    {
      file: sectionPath,
      line: lineOf(files, "leptine"),
      message: expect.stringContaining('"leptine" / "leptin" is not listed as a hormone'),
    },
  ]);
});

test("a type that nobody knows is answered with the types there are", () => {
  const files = edited("type: hormone", "type: planet");
  expect(problemsOf("option-type", files)).toMatchObject([
    {
      line: lineOf(files, "type: planet"),
      message: expect.stringContaining(
        "dose, duration, percentage, count, year, clause and hormone",
      ),
    },
  ]);
});

const options = `type: hormone
        stem: { nl: Welk slaaphormoon steeg?, en: Which sleep hormone rose? }
        key: { nl: melatonine, en: melatonin }
        distractors:
          - { nl: cortisol, en: cortisol }
          - { nl: insuline, en: insulin }`;

const measured = (type: string, [key, first, second]: readonly string[][]) => {
  const pair = ([nl, en]: readonly string[] = []) => `{ nl: "${nl}", en: "${en}" }`;
  return edited(
    options,
    `type: ${type}
        stem: { nl: Hoeveel?, en: How much? }
        key: ${pair(key)}
        distractors:
          - ${pair(first)}
          - ${pair(second)}`,
  );
};

test.each([
  [
    "dose",
    [
      ["300 mg", "300 mg"],
      ["1,5 g per dag", "1.5 g a day"],
      ["200–400 mg", "200–400 mg"],
    ],
  ],
  [
    "duration",
    [
      ["8 weken", "8 weeks"],
      ["1 dag", "1 day"],
      ["ruim 2 uur", "over 2 hours"],
    ],
  ],
  [
    "percentage",
    [
      ["60%", "60%"],
      ["12,5 %", "12.5 %"],
      ["10 tot 20%", "10 to 20%"],
    ],
  ],
  [
    "count",
    [
      ["46", "46"],
      ["1.200", "1,200"],
      ["meer dan 300", "more than 300"],
    ],
  ],
  [
    "year",
    [
      ["2017", "2017"],
      ["2012", "2012"],
      ["1998", "1998"],
    ],
  ],
])("options that are a %s", (type, all) => {
  expect(problemsOf("option-type", measured(type, all))).toEqual([]);
});

test.each([
  ["dose", ["300", "300 mg"], "Dutch"],
  ["duration", ["8 weken", "8 weken"], "English"],
  ["percentage", ["60", "60%"], "Dutch"],
  ["count", ["46 mensen", "46"], "Dutch"],
  ["year", ["2017", "in 2017"], "English"],
])("%j and %j is not one in %s", (type, odd, language) => {
  const good =
    { dose: "9 mg", duration: "", percentage: "9%", count: "9", year: "1999" }[type] ?? "";
  const other = type === "duration" ? ["9 dagen", "9 days"] : [good, good];
  const files = measured(type, [other, odd, other]);
  expect(problemsOf("option-type", files)).toMatchObject([
    {
      line: lineOf(files, `nl: "${odd[0]}", en: "${odd[1]}"`),
      message: expect.stringMatching(new RegExp(`a ${type} such as .* in ${language}`)),
    },
  ]);
});

test("a clause is free, and listed terms are what they are", () => {
  expect(problemsOf("option-type")).toEqual([]);
  expect(problemsOf("option-type", edited("type: hormone", "type: clause"))).toEqual([]);
});
