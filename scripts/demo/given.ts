/** What a simulated learner gives to a question, with the mistakes that people make. */
import type { Article, ChoicePrompt, Locale, Prompt, SelectPrompt } from "../../lib/domain/article";
import type { Given } from "../../lib/domain/marking";
import type { Random } from "../../lib/domain/random";
import { editDistance, plainWords } from "../../lib/domain/spelling";
import { termsOf } from "../../lib/study/wording";
import { between, weighted } from "./chance";

/** How often one who does not know says so. */
const admits = 0.25;
/** How often a guess is lucky, where there are options to guess at. */
const luck = 0.3;
/** How often one who does know is led astray by what looks like it. */
const mixesUp = 0.12;

/** What a learner gives who does or does not recall the fact. */
export function givenTo(
  prompt: Prompt,
  recalled: boolean,
  article: Article,
  locale: Locale,
  random: Random,
): Given {
  const canPick = "options" in prompt;
  if (!recalled && random() < admits) return { unknown: true };
  const isRight = recalled ? !(canPick && random() < mixesUp) : canPick && random() < luck;
  return isRight ? rightTo(prompt, locale) : mistakeAt(prompt, article, locale, random);
}

function rightTo(prompt: Prompt, locale: Locale): Given {
  switch (prompt.kind) {
    case "choice":
    case "select":
      return { picked: prompt.keys };
    case "true-false":
      return { judged: prompt.key };
    case "number":
      return { written: `${prompt.value}` };
    case "typed":
    case "cloze":
      return { written: prompt.key[locale] };
  }
}

function mistakeAt(prompt: Prompt, article: Article, locale: Locale, random: Random): Given {
  switch (prompt.kind) {
    case "choice":
    case "select": {
      const wrong = nearOption(prompt, locale, random);
      return { picked: [...prompt.keys.slice(1), ...(wrong === undefined ? [] : [wrong])] };
    }
    case "true-false":
      return { judged: !prompt.key };
    case "number":
      return { written: `${Math.round(prompt.value * (0.4 + 1.6 * random()))}` };
    case "typed":
    case "cloze": {
      const terms = termsOf(article)[locale];
      return { written: terms[between(0, terms.length - 1, random)] ?? "?" };
    }
  }
}

/** The place of a wrong option, the more often the more it looks like a key. */
function nearOption(
  { options, keys }: ChoicePrompt | SelectPrompt,
  locale: Locale,
  random: Random,
): number | undefined {
  const words = (place: number) => plainWords(options[place]?.[locale] ?? "");
  const distance = (place: number) =>
    Math.min(...keys.map((key) => editDistance(words(place), words(key))));
  const nearestFirst = [...options.keys()]
    .filter((place) => !keys.includes(place))
    .sort((a, b) => distance(a) - distance(b));
  return weighted(nearestFirst, (place) => (nearestFirst.indexOf(place) + 1) ** -2, random);
}
