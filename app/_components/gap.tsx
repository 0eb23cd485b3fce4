import { gap } from "@/lib/content/cloze";
import styles from "./gap.module.css";

/** Spaces that do not break: the gap stays one piece and holds on to a comma behind it. */
const width = "\u00a0".repeat(14);

/** A stem in which the gap of a cloze is seen as a gap and heard as `label`, or holds its `answer`. */
export function Gap({
  text,
  label,
  answer,
}: Readonly<{ text: string; label: string; answer?: string | undefined }>) {
  const [before, after] = text.split(gap);
  if (after === undefined) return text;
  return (
    <>
      {before}
      {answer ? (
        <mark className={styles.answer}>{answer}</mark>
      ) : (
        <span className={styles.gap}>
          <span className="visually-hidden">{label}</span>
          <span aria-hidden>{width}</span>
        </span>
      )}
      {after}
    </>
  );
}
