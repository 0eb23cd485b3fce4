import { scaleLinear, scalePoint } from "d3-scale";
import { getTranslations } from "next-intl/server";
import { getFormatter } from "@/lib/i18n/format";
import type { WeakSpots } from "@/lib/study/weak-spots";
import { Figure } from "../../_components/figure";
import styles from "./quizzes-figure.module.css";

/** In pixels: the picture is as high on any screen, and what it is wide is told in percent. */
const height = 224;
const plot = { top: 20, bottom: height - 28, left: 10, right: 92 };

/** The score of each quiz in order, with the range that chance alone would leave it in. */
export async function QuizzesFigure({ quizzes }: Pick<WeakSpots, "quizzes">) {
  const t = await getTranslations("WeakSpots");
  if (quizzes.length === 0)
    return <Figure id="quizzes" title={t("quizzes")} empty={t("quizzesEmpty")} />;
  const right = quizzes.reduce((sum, quiz) => sum + quiz.right, 0);
  const answers = quizzes.reduce((sum, quiz) => sum + quiz.answers, 0);
  return (
    <Figure
      id="quizzes"
      title={t("quizzes")}
      finding={t("quizzesFinding", { quizzes: quizzes.length, right, answers })}
    >
      <Scores quizzes={quizzes} />
      <p className="muted small">{t("quizzesNote")}</p>
    </Figure>
  );
}

async function Scores({ quizzes }: Pick<WeakSpots, "quizzes">) {
  const format = await getFormatter();
  const y = scaleLinear([0, 1], [plot.bottom, plot.top]);
  const x = scalePoint(
    quizzes.map(({ id }) => id),
    [plot.left, plot.right],
  ).padding(0.5);
  const ends = quizzes.filter((_, i) => i === 0 || i === quizzes.length - 1);
  return (
    <svg className={styles.chart} height={height} aria-hidden>
      {[0, 0.5, 1].map((share) => (
        <g key={share}>
          <line x2="100%" y1={y(share)} y2={y(share)} className={styles.grid} />
          <text y={y(share)} dy="-0.35em">
            {format.number(share, { style: "percent" })}
          </text>
        </g>
      ))}
      {quizzes.map(({ id, right, answers, interval }) => (
        <g key={id}>
          <line
            x1={`${x(id)}%`}
            x2={`${x(id)}%`}
            y1={y(interval.low)}
            y2={y(interval.high)}
            className={styles.interval}
          />
          <circle cx={`${x(id)}%`} cy={y(right / answers)} r="4" className={styles.score} />
        </g>
      ))}
      {ends.map(({ id, day }) => (
        <text key={id} x={`${x(id)}%`} y={height - 6} textAnchor="middle">
          {format.day(day, { day: "numeric", month: "short", year: "numeric" })}
        </text>
      ))}
    </svg>
  );
}
