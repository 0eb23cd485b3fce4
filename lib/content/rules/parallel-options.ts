import type { Locale } from "../../domain/article";
import {
  type Content,
  type Finding,
  inEachLocale,
  optionsOf,
  type Picked,
  pickedOf,
} from "../content";
import { languageNames } from "../text";

/** Options have one form, so that only their meaning tells them apart. */
export const parallelOptions = (content: Content): readonly Finding[] =>
  pickedOf(content).flatMap(({ file, path, prompt }) =>
    [unlikeCapitals, unlikeEndings, unlikeLengths].flatMap((unlike) =>
      inEachLocale(
        (locale) => unlike(prompt, locale),
        () => ({ file, path: [...path, "distractors"] }),
      ),
    ),
  );

type Unlike = (prompt: Picked, locale: Locale) => string | undefined;

const textsOf = (prompt: Picked, locale: Locale): readonly string[] =>
  optionsOf(prompt).map((option) => option[locale]);

const unlikeCapitals: Unlike = (prompt, locale) => {
  const starts = new Set(textsOf(prompt, locale).map(startOf));
  if (!starts.has("capital") || !starts.has("small")) return undefined;
  return `Some ${languageNames[locale]} options start with a capital and some do not: begin all alike.`;
};

/** Digits and abbreviations such as GABA have no choice of case. */
const startOf = (text: string): "capital" | "small" | "neither" => {
  const [first = ""] = text.split(/[\s-]/u);
  if (/^\p{Ll}/u.test(first)) return "small";
  return /^\p{Lu}[^\p{Lu}\d]*$/u.test(first) ? "capital" : "neither";
};

const unlikeEndings: Unlike = (prompt, locale) => {
  const endings = new Set(textsOf(prompt, locale).map((text) => /[.!?…;:,]$/u.exec(text)?.[0]));
  if (endings.size === 1) return undefined;
  return `The ${languageNames[locale]} options do not all end alike: give all the same closing mark, or none.`;
};

const longestOverShortest = 2.2;
const shortEnough = 20;

const unlikeLengths: Unlike = (prompt, locale) => {
  if (prompt.type !== "clause") return undefined;
  const lengths = textsOf(prompt, locale).map((text) => text.length);
  const [longest, shortest] = [Math.max(...lengths), Math.min(...lengths)];
  if (longest <= shortEnough || longest <= longestOverShortest * shortest) return undefined;
  return `The longest ${languageNames[locale]} option has ${longest} characters, the shortest ${shortest}: keep the longest within ${longestOverShortest} times the shortest.`;
};
