import { expect, test } from "vitest";
import { exportPrompts } from "./export";
import { articlePath, choiceText, tiny, withPrompts } from "./fixture";
import { type Files, readArticles } from "./read";

const exported = (files: Files, locale: "nl" | "en") => {
  const result = readArticles(files);
  if (!result.ok) throw new Error(`${articlePath} is not well-formed`);
  return exportPrompts(result.articles, locale);
};

test("every prompt is exported with its answer, fact and place", () => {
  const rows = exported(tiny, "en");
  expect(rows.map(({ id, key }) => [id, key])).toEqual([
    ["sleep-size/number", "46"],
    ["sleep-size/claim", "false"],
    ["sleep-melatonin/cloze", "Melatonin"],
    ["sleep-melatonin/choice", "melatonin"],
    ["sleep-renin/typed", "renin"],
    ["sleep-renin/select", ["renin", "melatonin"]],
  ]);
  expect(rows[3]).toMatchObject({
    kind: "choice",
    negative: false,
    stem: "Which sleep hormone rose?",
    rationale: "Cortisol fell.",
    fact: { id: "sleep-melatonin", statement: "Melatonin rose in the sleep trial." },
    lesson: "sleep",
    section: 2,
    paragraph: 3,
    evidence: "randomised-trial",
  });
  expect([...(rows[3]?.options ?? [])].sort()).toEqual(["cortisol", "insulin", "melatonin"]);
});

const options = ["aap", "beer", "muis"].map((name) => ({ nl: name, en: name }));
const many = withPrompts(Array.from({ length: 300 }, (_, n) => choiceText(`c${n}`, options)));

test("the key stands in every place about equally often", () => {
  const places = exported(many, "en")
    .filter(({ id }) => id.includes("/c"))
    .filter(({ key }) => key === "aap")
    .map((row) => row.options?.indexOf("aap"));
  expect(places).toHaveLength(300);
  for (const place of [0, 1, 2]) {
    expect(places.filter((one) => one === place).length).toBeGreaterThan(70);
  }
});

test("the order is the same in both languages and at every export", () => {
  const orders = (locale: "nl" | "en") =>
    exported(many, locale).map(({ options }) => options?.join());
  expect(orders("nl").slice(6)).toEqual(orders("en").slice(6));
  expect(orders("en")).toEqual(orders("en"));
});
