import { getTranslations } from "next-intl/server";
import { Moon } from "@/app/_components/moon";
import { type Level, levels, type Phase } from "@/lib/domain/memory";
import styles from "./level-legend.module.css";

const moons: Record<Level, Phase> = {
  new: "new",
  learning: "crescent",
  young: "half",
  mature: "full",
};

/** What each level means, with the colour that it has in the bars. */
export async function LevelLegend() {
  const t = await getTranslations("Levels");
  return (
    <dl className={styles.legend}>
      {levels.map((level) => (
        <div key={level}>
          <dt>
            <span className={`${styles.swatch} ${styles[level]}`} />
            <Moon phase={moons[level]} /> {t(level)}
          </dt>
          <dd className="muted small">{t(`${level}Text`)}</dd>
        </div>
      ))}
    </dl>
  );
}
