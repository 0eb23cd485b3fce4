import { getTranslations } from "next-intl/server";
import { getFormatter } from "@/lib/i18n/format";
import type { QuizScore } from "@/lib/study/quiz-result";
import styles from "./score-line.module.css";

const width = 240;
const height = 48;
const edge = 6;
/** Two points make no line worth looking at. */
const fewest = 3;

/** Shares of right answers of the latest quizzes as a small line, old to new. */
export async function ScoreLine({ quizzes }: Readonly<{ quizzes: readonly QuizScore[] }>) {
  if (quizzes.length < fewest) return null;
  const [t, format] = await Promise.all([getTranslations("QuizStart"), getFormatter()]);
  const shares = quizzes.map(({ right, answered }) => right / answered).toReversed();
  const points = shares.map((share, i) => ({
    x: edge + (i / (shares.length - 1)) * (width - 2 * edge),
    y: height - edge - share * (height - 2 * edge),
  }));
  const scores = shares.map((share) => format.number(share, { style: "percent" })).join(", ");
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t("scoresLine", { scores })}
      className={styles.line}
    >
      <path d={`M0 ${edge}H${width}M0 ${height - edge}H${width}`} className={styles.frame} />
      <polyline points={points.map(({ x, y }) => `${x},${y}`).join(" ")} />
      {points.map(({ x, y }) => (
        <circle key={x} cx={x} cy={y} r="3" />
      ))}
    </svg>
  );
}
