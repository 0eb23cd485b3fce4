import type { ReactNode } from "react";
import styles from "./bar-list.module.css";

/** Things side by side: each with its name, its number in words, and a bar under them. */
export function BarList({ children }: Readonly<{ children: ReactNode }>) {
  return <ul className={styles.list}>{children}</ul>;
}

export function BarItem({
  name,
  words,
  children,
}: Readonly<{ name: ReactNode; words: ReactNode; children: ReactNode }>) {
  return (
    <li className={styles.item}>
      <span>{name}</span>
      <span className={`${styles.words} muted`}>{words}</span>
      {children}
    </li>
  );
}
