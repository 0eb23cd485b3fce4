import type { Outcome } from "@/lib/domain/weak-spots";
import styles from "./outcome-bar.module.css";

/**
 * The share of right answers as a bar, a line where it probably lies, and a mark at what was expected; the
 * words beside it say the same. Its parts are placed in percent, so that lines stay as thin on any screen.
 */
export function OutcomeBar({
  outcome: { right, answers, expected, interval },
}: Readonly<{ outcome: Outcome<string> }>) {
  return (
    <svg className={styles.bar} aria-hidden>
      <rect y="6" width="100%" height="8" className={styles.rest} />
      <rect y="6" width={percent(right / answers)} height="8" className={styles.right} />
      <line
        x1={percent(interval.low)}
        x2={percent(interval.high)}
        y1="10"
        y2="10"
        className={styles.interval}
      />
      <line
        x1={percent(expected)}
        x2={percent(expected)}
        y1="0"
        y2="20"
        className={styles.expected}
      />
    </svg>
  );
}

const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;
