import { getLocale, getTranslations } from "next-intl/server";
import { Link } from "@/app/_components/local-link";
import { Moon } from "@/app/_components/moon";
import { phaseOf } from "@/lib/domain/memory";
import { getFormatter } from "@/lib/i18n/format";
import type { WeakSpots } from "@/lib/study/weak-spots";
import { Figure } from "../../_components/figure";
import styles from "./hardest-figure.module.css";

/** The facts that slip away most often, and how they stand now. */
export async function HardestFigure({ hardest, slipped }: Pick<WeakSpots, "hardest" | "slipped">) {
  const [t, words, phases, format, locale] = await Promise.all([
    getTranslations("WeakSpots"),
    getTranslations("Facts.figure"),
    getTranslations("Phases"),
    getFormatter(),
    getLocale(),
  ]);
  if (slipped === 0) return <Figure id="hardest" title={t("hardest")} empty={t("hardestEmpty")} />;
  return (
    <Figure id="hardest" title={t("hardest")} finding={t("hardestFinding", { slipped })}>
      <ol className={styles.list}>
        {hardest.map(({ fact, memory, recall }) => (
          <li key={fact.id} className={styles.fact}>
            <Moon phase={phaseOf(memory)} size={18} />
            <div>
              <Link href={`/facts/${fact.id}`} className="serif">
                {fact.statement[locale]}
              </Link>
              <p className="muted small">
                {[
                  phases(phaseOf(memory)),
                  words("recall", { share: format.number(recall, { style: "percent" }) }),
                  words("lapses", { count: memory.lapses }),
                ].join(" · ")}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </Figure>
  );
}
