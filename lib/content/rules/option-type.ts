import type { Locale, Localized } from "../../domain/article";
import {
  type Content,
  type Finding,
  keysOf,
  optionsOf,
  type Picked,
  pickedOf,
  type YamlPath,
} from "../content";
import { mergedTerms } from "../terms";
import { languageNames, listed } from "../text";

const number = String.raw`\d+(?:[.,]\d+)*`;
const about: Localized = {
  nl: "(?:(?:ongeveer|circa|ruim|bijna|meer dan|minder dan|hoogstens|minstens|tot) )?",
  en: "(?:(?:about|around|nearly|almost|over|more than|less than|fewer than|at most|at least|up to) )?",
};
const to: Localized = { nl: "(?: ?[–-] ?| tot | à )", en: "(?: ?[–-] ?| to )" };
const mass = "(?:mg|g|mcg|µg|μg|kg|ml|l)(?:/kg)?";
const perDay: Localized = {
  nl: "(?: (?:per dag|per nacht))?",
  en: "(?: (?:a|per) (?:day|night))?",
};
const time: Localized = {
  nl: "(?:seconden?|minuut|minuten|uur|uren|dag|dagen|nacht|nachten|week|weken|maand|maanden|jaar|jaren)",
  en: "(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?)",
};

type Measure = Readonly<{ example: string; unit: Localized }>;
const measures: ReadonlyMap<string, Measure> = new Map([
  [
    "dose",
    { example: "300 mg", unit: { nl: ` ?${mass}${perDay.nl}`, en: ` ?${mass}${perDay.en}` } },
  ],
  ["duration", { example: "8 weken / 8 weeks", unit: { nl: ` ${time.nl}`, en: `[ -]${time.en}` } }],
  ["percentage", { example: "60%", unit: { nl: " ?%", en: " ?%" } }],
  ["count", { example: "46", unit: { nl: "", en: "" } }],
]);

const isYear = (text: string): boolean => /^\d{4}$/.test(text);

const isMeasure = (text: string, { unit }: Measure, locale: Locale): boolean =>
  new RegExp(`^${about[locale]}${number}(?:${to[locale]}${number})?${unit[locale]}$`, "iu").test(
    text,
  );

/** The options of a question are all the same sort of thing. */
export const optionType = (content: Content): readonly Finding[] =>
  content.articles.flatMap((article) => {
    const terms = mergedTerms(article.sections);
    return pickedOf({ ...content, articles: [article] }).flatMap(({ file, path, prompt }) =>
      misfits(prompt, terms).map(({ at, message }) => ({ file, path: [...path, ...at], message })),
    );
  });

type Misfit = Readonly<{ at: YamlPath; message: string }>;

const misfits = (
  prompt: Picked,
  terms: Readonly<Record<string, readonly Localized[]>>,
): readonly Misfit[] => {
  if (prompt.type === "clause") return [];
  if (prompt.type === "year") {
    return eachOption(prompt, isYear, "a year such as 2017");
  }
  const measure = measures.get(prompt.type);
  if (measure) {
    const fits = (text: string, locale: Locale) => isMeasure(text, measure, locale);
    return eachOption(prompt, fits, `a ${prompt.type} such as ${measure.example}`);
  }
  const known = terms[prompt.type];
  if (known) return unlistedTerms(prompt, known);
  const names = listed([...measures.keys(), "year", "clause", ...Object.keys(terms).sort()]);
  return [
    {
      at: ["type"],
      message: `"${prompt.type}" is not a type: use one of ${names}, or list its terms under "terms".`,
    },
  ];
};

const eachOption = (
  prompt: Picked,
  fits: (text: string, locale: Locale) => boolean,
  wanted: string,
): readonly Misfit[] =>
  optionsOf(prompt).flatMap((option, index) => {
    const wrong = (["nl", "en"] as const).filter((locale) => !fits(option[locale], locale));
    return wrong.map((locale) => ({
      at: [...optionPath(prompt, index), locale],
      message: `"${option[locale]}" is not ${wanted} in ${languageNames[locale]}: write it so, or choose another type.`,
    }));
  });

const unlistedTerms = (prompt: Picked, known: readonly Localized[]): readonly Misfit[] =>
  optionsOf(prompt).flatMap((option, index) =>
    known.some((term) => term.nl === option.nl && term.en === option.en)
      ? []
      : [
          {
            at: optionPath(prompt, index),
            message: `"${option.nl}" / "${option.en}" is not listed as a ${prompt.type}: add the pair under "terms", or spell it as it stands there.`,
          },
        ],
  );

const optionPath = (prompt: Picked, index: number): YamlPath => {
  const keys = keysOf(prompt).length;
  if (index >= keys) return ["distractors", index - keys];
  return prompt.kind === "choice" ? ["key"] : ["keys", index];
};
