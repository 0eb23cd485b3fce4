import type { ReactNode } from "react";
import { type Block, type Inline, parseLesson } from "@/lib/content/lesson";
import styles from "./lesson-blocks.module.css";

/** Shows a fact's words in the lesson. */
export type ShowPassage = (factId: string, words: ReactNode) => ReactNode;

/** A paragraph of the lesson, with each fact's passage as it is to be shown. */
export function LessonBlocks({
  markdown,
  passage,
}: Readonly<{ markdown: string; passage: ShowPassage }>) {
  return parseLesson(markdown).blocks.map((block, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a parsed text never changes its order.
    <LessonBlock key={i} block={block} passage={passage} />
  ));
}

function LessonBlock({ block, passage }: Readonly<{ block: Block; passage: ShowPassage }>) {
  if (block.kind === "paragraph") {
    return (
      <p className={styles.text}>
        <Inlines nodes={block.children} passage={passage} />
      </p>
    );
  }
  return (
    <ul className={`${styles.text} ${styles.bullets}`}>
      {block.items.map((nodes, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a parsed text never changes its order.
        <li key={i}>
          <Inlines nodes={nodes} passage={passage} />
        </li>
      ))}
    </ul>
  );
}

function Inlines({ nodes, passage }: Readonly<{ nodes: readonly Inline[]; passage: ShowPassage }>) {
  return nodes.map((node, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a parsed text never changes its order.
    <InlineNode key={i} node={node} passage={passage} />
  ));
}

function InlineNode({ node, passage }: Readonly<{ node: Inline; passage: ShowPassage }>) {
  if (node.kind === "text") return node.text;
  const children = <Inlines nodes={node.children} passage={passage} />;
  switch (node.kind) {
    case "emphasis":
      return <em>{children}</em>;
    case "strong":
      return <strong>{children}</strong>;
    case "passage":
      return passage(node.factId, children);
  }
}
