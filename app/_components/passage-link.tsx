import styles from "./passage-link.module.css";

/**
 * Opens the lesson at a fact's passage. A plain link: only a real navigation lets the browser mark the
 * passage as its target and move the focus there.
 */
export function PassageLink({
  locale,
  articleId,
  factId,
  label,
  beside = false,
  here = false,
}: Readonly<{
  locale: string;
  articleId: string;
  factId: string;
  label: string;
  /** In a tab of its own, where something is still to be decided on this page. */
  beside?: boolean;
  /** On the page of the lesson itself: a little way up. */
  here?: boolean;
}>) {
  return (
    <a
      className={styles.link}
      href={here ? `#${factId}` : `/${locale}/articles/${articleId}#${factId}`}
      {...(beside ? { target: "_blank", rel: "noopener" } : {})}
    >
      {label}
    </a>
  );
}
