/** A lesson paragraph's Markdown as a small tree: the little that a lesson may hold, and what else was found. */
import type { ListItem, PhrasingContent, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import type { Locale, Section } from "../domain/article";
import { words } from "./text";

export type Inline =
  | Readonly<{ kind: "text"; text: string }>
  | Readonly<{ kind: "emphasis" | "strong"; children: readonly Inline[] }>
  | Readonly<{ kind: "passage"; factId: string; children: readonly Inline[] }>;
export type Block =
  | Readonly<{ kind: "paragraph"; children: readonly Inline[] }>
  | Readonly<{ kind: "list"; items: readonly (readonly Inline[])[] }>;
/** `foreign` names every piece of Markdown that a lesson may not hold; it is left out of `blocks`. */
export type LessonText = Readonly<{ blocks: readonly Block[]; foreign: readonly string[] }>;
export type Passage = Readonly<{ factId: string; text: string; paragraph: number }>;

/** Paragraphs are few and shown often: each is read once. */
const known = new Map<string, LessonText>();

/** Reads one paragraph of a lesson. */
export const parseLesson = (markdown: string): LessonText => {
  const text = known.get(markdown) ?? read(markdown);
  known.set(markdown, text);
  return text;
};

const read = (markdown: string): LessonText => {
  const foreign: string[] = [];
  const blocks = fromMarkdown(markdown).children.flatMap((node) => block(node, foreign));
  return { blocks, foreign };
};

const block = (node: RootContent, foreign: string[]): readonly Block[] => {
  if (node.type === "paragraph") {
    return [{ kind: "paragraph", children: inlines(node.children, foreign) }];
  }
  if (node.type === "list" && !node.ordered) {
    return [{ kind: "list", items: node.children.map((entry) => item(entry, foreign)) }];
  }
  foreign.push(node.type === "list" ? "numbered list" : node.type);
  return [];
};

const item = (entry: ListItem, foreign: string[]): readonly Inline[] => {
  const [first, ...others] = entry.children;
  foreign.push(...others.map((other) => `${other.type} inside a list`));
  if (first?.type === "paragraph") return inlines(first.children, foreign);
  foreign.push(first ? `${first.type} inside a list` : "empty list item");
  return [];
};

const inlines = (nodes: readonly PhrasingContent[], foreign: string[]): readonly Inline[] =>
  nodes.flatMap((node) => inline(node, foreign));

const inline = (node: PhrasingContent, foreign: string[]): readonly Inline[] => {
  switch (node.type) {
    case "text":
      return [{ kind: "text", text: node.value.replaceAll("\n", " ") }];
    case "emphasis":
    case "strong":
      return [{ kind: node.type, children: inlines(node.children, foreign) }];
    case "link": {
      const children = inlines(node.children, foreign);
      if (node.url.startsWith("#")) {
        return [{ kind: "passage", factId: node.url.slice(1), children }];
      }
      foreign.push(`link to ${node.url}`);
      return children;
    }
    default:
      foreign.push(node.type);
      return [];
  }
};

/** The words of a piece of lesson without its marks. */
export const plainText = (nodes: readonly Inline[]): string =>
  nodes.map((node) => (node.kind === "text" ? node.text : plainText(node.children))).join("");

const linesOf = (block: Block): readonly (readonly Inline[])[] =>
  block.kind === "paragraph" ? [block.children] : block.items;

const passagesIn = (nodes: readonly Inline[]): readonly Omit<Passage, "paragraph">[] =>
  nodes.flatMap((node) => {
    if (node.kind === "text") return [];
    if (node.kind !== "passage") return passagesIn(node.children);
    return [{ factId: node.factId, text: plainText(node.children) }];
  });

/** The passages of a section's lesson in reading order; `paragraph` is an index in `lesson`. */
export const passages = (section: Pick<Section, "lesson">, locale: Locale): readonly Passage[] =>
  section.lesson.flatMap((text, paragraph) =>
    parseLesson(text[locale])
      .blocks.flatMap(linesOf)
      .flatMap(passagesIn)
      .map((passage) => ({ ...passage, paragraph })),
  );

/** A fact's words in the lesson, and what stands around them in the same paragraph or item. */
export type QuotedPassage = Readonly<{ before: string; words: string; after: string }>;

/** Where a section's lesson tells a fact; `undefined` where it does not. */
export function passageOf(
  section: Pick<Section, "lesson">,
  factId: string,
  locale: Locale,
): QuotedPassage | undefined {
  const lines = section.lesson.flatMap((text) => parseLesson(text[locale]).blocks.flatMap(linesOf));
  for (const line of lines) {
    const pieces = piecesOf(line, factId);
    const first = pieces.findIndex(({ isPassage }) => isPassage);
    if (first < 0) continue;
    const last = pieces.findLastIndex(({ isPassage }) => isPassage);
    const text = (from: number, to: number) =>
      pieces
        .slice(from, to)
        .map((piece) => piece.text)
        .join("");
    return {
      before: text(0, first),
      words: text(first, last + 1),
      after: text(last + 1, pieces.length),
    };
  }
  return undefined;
}

type Piece = Readonly<{ text: string; isPassage: boolean }>;

const piecesOf = (nodes: readonly Inline[], factId: string, isPassage = false): Piece[] =>
  nodes.flatMap((node) =>
    node.kind === "text"
      ? [{ text: node.text, isPassage }]
      : piecesOf(
          node.children,
          factId,
          isPassage || (node.kind === "passage" && node.factId === factId),
        ),
  );

/** How many words of lesson a section has. */
export const lessonWords = (section: Pick<Section, "lesson">, locale: Locale): number =>
  section.lesson
    .flatMap((text) => parseLesson(text[locale]).blocks.flatMap(linesOf))
    .reduce((total, line) => total + words(plainText(line)), 0);

export { words };
