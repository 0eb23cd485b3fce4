import type { Content, Finding } from "../content";
import { keyStandsOut } from "./stand-out";

/** Over the whole bank length tells nothing: the key is the longest option as often as chance gives, and no oftener the shortest. */
export const keyLength = (content: Content): readonly Finding[] => [
  ...keyStandsOut(content, longest, {
    trait: "the longest option",
    mend: "Shorten the key or make a distractor at least as long",
    mendSeldom: "Lengthen the key or shorten its distractors, so that the key is the longest,",
  }),
  ...keyStandsOut(content, shortest, {
    trait: "the shortest option",
    mend: "Lengthen the key or make a distractor at least as short",
  }),
];

const longest = (options: readonly string[]): number | undefined =>
  onlyOneOf(options, Math.max(...lengthsOf(options)));

const shortest = (options: readonly string[]): number | undefined =>
  onlyOneOf(options, Math.min(...lengthsOf(options)));

const onlyOneOf = (options: readonly string[], length: number): number | undefined => {
  const lengths = lengthsOf(options);
  const first = lengths.indexOf(length);
  return first === lengths.lastIndexOf(length) ? first : undefined;
};

const lengthsOf = (options: readonly string[]): readonly number[] =>
  options.map((option) => option.length);
