import styles from "./gap.module.css";

/** What stands for the gap in the stem of a cloze; see `lib/content/cloze.ts`. */
const gap = "____";
/** Spaces that do not break: the gap stays one piece and holds on to a comma behind it. */
const width = "\u00a0".repeat(14);

/** A stem in which the gap of a cloze is seen as a gap and heard as `label`. */
export function Gap({ text, label }: Readonly<{ text: string; label: string }>) {
  const [before, after] = text.split(gap);
  if (after === undefined) return text;
  return (
    <>
      {before}
      <span className={styles.gap}>
        <span className="visually-hidden">{label}</span>
        <span aria-hidden>{width}</span>
      </span>
      {after}
    </>
  );
}
