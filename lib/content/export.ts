/** The question bank in one language, flat, for reading or for other programs. */
import { createHash } from "node:crypto";
import type { Article, Evidence, Fact, Locale, Prompt, PromptKind } from "../domain/article";

export type ExportedPrompt = Readonly<{
  id: string;
  kind: PromptKind;
  negative: boolean;
  stem: string;
  /** In an order that tells nothing about the key; absent where there is nothing to pick from. */
  options?: readonly string[];
  /** The right answer as text; a select may have several. */
  key: string | readonly string[];
  /** Of a number: what it counts, and how far an answer may be off. */
  unit?: string;
  tolerance?: number;
  /** Other answers that are marked right. */
  accept?: readonly string[];
  rationale: string;
  fact: Readonly<{ id: string; statement: string }>;
  lesson: string;
  /** Place in the source, counted from 1. */
  section: number;
  paragraph: number;
  evidence: Evidence;
}>;

/** Every prompt of the articles, in content order. */
export const exportPrompts = (
  articles: readonly Article[],
  locale: Locale,
): readonly ExportedPrompt[] =>
  articles
    .flatMap(({ sections }) => sections.flatMap(({ facts }) => facts))
    .flatMap((fact) => fact.prompts.map((prompt) => exportPrompt(fact, prompt, locale)));

const exportPrompt = (fact: Fact, prompt: Prompt, locale: Locale): ExportedPrompt => ({
  id: prompt.id,
  kind: prompt.kind,
  negative: prompt.negative,
  stem: prompt.stem[locale],
  ...answerOf(prompt, locale),
  rationale: prompt.rationale[locale],
  fact: { id: fact.id, statement: fact.statement[locale] },
  lesson: fact.sectionId,
  ...fact.source,
  evidence: fact.evidence,
});

const answerOf = (
  prompt: Prompt,
  locale: Locale,
): Pick<ExportedPrompt, "options" | "key" | "accept" | "unit" | "tolerance"> => {
  switch (prompt.kind) {
    case "choice":
    case "select": {
      const texts = prompt.options.map((option) => option[locale]);
      const keys = texts.filter((_, index) => prompt.keys.includes(index));
      return {
        options: shuffled(texts, prompt.id),
        key: prompt.kind === "choice" ? keys.join() : keys,
      };
    }
    case "true-false":
      return { key: String(prompt.key) };
    case "number":
      return {
        key: new Intl.NumberFormat(locale, { useGrouping: false }).format(prompt.value),
        unit: prompt.unit[locale],
        tolerance: prompt.tolerance,
      };
    case "typed":
    case "cloze":
      return { key: prompt.key[locale], accept: prompt.accept[locale] };
  }
};

/** The same order at every export and in both languages. */
const shuffled = (options: readonly string[], promptId: string): readonly string[] =>
  options
    .map((option, index) => ({ option, place: hash(`${promptId} ${index}`) }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
    .map(({ option }) => option);

const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
