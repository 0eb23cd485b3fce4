import type { ReactNode } from "react";
import { Moon } from "@/app/_components/moon";
import { type Block, type Inline, parseLesson } from "@/lib/content/lesson";
import { type Memory, phaseOf } from "@/lib/domain/memory";
import styles from "../page.module.css";

type Memories = ReadonlyMap<string, Memory>;

/** A paragraph of the lesson; each fact's passage can be linked to and shows the fact's moon. */
export function LessonText({
  markdown,
  memories,
}: Readonly<{ markdown: string; memories: Memories }>) {
  return parseLesson(markdown).blocks.map((block, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a parsed text never changes its order.
    <LessonBlock key={i} block={block} memories={memories} />
  ));
}

function LessonBlock({ block, memories }: Readonly<{ block: Block; memories: Memories }>) {
  if (block.kind === "paragraph") {
    return (
      <p>
        <Inlines nodes={block.children} memories={memories} />
      </p>
    );
  }
  return (
    <ul className={styles.bullets}>
      {block.items.map((nodes, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a parsed text never changes its order.
        <li key={i}>
          <Inlines nodes={nodes} memories={memories} />
        </li>
      ))}
    </ul>
  );
}

function Inlines({ nodes, memories }: Readonly<{ nodes: readonly Inline[]; memories: Memories }>) {
  return nodes.map((node, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a parsed text never changes its order.
    <InlineNode key={i} node={node} memories={memories} />
  ));
}

function InlineNode({ node, memories }: Readonly<{ node: Inline; memories: Memories }>) {
  if (node.kind === "text") return node.text;
  const children = <Inlines nodes={node.children} memories={memories} />;
  switch (node.kind) {
    case "emphasis":
      return <em>{children}</em>;
    case "strong":
      return <strong>{children}</strong>;
    case "passage":
      return (
        <Passage factId={node.factId} memory={memories.get(node.factId)}>
          {children}
        </Passage>
      );
  }
}

/** A fact's words in the lesson. Facts that were never met stand there unmarked: first comes the reading. */
function Passage({
  factId,
  memory,
  children,
}: Readonly<{ factId: string; memory: Memory | undefined; children: ReactNode }>) {
  return (
    <span id={factId} tabIndex={-1} className={`${styles.passage} ${memory ? styles.met : ""}`}>
      {children}
      {memory && (
        <span className={styles.moon}>
          {"\u2060"}
          <Moon phase={phaseOf(memory)} size={12} />
        </span>
      )}
    </span>
  );
}
