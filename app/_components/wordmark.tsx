import { Link } from "@/app/_components/local-link";
import { Moon } from "./moon";
import styles from "./wordmark.module.css";

export function Wordmark({ label }: Readonly<{ label: string }>) {
  return (
    <Link href="/" className={styles.wordmark} aria-label={label}>
      <Moon phase="gibbous" size={22} />
      <span>weetje</span>
    </Link>
  );
}
