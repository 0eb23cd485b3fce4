import type { Content, Finding } from "../content";
import { keyStandsOut } from "./stand-out";

/** Over the whole bank the longest option is not the key more often than chance. */
export const keyLength = (content: Content): readonly Finding[] =>
  keyStandsOut(content, longest, {
    trait: "the longest option",
    mend: "Shorten the key or make a distractor at least as long",
  });

const longest = (options: readonly string[]): number | undefined => {
  const lengths = options.map((option) => option.length);
  const most = Math.max(...lengths);
  const first = lengths.indexOf(most);
  return first === lengths.lastIndexOf(most) ? first : undefined;
};
