/** For rules on the whole bank: is the option that stands out in some way the key more, or less, often than chance? */
import { type Locale, locales } from "../../domain/article";
import { atLeast } from "../binomial";
import { type Content, type Finding, optionsOf, type PromptPlace, pickedOf } from "../content";
import { languageNames } from "../text";

/** Fewer prompts than this say nothing about a habit. */
export const enoughPrompts = 20;
/** A bias that chance would give more seldom than this is taken for a habit. */
export const tooUnlikely = 0.05;

/** Which one option stands out, if exactly one does; the key is option 0. */
type StandOut = (options: readonly string[], locale: Locale) => number | undefined;
type Case = Readonly<{ place: PromptPlace; chance: number; isKey: boolean }>;
type Habit = Readonly<{
  /** Ends "the key is …". */
  trait: string;
  /** What to do when the key stands out too often. */
  mend: string;
  /** What to do when it does too seldom; left out, that is no fault. */
  mendSeldom?: string;
}>;

/** A finding for each language in which the key stands out too often, or too seldom where that is a fault. */
export const keyStandsOut = (
  content: Content,
  standOut: StandOut,
  habit: Habit,
): readonly Finding[] => {
  const choices = pickedOf(content).filter(({ prompt }) => prompt.kind === "choice");
  if (choices.length < enoughPrompts) return [];
  return locales.flatMap((locale) => {
    const cases = choices.flatMap((place): readonly Case[] => {
      const options = optionsOf(place.prompt).map((option) => option[locale]);
      const index = standOut(options, locale);
      return index === undefined ? [] : [{ place, chance: 1 / options.length, isKey: index === 0 }];
    });
    return [...tooOften(cases, locale, habit), ...tooSeldom(cases, locale, habit)];
  });
};

const tooOften = (
  cases: readonly Case[],
  locale: Locale,
  { trait, mend }: Habit,
): readonly Finding[] => {
  const hits = cases.filter(({ isKey }) => isKey);
  const chances = chancesOf(cases);
  const toMend = tooMany(hits.length, chances);
  const [first] = hits;
  if (toMend === 0 || first === undefined) return [];
  const tally = tallyOf(cases, locale, trait, atLeast(hits.length, chances));
  const message = `${tally} ${mend} in at least ${toMend} of: ${namesOf(hits)}.`;
  return [{ file: first.place.file, path: first.place.path, message }];
};

/** Too few hits is too many misses. */
const tooSeldom = (
  cases: readonly Case[],
  locale: Locale,
  { trait, mendSeldom }: Habit,
): readonly Finding[] => {
  const misses = cases.filter(({ isKey }) => !isKey);
  const chances = chancesOf(cases).map((chance) => 1 - chance);
  const toMend = tooMany(misses.length, chances);
  const [first] = misses;
  if (mendSeldom === undefined || toMend === 0 || first === undefined) return [];
  const tally = tallyOf(cases, locale, trait, atLeast(misses.length, chances));
  const examples = namesOf(misses.slice(0, toMend));
  const message = `${tally} ${mendSeldom} in at least ${toMend} more, for example: ${examples}.`;
  return [{ file: first.place.file, path: first.place.path, message }];
};

const tallyOf = (cases: readonly Case[], locale: Locale, trait: string, p: number): string => {
  const hits = cases.filter(({ isKey }) => isKey).length;
  const expected = Math.round(chancesOf(cases).reduce((total, chance) => total + chance, 0));
  return `In ${languageNames[locale]} the key is ${trait} in ${hits} of the ${cases.length} choice prompts where one option is, and chance would give about ${expected} (p = ${p.toPrecision(2)}).`;
};

const chancesOf = (cases: readonly Case[]): readonly number[] => cases.map(({ chance }) => chance);

const namesOf = (cases: readonly Case[]): string => cases.map(({ place }) => place.id).join(", ");

/** How many hits must go before the rest could be chance. */
const tooMany = (hits: number, chances: readonly number[]): number => {
  let left = hits;
  while (left > 0 && atLeast(left, chances) < tooUnlikely) left -= 1;
  return hits - left;
};
