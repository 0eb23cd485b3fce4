import { expect, test } from "vitest";
import { edited, lineOf, problemsOf, sectionPath } from "../fixture";

test.each([
  [
    "en: Which sleep hormone rose?",
    "en: Did Melatonin rise?",
    'English stem gives "melatonin" away',
  ],
  ["en: Which hormones rose?", "en: Did melatonin rise?", 'English stem gives "melatonin" away'],
  ["nl: Welk nierhormoon steeg ook?", "nl: Steeg de renine ook?", 'Dutch stem gives "renine" away'],
  ["nl: Hoeveel mensen deden mee?", "nl: Hoeveel van de 46?", 'Dutch stem gives "46" away'],
])("%j as %j", (from, to, message) => {
  const files = edited(from, to);
  expect(problemsOf("key-in-stem", files)).toMatchObject([
    { file: sectionPath, line: lineOf(files, to), message: expect.stringContaining(message) },
  ]);
});

test("what is left of a cloze holds another right answer", () => {
  const key = "key: { nl: melatonine, en: Melatonin }";
  const files = edited(key, `${key}\n        accept: { nl: [slaapproef], en: [] }`);
  expect(problemsOf("key-in-stem", files)).toMatchObject([
    {
      line: lineOf(files, key),
      message: expect.stringContaining('The Dutch rest of the statement gives "slaapproef" away'),
    },
  ]);
});

test("a longer word, another number or a claim give nothing away", () => {
  const word = edited("nl: Welk nierhormoon steeg ook?", "nl: Wat maakt prorenine?");
  const number = edited("nl: Hoeveel mensen deden mee?", "nl: Hoeveel van de 460?", word);
  expect(problemsOf("key-in-stem", number)).toEqual([]);
});
