import type { ReactNode } from "react";
import { LessonBlocks } from "@/app/_components/lesson-blocks";
import { Moon } from "@/app/_components/moon";
import { type Memory, phaseOf } from "@/lib/domain/memory";
import styles from "../page.module.css";

/** A paragraph of the lesson; each fact's passage can be linked to and shows the fact's moon. */
export function LessonText({
  markdown,
  memories,
}: Readonly<{ markdown: string; memories: ReadonlyMap<string, Memory> }>) {
  return (
    <LessonBlocks
      markdown={markdown}
      passage={(factId, words) => (
        <Passage factId={factId} memory={memories.get(factId)}>
          {words}
        </Passage>
      )}
    />
  );
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
