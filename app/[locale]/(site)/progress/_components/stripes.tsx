import { type Band, bands } from "@/lib/domain/memory-map";
import styles from "./stripes.module.css";

const cell = 16;
const gap = 2;

/** Facts side by side, each filled as far as it would be recalled. The words beside it say the same. */
export function Stripes({ shown }: Readonly<{ shown: readonly Band[] }>) {
  const width = shown.length * cell - gap;
  return (
    <svg
      viewBox={`0 0 ${width} ${cell}`}
      width={width}
      height={cell}
      className={styles.cells}
      aria-hidden
    >
      {shown.map((band, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: facts keep their place.
        <g key={i} transform={`translate(${i * cell} 0)`}>
          <rect width={cell - gap} height={cell} className={styles.empty} />
          <rect
            width={cell - gap}
            height={cell}
            className={styles.fill}
            data-band={bands.indexOf(band)}
          />
        </g>
      ))}
    </svg>
  );
}

/** A whole article in one line. Each fact bears its place, for what moves the map through time. */
export function Strip({ shown }: Readonly<{ shown: readonly Band[] }>) {
  return (
    <svg
      viewBox={`0 0 ${shown.length} 1`}
      preserveAspectRatio="none"
      className={styles.strip}
      aria-hidden
    >
      <rect width={shown.length} height="1" className={styles.empty} />
      {shown.map((band, i) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: facts keep their place.
          key={i}
          x={i}
          width="1"
          height="1"
          className={styles.fill}
          data-fact={i}
          data-band={bands.indexOf(band)}
        />
      ))}
    </svg>
  );
}
