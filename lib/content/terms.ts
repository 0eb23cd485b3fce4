/** The glossary of an article. */
import type { Localized } from "../domain/article";
import type { AuthoredSection } from "./content";

/** The terms of all sections by type, each pair once. */
export const mergedTerms = (
  sections: readonly AuthoredSection[],
): Readonly<Record<string, readonly Localized[]>> => {
  const merged = new Map<string, Map<string, Localized>>();
  for (const { section } of sections) {
    for (const [type, terms] of Object.entries(section.terms)) {
      const known = merged.get(type) ?? new Map<string, Localized>();
      for (const term of terms) known.set(`${term.nl}\n${term.en}`, term);
      merged.set(type, known);
    }
  }
  return Object.fromEntries([...merged].map(([type, terms]) => [type, [...terms.values()]]));
};
