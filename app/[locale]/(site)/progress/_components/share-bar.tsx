import styles from "./share-bar.module.css";

const width = 400;

/** A share from 0 to 1 as a bar; the number beside it says the same. */
export function ShareBar({ share }: Readonly<{ share: number }>) {
  return (
    <svg viewBox={`0 0 ${width} 8`} preserveAspectRatio="none" className={styles.bar} aria-hidden>
      <rect width={width} height="8" className={styles.rest} />
      <rect width={share * width} height="8" className={styles.share} />
    </svg>
  );
}
