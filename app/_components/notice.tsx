import type { ReactNode } from "react";
import { FocusOnArrival } from "./focus-on-arrival";
import styles from "./notice.module.css";

/** What became of what the learner did, with a way back beside it; the focus goes there. */
export function Notice({ text, children }: Readonly<{ text: string; children?: ReactNode }>) {
  return (
    <div className={styles.notice}>
      <FocusOnArrival to="notice" />
      <p id="notice" role="status" tabIndex={-1}>
        {text}
      </p>
      {children}
    </div>
  );
}
