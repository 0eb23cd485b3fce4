import { type Localized, locales } from "../../domain/article";
import { type Content, type Finding, type Place, sectionsOf } from "../content";
import { type Inline, parseLesson } from "../lesson";
import { listed, numbersIn } from "../text";

type Text = Place & Readonly<{ text: Localized }>;

/** Dutch and English tell the same: the same numbers, and lessons built alike. */
export const languagesAlike = (content: Content): readonly Finding[] => [
  ...articleTexts(content).flatMap(otherNumbers),
  ...lessonTexts(content).flatMap(otherShape),
];

const articleTexts = (content: Content): readonly Text[] =>
  content.articles.flatMap(({ file, article, sections }) => [
    ...textsIn(file, [], article),
    ...sections.flatMap((authored) => textsIn(authored.file, [], authored.section)),
  ]);

const lessonTexts = (content: Content): readonly Text[] =>
  sectionsOf(content).flatMap(({ file, section }) =>
    section.lesson.map((text, index) => ({ file, path: ["lesson", index], text })),
  );

/** Every text that stands in both languages, however deep. */
const textsIn = (file: string, path: Place["path"], value: unknown): readonly Text[] => {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => textsIn(file, [...path, index], item));
  }
  if (typeof value !== "object" || value === null) return [];
  if (isLocalized(value)) return [{ file, path, text: value }];
  return Object.entries(value).flatMap(([key, child]) => textsIn(file, [...path, key], child));
};

const isLocalized = (value: object): value is Localized =>
  "nl" in value && "en" in value && typeof value.nl === "string" && typeof value.en === "string";

const otherNumbers = ({ file, path, text }: Text): readonly Finding[] => {
  const [nl, en] = locales.map((locale) => [...numbersIn(text[locale], locale)].sort(ascending));
  if (String(nl) === String(en)) return [];
  const told = (numbers: readonly number[] = []) =>
    numbers.length === 0 ? "no numbers" : listed(numbers.map(String));
  return [
    {
      file,
      path,
      message: `The Dutch has ${told(nl)} in digits, the English ${told(en)}: write the same numbers in both, in digits or in words alike.`,
    },
  ];
};

const ascending = (a: number, b: number): number => a - b;

const otherShape = ({ file, path, text }: Text): readonly Finding[] => {
  const [nl, en] = locales.map((locale) => shapeOf(text[locale]));
  if (nl === en) return [];
  return [
    {
      file,
      path,
      message: `The paragraph is built otherwise in Dutch (${nl}) than in English (${en}): give both the same paragraphs, list items and passages in the same order.`,
    },
  ];
};

const shapeOf = (markdown: string): string =>
  parseLesson(markdown)
    .blocks.map((block) =>
      block.kind === "paragraph"
        ? `paragraph${passageIds(block.children)}`
        : `list${block.items.map((item) => ` -${passageIds(item)}`).join("")}`,
    )
    .join("; ");

const passageIds = (nodes: readonly Inline[]): string =>
  nodes
    .map((node) => {
      if (node.kind === "text") return "";
      return node.kind === "passage" ? ` #${node.factId}` : passageIds(node.children);
    })
    .join("");
