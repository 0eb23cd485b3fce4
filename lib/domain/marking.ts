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
  const readings = readNumber(prompt, written, locale) ?? [];
  return {
    right: readings.some((reading) => Math.abs(reading - prompt.value) <= prompt.tolerance + 1e-9),
  };
}

/**
 * What a text such as `7,1 %` or `0.5 g` can mean in the unit that the prompt asks for: a dot or comma
 * before three digits can be read in two ways. `undefined` for a text that is not one number, or whose
 * unit is not known: that is no answer to be marked.
 */
export function readNumber(
  prompt: NumberPrompt,
  written: string,
  locale: Locale,
): readonly number[] | undefined {
  const match = /^(?:ca\.?|circa|about|ongeveer|±|~)?\s*([-+]?\d[\d.,\s]*)(.*)$/iu.exec(
    written.trim(),
  );
  const [, digits = "", rest = ""] = match ?? [];
  // A second number makes it a range or a guess at two.
  if (!match || /\d/.test(rest)) return undefined;
  const factor = unitFactor(firstWord(rest), firstWord(prompt.unit[locale]));
  if (factor === undefined) return undefined;
  return readingsOf(digits.replace(/\s|[.,\s]+$/gu, "")).map((reading) => reading * factor);
}

function readingsOf(digits: string): number[] {
  const lastMark = Math.max(digits.lastIndexOf("."), digits.lastIndexOf(","));
  const whole = digits.slice(0, lastMark).replace(/[.,]/g, "");
  const asDecimal = Number(lastMark < 0 ? digits : `${whole}.${digits.slice(lastMark + 1)}`);
  const asThousands = /^[-+]?\d{1,3}([.,]\d{3})+$/.test(digits)
    ? Number(digits.replace(/[.,]/g, ""))
    : Number.NaN;
  return [asDecimal, asThousands].filter(Number.isFinite);
}

const unitSizes: Readonly<Record<string, readonly [dimension: string, size: number]>> = {
  ...sized("mass", 0.001, "µg μg mcg microgram micrograms"),
  ...sized("mass", 1, "mg milligram milligrammen milligrams"),
  ...sized("mass", 1_000, "g gr gram grammen grams"),
  ...sized("mass", 1_000_000, "kg kilo kilogram kilograms"),
  ...sized("share", 1, "% procent percent"),
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

const firstWord = (text: string): string => /[\p{L}%]+/u.exec(text.toLowerCase())?.[0] ?? "";

/**
 * What to multiply by to go from the unit that was written to the one that was asked. None, or a word
 * where a word was asked (people, participants), is taken as meant; `undefined` when it is not known.
 */
function unitFactor(written: string, asked: string): number | undefined {
  if (!written || written === asked) return 1;
  const from = unitSizes[written];
  const to = unitSizes[asked];
  if (!from) return to ? undefined : 1;
  return from[0] === to?.[0] ? from[1] / to[1] : Number.NaN;
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
