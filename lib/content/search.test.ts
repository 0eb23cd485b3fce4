import { describe, expect, test } from "vitest";
import { tiny } from "./fixture";
import { readArticles } from "./read";
import { factSearch } from "./search";

const result = readArticles(tiny);
if (!result.ok) throw new Error("the tiny article cannot be read");
const facts = result.articles.flatMap(({ sections }) =>
  sections.flatMap((section) => section.facts),
);
const found = (query: string) => factSearch(facts)(query).map(({ id }) => id);

const [size, melatonin, renin] = ["sleep-size", "sleep-melatonin", "sleep-renin"];

describe("searching", () => {
  test.each([
    ["", [size, melatonin, renin]],
    ["  ?! ", [size, melatonin, renin]],
    ["melatonine", [melatonin, renin]],
    ["MELATÓNIN", [melatonin, renin]],
    ["participants", [size]],
    ["deelne", []],
    ["46", [size]],
    ["kidney", [renin]],
    ["nieren", [renin]],
    ["cortisol", [melatonin]],
    ["oestr", [renin]],
    ["sleep cortisol", [melatonin]],
    ["cortisol sleep", [melatonin]],
    ["cortisol kidney", []],
    ["slaap kidney", [renin]],
  ])("“%s” finds %j", (query, ids) => {
    expect(found(query)).toEqual(ids);
  });

  test("makes one index of a list of facts", () => {
    expect(factSearch(facts)).toBe(factSearch(facts));
    expect(factSearch([...facts])).not.toBe(factSearch(facts));
  });
});
