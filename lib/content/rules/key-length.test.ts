import { expect, test } from "vitest";
import { choiceText, lineOf, problemsOf, sectionPath, withPrompts } from "../fixture";

const dutch = ["een", "zes", "elf"];
const prompt = (id: string, english: readonly string[]) =>
  choiceText(
    id,
    english.map((en, n) => ({ nl: dutch[n] ?? "", en })),
  );
const bank = (longKeys: number, others: number) =>
  withPrompts([
    ...Array.from({ length: longKeys }, (_, n) =>
      prompt(`long${n}`, ["it rose much", "it fell", "it fled"]),
    ),
    ...Array.from({ length: others }, (_, n) =>
      prompt(`other${n}`, ["it fell", "it rose much", "it fled"]),
    ),
  ]);

// The fixture's own choice has melatonin as its longest option, so one more hit than is written here.
test("the key is the longest option too often: the count, the chance and what to mend", () => {
  const files = bank(12, 8);
  const [problem, ...others] = problemsOf("key-length", files);
  expect(others).toEqual([]);
  expect(problem).toMatchObject({
    file: sectionPath,
    line: lineOf(files, "- id: choice"),
    message: expect.stringContaining("In English the key is the longest option in 13 of the 21"),
  });
  expect(problem?.message).toContain("chance would give about 7 (p = 0.0068)");
  expect(problem?.message).toContain("in at least 2 of: sleep-melatonin/choice, sleep-renin/long0");
});

test("a count that chance can explain", () => {
  expect(problemsOf("key-length", bank(10, 10))).toEqual([]);
});

test("a bank too small to judge", () => {
  expect(problemsOf("key-length", bank(18, 0))).toEqual([]);
});

test("options of which two are longest count for nothing", () => {
  const even = Array.from({ length: 25 }, (_, n) =>
    prompt(`even${n}`, ["it rose", "it fell", "no"]),
  );
  expect(problemsOf("key-length", withPrompts(even))).toEqual([]);
});
