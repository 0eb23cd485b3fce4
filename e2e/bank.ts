/** What is right and what is wrong: the articles themselves, read as the server reads them. */
import { library } from "../lib/content/library";
import type { Fact, Locale, Prompt, RecallPrompt } from "../lib/domain/article";
import { words } from "./words";

const { articles, facts, fact, prompt } = library();

export const prompts: readonly Prompt[] = facts.flatMap((known) => known.prompts);

export const article = found(articles[0], "an article");
export { facts };
export const factById = (id: string): Fact => found(fact(id), id);
export const promptById = (id: string): Prompt => found(prompt(id), id);

export const isRecall = (one: Prompt): one is RecallPrompt =>
  one.kind === "number" || one.kind === "typed" || one.kind === "cloze";

/** What a learner answers: places in the prompt's options, a judgement, words, or nothing. */
export type Reply =
  | Readonly<{ places: readonly number[] }>
  | Readonly<{ judged: boolean }>
  | Readonly<{ written: string }>
  | "unknown";

export function rightReply(asked: Prompt, locale: Locale): Reply {
  switch (asked.kind) {
    case "choice":
    case "select":
      return { places: asked.keys };
    case "true-false":
      return { judged: asked.key };
    case "number":
      return { written: plainNumber(asked.value, locale) };
    default:
      return { written: asked.key[locale] };
  }
}

export function wrongReply(asked: Prompt, locale: Locale): Reply {
  switch (asked.kind) {
    case "choice":
    case "select": {
      const wrong = [...asked.options.keys()].find((place) => !asked.keys.includes(place));
      return { places: [wrong ?? found(asked.keys[0], "a key")] };
    }
    case "true-false":
      return { judged: !asked.key };
    case "number":
      return { written: plainNumber(asked.value * 2 + asked.tolerance + 1, locale) };
    default:
      return { written: "qqqqqqqqqqqqqqqqqqqq" };
  }
}

/** A reply as the app repeats it. */
export function replyText(asked: Prompt, reply: Reply, locale: Locale): string {
  const t = words(locale);
  if (reply === "unknown") return t("Quiz.youSaidNothing");
  if ("written" in reply) return reply.written;
  if ("judged" in reply) return t(reply.judged ? "Quiz.trueOption" : "Quiz.falseOption");
  return reply.places.map((place) => optionText(asked, place, locale)).join(" · ");
}

/** The right answer as the app shows it. */
export function keyText(asked: Prompt, locale: Locale): string {
  if (asked.kind !== "number") return replyText(asked, rightReply(asked, locale), locale);
  const unit = asked.unit[locale];
  return `${plainNumber(asked.value, locale)}${/^[%°]/.test(unit) ? "" : " "}${unit}`;
}

export function optionText(asked: Prompt, place: number, locale: Locale): string {
  if (!("options" in asked)) throw new Error(`${asked.id} has no options`);
  return found(asked.options[place], `option ${place}`)[locale];
}

const plainNumber = (value: number, locale: Locale): string =>
  new Intl.NumberFormat(locale, { useGrouping: false }).format(value);

export function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`${what} is missing`);
  return value;
}
