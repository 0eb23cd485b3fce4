import type { DiffPart } from "@/lib/domain/spelling";
import styles from "./difference.module.css";

/** One side of a difference: what both share, and what only this side has, marked. */
export function Difference({
  parts,
  differing,
}: Readonly<{ parts: readonly DiffPart[]; differing: "missing" | "extra" }>) {
  const Marked = differing === "missing" ? "ins" : "del";
  return parts
    .filter(({ kind }) => kind === "same" || kind === differing)
    .map(({ kind, text }, i) => {
      const key = `${i}${kind}`;
      if (kind === "same") return <span key={key}>{text}</span>;
      return (
        <Marked key={key} className={styles[differing]}>
          {text}
        </Marked>
      );
    });
}
