import type { Locale, Localized } from "../../domain/article";
import { plainWords } from "../../domain/spelling";
import type { Content, Finding } from "../content";
import { keyStandsOut } from "./stand-out";

const hedges: Localized<ReadonlySet<string>> = {
  nl: new Set(
    "kan kunnen mogelijk misschien lijkt lijken soms vaak waarschijnlijk zou zouden".split(" "),
  ),
  en: new Set(
    "may might can could seem seems perhaps possibly sometimes often probably suggest suggests".split(
      " ",
    ),
  ),
};

/** Over the whole bank the one careful option is not the key more often than chance. */
export const keyCaution = (content: Content): readonly Finding[] =>
  keyStandsOut(content, onlyHedged, {
    trait: "the only careful option (may, could, seems …)",
    mend: "Hedge a distractor as well",
  });

const onlyHedged = (options: readonly string[], locale: Locale): number | undefined => {
  const hedged = options.flatMap((option, index) => (isHedged(option, locale) ? [index] : []));
  return hedged.length === 1 ? hedged[0] : undefined;
};

const isHedged = (text: string, locale: Locale): boolean =>
  plainWords(text)
    .split(" ")
    .some((word) => hedges[locale].has(word));
