import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { library } from "../lib/content/library";
import { locales } from "../lib/domain/article";
import { characters } from "./font-characters";

const known = new Set(characters);
const missing = (text: string): string[] => [
  ...new Set([...text].filter((character) => character >= " " && !known.has(character))),
];

describe("the fonts show every character", () => {
  it.each(locales)("of the messages in %s", (locale) => {
    expect(missing(readFileSync(`lib/i18n/messages/${locale}.json`, "utf8"))).toEqual([]);
  });

  it("of the articles", () => {
    expect(missing(JSON.stringify(library().articles))).toEqual([]);
  });
});
