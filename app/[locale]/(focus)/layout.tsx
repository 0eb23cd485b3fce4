import type { ReactNode } from "react";
import styles from "./layout.module.css";

/** One thing at a time: no menu, nothing beside the question. */
export default function FocusLayout({ children }: Readonly<{ children: ReactNode }>) {
  return (
    <main id="main" tabIndex={-1} className={styles.focus}>
      {children}
    </main>
  );
}
