import styles from "./share-bar.module.css";

const width = 400;

/** A share from 0 to 1 as a bar, with a mark to hold it against; the numbers beside it say the same. */
export function ShareBar({ share, mark }: Readonly<{ share: number; mark?: number }>) {
  return (
    <svg viewBox={`0 0 ${width} 8`} preserveAspectRatio="none" className={styles.bar} aria-hidden>
      <rect width={width} height="8" className={styles.rest} />
      <rect width={share * width} height="8" className={styles.share} />
      {mark !== undefined && <path d={`M${mark * width} 0V8`} className={styles.mark} />}
    </svg>
  );
}
