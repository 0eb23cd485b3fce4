/** Whether the languages have the same messages, with the same arguments. */
import {
  isPluralElement,
  isSelectElement,
  isTagElement,
  type MessageFormatElement,
  parse,
  TYPE,
} from "@formatjs/icu-messageformat-parser";

type Messages = { readonly [key: string]: string | Messages };

/** A sentence for each message that is missing, malformed, or takes other arguments than its peer. */
export function messageProblems({ nl, en }: Readonly<{ nl: Messages; en: Messages }>): string[] {
  const dutch = flatten(nl);
  const english = flatten(en);
  return [...new Set([...dutch.keys(), ...english.keys()])].flatMap((key) => {
    const inDutch = dutch.get(key);
    const inEnglish = english.get(key);
    if (inDutch === undefined) return [`nl.json lacks ${key}`];
    if (inEnglish === undefined) return [`en.json lacks ${key}`];
    return differences(key, inDutch, inEnglish);
  });
}

function differences(key: string, dutch: string, english: string): string[] {
  try {
    const [inDutch, inEnglish] = [argumentsOf(parse(dutch)), argumentsOf(parse(english))];
    return inDutch === inEnglish
      ? []
      : [`${key} takes ${inDutch} in nl.json, ${inEnglish} in en.json`];
  } catch (error) {
    return [`${key} is no ICU message: ${error instanceof Error ? error.message : error}`];
  }
}

function flatten(messages: Messages, prefix = ""): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]) =>
      typeof value === "string"
        ? [[`${prefix}${key}`, value] as const]
        : [...flatten(value, `${prefix}${key}.`)],
    ),
  );
}

const argumentsOf = (elements: readonly MessageFormatElement[]): string =>
  [...new Set(namesIn(elements))].sort().join(", ") || "no arguments";

function namesIn(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    const own = `${element.value} (${TYPE[element.type]})`;
    if (isPluralElement(element) || isSelectElement(element)) {
      return [own, ...Object.values(element.options).flatMap(({ value }) => namesIn(value))];
    }
    return isTagElement(element) ? [own, ...namesIn(element.children)] : [own];
  });
}
