import { levels } from "@/lib/domain/memory";
import { allFacts, type LevelCounts } from "@/lib/domain/progress";
import styles from "./level-bar.module.css";

const width = 400;

/** Facts by level, solid ones first, as one bar. The words beside it say what it shows. */
export function LevelBar({ counts }: Readonly<{ counts: LevelCounts }>) {
  const total = allFacts(counts);
  let x = 0;
  return (
    <svg viewBox={`0 0 ${width} 12`} preserveAspectRatio="none" className={styles.bar} aria-hidden>
      {levels.toReversed().map((level) => {
        const share = total === 0 ? 0 : (counts[level] / total) * width;
        const from = x;
        x += share;
        return <rect key={level} x={from} width={share} height="12" className={styles[level]} />;
      })}
    </svg>
  );
}
