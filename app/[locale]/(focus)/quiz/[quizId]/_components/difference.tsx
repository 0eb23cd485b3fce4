import type { DiffPart } from "@/lib/domain/spelling";
import styles from "../quiz.module.css";

/** The wanted answer with what was missing underlined and what was too much struck through. */
export function Difference({ parts }: Readonly<{ parts: readonly DiffPart[] }>) {
  return parts.map(({ kind, text }, i) => {
    const key = `${i}${kind}`;
    if (kind === "same") return <span key={key}>{text}</span>;
    return kind === "missing" ? (
      <ins key={key} className={styles.missing}>
        {text}
      </ins>
    ) : (
      <del key={key} className={styles.extra}>
        {text}
      </del>
    );
  });
}
