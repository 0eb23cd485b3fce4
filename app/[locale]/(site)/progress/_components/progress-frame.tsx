import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Link } from "@/app/_components/local-link";
import { currentLearner } from "@/app/session";
import styles from "./progress-frame.module.css";

/** The pages of progress, one question each. */
const tabs = [
  ["/progress", "Progress.tab"],
  ["/progress/working", "Working.title"],
  ["/progress/habit", "Habit.title"],
  ["/progress/weak-spots", "WeakSpots.title"],
] as const;

/** What surrounds each page of progress: the heading, and the way to the others. */
export async function ProgressFrame({
  current,
  children,
}: Readonly<{ current?: (typeof tabs)[number][0]; children: ReactNode }>) {
  const [t, learner] = await Promise.all([getTranslations(), currentLearner()]);
  return (
    <div className="page stack">
      <header className="stack">
        <h1>{t("Progress.title")}</h1>
        <nav className={`${styles.tabs} no-print`} aria-label={t("Progress.tabs")}>
          {tabs.map(([href, label]) => (
            <Link
              key={href}
              href={href}
              className={styles.tab}
              {...(href === current ? { "aria-current": "page" } : {})}
            >
              {t(label)}
            </Link>
          ))}
        </nav>
      </header>
      {learner?.cachesAreCurrent === false && <p role="status">{t("Progress.beingUpdated")}</p>}
      {children}
    </div>
  );
}
