/** Marking: is this response right? Forgiving of spelling, strict about meaning and numbers. */
import type {
  ChoicePrompt,
  ClozePrompt,
  Locale,
  NumberPrompt,
  Prompt,
  SelectPrompt,
  TypedPrompt,
} from "./article";
import { type DiffPart, difference, editDistance, plainWords } from "./spelling";

/** What a learner gives: places in the prompt's `options`, a judgement, words, or that they do not know. */
export type Given =
  | Readonly<{ picked: readonly number[] }>
  | Readonly<{ judged: boolean }>
  | Readonly<{ written: string }>
  | Readonly<{ unknown: true }>;

export type Mark = Readonly<{
  right: boolean;
  /** For a written answer that is nearly the key, right or wrong: what differs. */
  difference?: readonly DiffPart[];
}>;

const wrong: Mark = { right: false };

/**
 * Marks a response to a prompt in a language.
 *
 * @param otherTerms terms of the article; a response that is nearer to another one than to the key is that
 *   term, never a typo of the key (hypokalemia is not a misspelt hypocalcemia).
 */
export function mark(
  prompt: Prompt,
  given: Given,
  locale: Locale,
  otherTerms: readonly string[] = [],
): Mark {
  switch (prompt.kind) {
    case "choice":
    case "select":
      return "picked" in given ? markPicked(prompt, given.picked) : wrong;
    case "true-false":
      return { right: "judged" in given && given.judged === prompt.key };
    case "number":
      return "written" in given ? markNumber(prompt, given.written, locale) : wrong;
    case "typed":
    case "cloze":
      return "written" in given ? markWritten(prompt, given.written, locale, otherTerms) : wrong;
  }
}

function markPicked(prompt: ChoicePrompt | SelectPrompt, picked: readonly number[]): Mark {
  const chosen = new Set(picked);
  return {
    right: chosen.size === prompt.keys.length && prompt.keys.every((key) => chosen.has(key)),
  };
}

function markNumber(prompt: NumberPrompt, written: string, locale: Locale): Mark {
  const quantity = parseQuantity(written);
  if (!quantity) return wrong;
  const factor = unitFactor(quantity.unit, prompt.unit[locale]);
  return {
    right: quantity.readings.some(
      (reading) => Math.abs(reading * factor - prompt.value) <= prompt.tolerance + 1e-9,
    ),
  };
}

/** Number and unit of a text such as `7,1 %`; a dot or comma before three digits can be read twice. */
function parseQuantity(text: string): { readings: number[]; unit: string } | undefined {
  const match = /^(?:ca\.?|circa|about|ongeveer|±|~)?\s*([-+]?\d[\d.,\s]*)(.*)$/iu.exec(
    text.trim(),
  );
  // A second number makes it a range or a guess at two, not an answer.
  if (!match || /\d/.test(match[2] ?? "")) return undefined;
  const digits = (match[1] ?? "").replace(/[\s.,]+$/u, "").replace(/\s/gu, "");
  const asDecimal = Number(digits.replace(",", "."));
  const asThousands = /^[-+]?\d{1,3}([.,]\d{3})+$/.test(digits)
    ? Number(digits.replace(/[.,]/g, ""))
    : Number.NaN;
  const readings = [asDecimal, asThousands].filter(Number.isFinite);
  return readings.length > 0 ? { readings, unit: plainUnit(match[2] ?? "") } : undefined;
}

const unitSizes: Readonly<Record<string, readonly [dimension: string, size: number]>> = {
  ...sized("mass", 0.001, "µg μg mcg microgram micrograms"),
  ...sized("mass", 1, "mg milligram milligrams"),
  ...sized("mass", 1_000, "g gr gram grams"),
  ...sized("mass", 1_000_000, "kg kilo kilogram kilograms"),
  ...sized("time", 1 / 1_440, "min minuut minuten minute minutes"),
  ...sized("time", 1 / 24, "u uur uren h hour hours"),
  ...sized("time", 1, "d dag dagen day days"),
  ...sized("time", 7, "week weken weeks"),
  ...sized("time", 30, "maand maanden month months"),
  ...sized("time", 365, "jaar jaren year years"),
};

function sized(dimension: string, size: number, names: string) {
  return Object.fromEntries(names.split(" ").map((name) => [name, [dimension, size] as const]));
}

const plainUnit = (unit: string): string => unit.trim().toLowerCase().replace(/\.$/, "");

/** What to multiply by to go from the unit that was written to the one that was asked; 1 for words. */
function unitFactor(written: string, asked: string): number {
  const from = unitSizes[written];
  const to = unitSizes[plainUnit(asked)];
  if (from && to) return from[0] === to[0] ? from[1] / to[1] : Number.NaN;
  return from && plainUnit(asked) !== written ? Number.NaN : 1;
}

/** Typos that a word of this many letters may hold: none in a short word, where each letter counts. */
function typosAllowed(word: string): number {
  if (/\d/.test(word) || word.length < 5) return 0;
  return word.length < 10 ? 1 : 2;
}

function markWritten(
  prompt: TypedPrompt | ClozePrompt,
  written: string,
  locale: Locale,
  otherTerms: readonly string[],
): Mark {
  const said = plainWords(written);
  if (!said) return wrong;
  const answers = [prompt.key[locale], ...prompt.accept[locale]];
  if (answers.some((answer) => plainWords(answer) === said)) return { right: true };

  const nearest = nearestOf(said, answers);
  const right =
    withinTypos(said, plainWords(nearest.answer)) &&
    !otherTerms.some((term) => editDistance(said, plainWords(term)) < nearest.distance);
  const near = right || nearest.distance <= Math.max(2, Math.floor(nearest.answer.length / 3));
  return near ? { right, difference: difference(written.trim(), nearest.answer) } : wrong;
}

function nearestOf(said: string, answers: readonly string[]) {
  return answers
    .map((answer) => ({ answer, distance: editDistance(said, plainWords(answer)) }))
    .reduce((best, other) => (other.distance < best.distance ? other : best));
}

/** Word by word, so that a long answer does not hide a wrong short word. */
function withinTypos(said: string, answer: string): boolean {
  const saidWords = said.split(" ");
  const answerWords = answer.split(" ");
  if (saidWords.length !== answerWords.length) {
    return saidWords.join("") === answerWords.join("");
  }
  return answerWords.every((word, i) => {
    const saidWord = saidWords[i] ?? "";
    return editDistance(saidWord, word) <= typosAllowed(word) && !differInBeginning(saidWord, word);
  });
}

/** Beginnings that turn a word's meaning: from hypo- to hyper-, or from in- to nothing, is no typo. */
const beginning =
  /^(?:anti|de|dis|endo|exo|extra|ex|hyper|hypo|inter|intra|in|im|macro|micro|non|on|un)/;

function differInBeginning(one: string, other: string): boolean {
  const [oneRest, otherRest] = [one.replace(beginning, ""), other.replace(beginning, "")];
  return one !== other && (oneRest === other || one === otherRest || oneRest === otherRest);
}
