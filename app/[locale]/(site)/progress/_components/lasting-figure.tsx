import { getTranslations } from "next-intl/server";
import type { Progress } from "@/lib/study/progress";
import { BarItem, BarList } from "./bar-list";
import { Figure } from "./figure";
import styles from "./lasting-figure.module.css";

const width = 400;
const height = 16;

/** How many of the facts met were recalled after a day, a week, a month and three months. */
export async function LastingFigure({ lasting, met }: Pick<Progress, "lasting" | "met">) {
  const t = await getTranslations("Lasting");
  const longest = lasting.findLast(({ proven }) => proven > 0);
  if (!longest) return <Figure id="lasting" title={t("title")} empty={t("empty")} />;
  const { proven, waitDays } = longest;
  const finding = t("finding", { proven, met, wait: `d${waitDays}` });
  return (
    <Figure id="lasting" title={t("title")} finding={finding}>
      <BarList>
        {lasting.map(({ waitDays, proven, expected }) => (
          <BarItem
            key={waitDays}
            name={t(`waits.d${waitDays}`)}
            words={t("words", { proven, expected: Math.round(expected) })}
          >
            <Bar proven={proven / met} expected={expected / met} />
          </BarItem>
        ))}
      </BarList>
      <p className="muted small">{t("note")}</p>
    </Figure>
  );
}

/** Two shares of the facts met: a bar for what is proven, a mark for what is expected. */
function Bar({ proven, expected }: Readonly<{ proven: number; expected: number }>) {
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      className={styles.bar}
      aria-hidden
    >
      <rect y="4" width={width} height="8" className={styles.rest} />
      <rect y="4" width={proven * width} height="8" className={styles.proven} />
      <line
        x1={expected * width}
        x2={expected * width}
        y1="0"
        y2={height}
        className={styles.expected}
      />
    </svg>
  );
}
