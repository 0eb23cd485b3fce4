import type { QuotedPassage } from "@/lib/content/lesson";
import type { Locale } from "@/lib/domain/article";
import styles from "./quote.module.css";

/** A fact's words in the lesson, among those around them. */
export const Quote = ({
  passage: { before, words, after },
  locale,
}: Readonly<{ passage: QuotedPassage; locale: Locale }>) => (
  <blockquote className={styles.quote} lang={locale}>
    {before}
    <mark>{words}</mark>
    {after}
  </blockquote>
);
