/** A cloze is its fact's statement with the key cut out. */
import type { Localized } from "../domain/article";

/** Stands in a cloze stem where the key was. */
export const gap = "____";

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

const occurrences = (key: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${escaped(key)}(?![\\p{L}\\p{N}])`, "giu");

/** How often the key stands in the statement as whole words. */
export const timesIn = (statement: string, key: string): number =>
  statement.match(occurrences(key))?.length ?? 0;

/** The statement with a gap for the key, in both languages. */
export const cut = (statement: Localized, key: Localized): Localized => ({
  nl: statement.nl.replace(occurrences(key.nl), gap),
  en: statement.en.replace(occurrences(key.en), gap),
});
