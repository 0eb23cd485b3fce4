import { getTranslations } from "next-intl/server";
import { FocusOnArrival } from "@/app/_components/focus-on-arrival";
import { Link } from "@/app/_components/local-link";
import { Moon } from "@/app/_components/moon";
import { restWords } from "@/app/_components/rest-words";
import { library } from "@/lib/content/library";
import { getFormatter } from "@/lib/i18n/format";
import type { Queue } from "@/lib/study/review";
import styles from "./day-done.module.css";

/** The end of the day's queue: what was done, what comes, and a way on. */
export async function DayDone({
  queue: { reviewedToday, rightToday, dueTomorrow, newTomorrow, rest },
}: Readonly<{ queue: Queue }>) {
  const [t, today, format, restText] = await Promise.all([
    getTranslations("Review"),
    getTranslations("Today"),
    getFormatter(),
    restWords(rest),
  ]);
  const isDayOff = rest.dayOffUntil !== undefined;
  const article = library().articles[0];
  const share = format.number(reviewedToday > 0 ? rightToday / reviewedToday : 0, {
    style: "percent",
  });
  return (
    <div className={styles.done}>
      <Moon phase="full" size={72} />
      <FocusOnArrival to="done" />
      <h1 id="done" tabIndex={-1}>
        {isDayOff
          ? today("dayOff")
          : t(reviewedToday > 0 || restText ? "doneTitle" : "doneNothing")}
      </h1>
      <p className="serif">
        {(reviewedToday > 0 || !isDayOff) && t("doneReviewed", { count: reviewedToday, share })}{" "}
        {restText} {(dueTomorrow > 0 || !isDayOff) && t("doneTomorrow", { count: dueTomorrow })}{" "}
        {newTomorrow && t("doneNew")}
      </p>
      <div className="row">
        <Link href="/" className="button primary">
          {t("home")}
        </Link>
        <Link href="/study" className="button">
          {today("studyMore")}
        </Link>
        <Link href="/quiz" className="button">
          {t("quiz")}
        </Link>
        {article && (
          <Link href={`/articles/${article.id}`} className="button">
            {t("lesson")}
          </Link>
        )}
      </div>
    </div>
  );
}
