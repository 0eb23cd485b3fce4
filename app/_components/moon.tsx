import type { Phase } from "@/lib/domain/memory";
import styles from "./moon.module.css";

/** The lit part as seen from the north, waxing from the right, in a box of 16 by 16. */
const lit: Record<Phase, string> = {
  new: "",
  crescent: "M8 1.5a6.5 6.5 0 0 1 0 13a9.2 9.2 0 0 0 0 -13z",
  half: "M8 1.5a6.5 6.5 0 0 1 0 13z",
  gibbous: "M8 1.5a6.5 6.5 0 0 1 0 13a9.2 9.2 0 0 1 0 -13z",
  full: "M8 1.5a6.5 6.5 0 0 1 0 13a6.5 6.5 0 0 1 0 -13z",
};

/** How solid a fact is, as a picture alone: the words for it stand beside it. */
export function Moon({ phase, size = 16 }: Readonly<{ phase: Phase; size?: number }>) {
  return (
    <svg viewBox="0 0 16 16" width={size} height={size} className={styles.moon} aria-hidden>
      <circle cx="8" cy="8" r="6.5" />
      {lit[phase] && <path d={lit[phase]} />}
    </svg>
  );
}
