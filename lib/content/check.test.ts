import { expect, test } from "vitest";
import { checkContent } from "./check";
import { edited, sectionPath, tiny } from "./fixture";

test("an article that keeps every rule has no problems, and is counted", () => {
  const report = checkContent(tiny);
  expect(report.problems).toEqual([]);
  expect(report.articles).toMatchObject([
    {
      id: "sleep-study",
      facts: 3,
      prompts: 6,
      kinds: { choice: 1, select: 1, "true-false": 1, number: 1, typed: 1, cloze: 1 },
      evidence: { "randomised-trial": 3, "meta-analysis": 0 },
      words: { nl: 714, en: 712 },
      sections: [{ id: "sleep", facts: 3, prompts: 6 }],
    },
  ]);
});

test("problems come in the order of the lines", () => {
  const two = edited(
    "nl: Welke hormonen",
    "nl: Welke 2 hormonen",
    edited("value: 46", "value: 46.5"),
  );
  const broken = edited("Hoeveel mensen deden", "Hoeveel van de 9 deden", two);
  const lines = checkContent(broken).problems.map(({ file, line }) => {
    expect(file).toBe(sectionPath);
    return line;
  });
  expect(lines).toHaveLength(2);
  expect(lines).toEqual([...lines].sort((a, b) => a - b));
});

test("what cannot be read is not reported as gone as well", () => {
  const released = JSON.stringify({ released: ["sleep-size", "sleep-size/number"], retired: [] });
  const broken = new Map([
    ...edited("evidence: randomised-trial", "evidence: rumour"),
    ["released.json", released],
  ]);
  const rules = checkContent(broken).problems.map(({ rule }) => rule);
  expect(rules).not.toEqual([]);
  expect(rules).not.toContain("released-ids");
});
