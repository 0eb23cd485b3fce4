import { expect, test } from "vitest";
import { choiceText, lineOf, problemsOf, sectionPath, withPrompts } from "../fixture";

const dutch = ["een", "zes", "elf"];
const prompt = (id: string, english: readonly string[]) =>
  choiceText(
    id,
    english.map((en, n) => ({ nl: dutch[n] ?? "", en })),
  );
const prompts = (id: string, count: number, english: readonly string[]) =>
  Array.from({ length: count }, (_, n) => prompt(`${id}${n}`, english));

const longBank = (longKeys: number, others: number) =>
  withPrompts([
    ...prompts("long", longKeys, ["it rose much", "it fell", "it fled"]),
    ...prompts("other", others, ["it fell", "it rose much", "it fled"]),
  ]);
const shortBank = (shortKeys: number, others: number) =>
  withPrompts([
    ...prompts("short", shortKeys, ["it fell", "it rose much", "it fled away"]),
    ...prompts("other", others, ["it rose much", "it fell", "it fled away"]),
  ]);

// The fixture's own choice has melatonin as its longest option, so one more long key than is written here.
test("the key is the longest option too often: the count, the chance and what to mend", () => {
  const files = longBank(12, 8);
  const [problem, ...others] = problemsOf("key-length", files);
  expect(others).toEqual([]);
  expect(problem).toMatchObject({
    file: sectionPath,
    line: lineOf(files, "- id: choice"),
    message: expect.stringContaining("In English the key is the longest option in 13 of the 21"),
  });
  expect(problem?.message).toContain("chance would give about 7 (p = 0.0068)");
  expect(problem?.message).toContain(
    "Shorten the key or make a distractor at least as long in at least 2 of: sleep-melatonin/choice, sleep-renin/long0",
  );
});

test("the key is the longest option too seldom: a learner could strike the longest out", () => {
  const files = longBank(1, 19);
  const [problem, ...others] = problemsOf("key-length", files);
  expect(others).toEqual([]);
  expect(problem).toMatchObject({
    file: sectionPath,
    line: lineOf(files, "- id: other0"),
    message: expect.stringContaining("In English the key is the longest option in 2 of the 21"),
  });
  expect(problem?.message).toContain("chance would give about 7 (p = 0.013)");
  expect(problem?.message).toMatch(
    /so that the key is the longest, in at least 2 more, for example: sleep-renin\/other0, sleep-renin\/other1\.$/,
  );
});

test("the key is the shortest option too often", () => {
  const files = shortBank(12, 8);
  const [problem, ...others] = problemsOf("key-length", files);
  expect(others).toEqual([]);
  expect(problem).toMatchObject({
    file: sectionPath,
    line: lineOf(files, "- id: short0"),
    message: expect.stringContaining("In English the key is the shortest option in 12 of the 21"),
  });
  expect(problem?.message).toContain(
    "Lengthen the key or make a distractor at least as short in at least 1 of: sleep-renin/short0",
  );
});

test("the key is seldom the shortest: no fault, for that is no easy way to the key", () => {
  expect(problemsOf("key-length", shortBank(0, 20))).toEqual([]);
});

test("counts that chance can explain", () => {
  expect(problemsOf("key-length", longBank(10, 10))).toEqual([]);
  expect(problemsOf("key-length", longBank(4, 16))).toEqual([]);
  expect(problemsOf("key-length", shortBank(10, 10))).toEqual([]);
});

test("a bank too small to judge", () => {
  expect(problemsOf("key-length", longBank(18, 0))).toEqual([]);
  expect(problemsOf("key-length", longBank(0, 18))).toEqual([]);
  expect(problemsOf("key-length", shortBank(18, 0))).toEqual([]);
});

test("options of which two are longest count for nothing", () => {
  const even = prompts("even", 25, ["it rose", "it fell", "no"]);
  expect(problemsOf("key-length", withPrompts(even))).toEqual([]);
});
