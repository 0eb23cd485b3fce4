/** For rules on the whole bank: is the option that stands out in some way the key more often than chance? */
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

/** A finding for each language in which the key stands out too often. `trait` ends "the key is …". */
export const keyStandsOut = (
  content: Content,
  standOut: StandOut,
  { trait, mend }: Readonly<{ trait: string; mend: string }>,
): readonly Finding[] => {
  const choices = pickedOf(content).filter(({ prompt }) => prompt.kind === "choice");
  if (choices.length < enoughPrompts) return [];
  return locales.flatMap((locale) => {
    const cases = choices.flatMap((place): readonly Case[] => {
      const options = optionsOf(place.prompt).map((option) => option[locale]);
      const index = standOut(options, locale);
      return index === undefined ? [] : [{ place, chance: 1 / options.length, isKey: index === 0 }];
    });
    const hits = cases.filter(({ isKey }) => isKey).map(({ place }) => place);
    const chances = cases.map(({ chance }) => chance);
    const toMend = tooMany(hits.length, chances);
    const [first] = hits;
    if (toMend === 0 || first === undefined) return [];
    const expected = Math.round(chances.reduce((total, chance) => total + chance, 0));
    const names = hits.map(({ id }) => id).join(", ");
    const message = `In ${languageNames[locale]} the key is ${trait} in ${hits.length} of the ${cases.length} choice prompts where one option is, and chance would give about ${expected} (p = ${atLeast(hits.length, chances).toPrecision(2)}). ${mend} in at least ${toMend} of: ${names}.`;
    return [{ file: first.file, path: first.path, message }];
  });
};

/** How many hits must go before the rest could be chance. */
const tooMany = (hits: number, chances: readonly number[]): number => {
  let left = hits;
  while (left > 0 && atLeast(left, chances) < tooUnlikely) left -= 1;
  return hits - left;
};
