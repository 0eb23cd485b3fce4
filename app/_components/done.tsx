import type { ReactNode } from "react";
import styles from "./done.module.css";

/** What the learner asked for has been done. */
export function Done({ children }: Readonly<{ children: ReactNode }>) {
  return (
    <div role="status" className={styles.done}>
      {children}
    </div>
  );
}
