/** Words and numbers as the rules compare them. */
import type { Locale, Localized } from "../domain/article";
import { plainWords } from "../domain/spelling";

export const languageNames: Localized = { nl: "Dutch", en: "English" };

/** The same words, whatever their case, accents and punctuation. */
export const alike = (a: string, b: string): boolean => plainWords(a) === plainWords(b);

/** Whether `phrase` stands in `text` as whole words. */
export const holdsWords = (text: string, phrase: string): boolean => {
  const wanted = plainWords(phrase);
  return wanted !== "" && ` ${plainWords(text)} `.includes(` ${wanted} `);
};

/** How many words a reader would count. */
export const words = (text: string): number =>
  text.match(/[\p{L}\p{N}]+(?:['’.,/-][\p{L}\p{N}]+)*/gu)?.length ?? 0;

const thousandsMark: Localized<RegExp> = {
  nl: /(?<=\d)\.(?=\d{3}(?!\d))/g,
  en: /(?<=\d),(?=\d{3}(?!\d))/g,
};

/** The numbers written in digits, in order: "1.000" in Dutch is "1,000" in English. */
export const numbersIn = (text: string, locale: Locale): readonly number[] =>
  (text.replace(thousandsMark[locale], "").match(/\d+(?:[.,]\d+)?/g) ?? []).map((digits) =>
    Number(digits.replace(",", ".")),
  );

/** "a", "a and b", "a, b and c". */
export const listed = (items: readonly string[]): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
