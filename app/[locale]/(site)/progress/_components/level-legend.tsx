import { getTranslations } from "next-intl/server";
import { levels } from "@/lib/domain/memory";
import styles from "./level-legend.module.css";

/** What each level means, with the colour that it has in the bars. */
export async function LevelLegend() {
  const t = await getTranslations("Levels");
  return (
    <dl className={styles.legend}>
      {levels.map((level) => (
        <div key={level}>
          <dt>
            <span className={`${styles.swatch} ${styles[level]}`} />
            {t(level)}
          </dt>
          <dd className="muted small">{t(`${level}Text`)}</dd>
        </div>
      ))}
    </dl>
  );
}
