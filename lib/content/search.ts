/** Finding facts by words. */
import { type Fact, type Localized, locales, type Prompt } from "../domain/article";
import { folded } from "../domain/spelling";

/** The facts in which every word of a query stands, whole or as a part, in reading order. */
export type FactSearch = (query: string) => readonly Fact[];

const made = new WeakMap<readonly Fact[], FactSearch>();

/**
 * Searches statements and everything in their prompts, in both languages, whatever the case and accents.
 * The index of a list of facts is made at its first search and kept as long as the list.
 */
export function factSearch(facts: readonly Fact[]): FactSearch {
  const known = made.get(facts);
  if (known) return known;
  const fresh = searchOf(facts);
  made.set(facts, fresh);
  return fresh;
}

function searchOf(facts: readonly Fact[]): FactSearch {
  const indexed = facts.map((fact) => ({ fact, text: textOf(fact) }));
  return (query) => {
    const words = folded(query).split(" ").filter(Boolean);
    if (words.length === 0) return facts;
    return indexed
      .filter(({ text }) => words.every((word) => text.includes(word)))
      .map(({ fact }) => fact);
  };
}

const textOf = ({ statement, prompts }: Fact): string =>
  folded([...inBoth(statement), ...prompts.flatMap(textsOf)].join("\n"));

function textsOf(prompt: Prompt): string[] {
  return [prompt.stem, prompt.rationale].flatMap(inBoth).concat(answersOf(prompt));
}

function answersOf(prompt: Prompt): string[] {
  switch (prompt.kind) {
    case "choice":
    case "select":
      return prompt.options.flatMap(inBoth);
    case "true-false":
      return [];
    case "number":
      return inBoth(prompt.unit).map((unit) => `${prompt.value} ${unit}`);
    case "typed":
    case "cloze":
      return [...inBoth(prompt.key), ...locales.flatMap((locale) => prompt.accept[locale])];
  }
}

const inBoth = (text: Localized): string[] => locales.map((locale) => text[locale]);
