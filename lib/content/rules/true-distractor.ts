import { type Locale, locales } from "../../domain/article";
import { plainWords } from "../../domain/spelling";
import {
  type Content,
  type Finding,
  factsOf,
  keysOf,
  type PromptPlace,
  pickedOf,
  promptsOf,
  stemOf,
} from "../content";
import { alike } from "../text";

/** No distractor is made true by another fact: an item of the same list, or a key to the same question. */
export const trueDistractor = (content: Content): readonly Finding[] => {
  const keys = keysByStem(content);
  const facts = factsOf(content);
  return pickedOf(content).flatMap((place) =>
    place.prompt.distractors.flatMap((distractor, index) => {
      const path = [...place.path, "distractors", index];
      const sibling = facts.find(
        ({ fact }) =>
          fact.id !== place.fact.id &&
          fact.list !== undefined &&
          fact.list.name === place.fact.list?.name &&
          locales.some((locale) => alike(fact.list?.item[locale] ?? "", distractor[locale])),
      );
      if (sibling) {
        const message = `"${distractor.nl}" / "${distractor.en}" is true as well: it is the item of ${sibling.fact.id} in the same list. Replace it by something that is not in the list.`;
        return [{ file: place.file, path, message }];
      }
      const other = locales
        .map((locale) => keys.get(question(place, locale))?.get(plainWords(distractor[locale])))
        .find((id) => id !== undefined && id !== place.id);
      if (other === undefined) return [];
      const message = `"${distractor.nl}" / "${distractor.en}" is the key of ${other}, which asks the same question: replace it, or ask more exactly.`;
      return [{ file: place.file, path, message }];
    }),
  );
};

type KeysByStem = ReadonlyMap<string, ReadonlyMap<string, string>>;

const question = ({ fact, prompt }: PromptPlace, locale: Locale): string =>
  `${locale} ${plainWords(stemOf(fact, prompt)[locale])}`;

/** For every question that is asked, its right answers and the prompt that each belongs to. */
const keysByStem = (content: Content): KeysByStem => {
  const byStem = new Map<string, Map<string, string>>();
  for (const place of promptsOf(content)) {
    for (const locale of locales) {
      const stem = question(place, locale);
      const keys = byStem.get(stem) ?? new Map<string, string>();
      for (const key of rightAnswers(place, locale)) keys.set(plainWords(key), place.id);
      byStem.set(stem, keys);
    }
  }
  return byStem;
};

const rightAnswers = ({ prompt }: PromptPlace, locale: Locale): readonly string[] => {
  switch (prompt.kind) {
    case "choice":
    case "select":
      return keysOf(prompt).map((key) => key[locale]);
    case "typed":
    case "cloze":
      return [prompt.key[locale], ...prompt.accept[locale]];
    case "number":
      return [String(prompt.value), `${prompt.value} ${prompt.unit[locale]}`];
    case "true-false":
      return [];
  }
};
