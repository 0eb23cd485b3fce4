import { getLocale, getTranslations } from "next-intl/server";
import { Link } from "@/app/_components/local-link";
import { restWords } from "@/app/_components/rest-words";
import { currentLearner } from "@/app/session";
import { library } from "@/lib/content/library";
import type { Backlog } from "@/lib/domain/capacity";
import { allFacts, knownFacts } from "@/lib/domain/progress";
import { getFormatter } from "@/lib/i18n/format";
import { database } from "@/lib/study/database";
import { type ArticleStanding, type GoalStanding, type Today, today } from "@/lib/study/today";
import { GoalStatus } from "./_components/goal-status";
import { LevelBar } from "./_components/level-bar";
import { Welcome } from "./_components/welcome";
import styles from "./page.module.css";

export default async function TodayPage() {
  const learner = await currentLearner();
  if (!learner) return <Welcome />;
  const standing = await today(database(), library(), learner, Date.now());
  return (
    <div className="page stack">
      <Todo {...standing} />
      {standing.backlog && <BacklogNote {...standing.backlog} />}
      {standing.goal && <GoalCard {...standing.goal} />}
      <Articles articles={standing.articles} />
      <LookingBack />
    </div>
  );
}

async function Todo(standing: Today) {
  const { reviews, begun, unseen, minutes, streak, answeredToday, rest, backlog } = standing;
  const [t, format, restText] = await Promise.all([
    getTranslations("Today"),
    getFormatter(),
    restWords(rest),
  ]);
  const cards = reviews + begun + unseen;
  const parts = [
    reviews > 0 && t("todoParts.reviews", { count: reviews }),
    begun > 0 && t("todoParts.begun", { count: begun }),
    unseen > 0 && t("todoParts.unseen", { count: unseen }),
  ].filter((part) => part !== false);
  const isDayOff = rest.dayOffUntil !== undefined;
  return (
    <section className="stack">
      <p className={styles.kicker}>{t("streak", { days: streak })}</p>
      <h1>{isDayOff ? t("dayOff") : cards > 0 ? t("todo", { cards }) : t("doneTitle")}</h1>
      <p className={styles.lead}>
        {cards > 0 && t("todoDetail", { minutes, parts: format.list(parts) })}
        {cards === 0 && !isDayOff && t("doneText", { answers: answeredToday })}{" "}
        {(isDayOff || (cards === 0 && !backlog)) && restText}
      </p>
      <div className="row">
        {cards > 0 && (
          <Link href="/review" className="button primary">
            {t("review")}
          </Link>
        )}
        <Link href="/quiz" className={cards > 0 ? "button" : "button primary"}>
          {t("quiz")}
        </Link>
        <Link href="/study" className="button plain">
          {t("studyMore")}
        </Link>
      </div>
    </section>
  );
}

/** Why not everything that is due is asked today, so that coming back is no punishment. */
async function BacklogNote({ waiting, perDay, clearedOn }: Backlog) {
  const [t, format] = await Promise.all([getTranslations("Today"), getFormatter()]);
  return (
    <p className="panel">
      <span>
        {t("backlog", { waiting, perDay })}{" "}
        {clearedOn && t("backlogUntil", { day: format.day(clearedOn) })}
      </span>
    </p>
  );
}

async function GoalCard(goal: GoalStanding) {
  const t = await getTranslations("Today");
  return (
    <section className="stack">
      <h2>{t("goal")}</h2>
      <div className="panel">
        <GoalStatus {...goal} />
        <p>
          <Link href="/plan">{t("plan")}</Link>
        </p>
      </div>
    </section>
  );
}

async function Articles({ articles }: Readonly<{ articles: readonly ArticleStanding[] }>) {
  const [t, locale] = await Promise.all([getTranslations("Today"), getLocale()]);
  return (
    <section className="stack">
      <h2>{t("articles")}</h2>
      {articles.map(({ article, counts }) => {
        const known = { known: knownFacts(counts), total: allFacts(counts) };
        return (
          <article key={article.id} className={`card ${styles.article}`}>
            <h3>{article.title[locale]}</h3>
            <p className="muted">{article.summary[locale]}</p>
            <LevelBar counts={counts} />
            <div className={styles.articleFoot}>
              <p>{t("known", known)}</p>
              <Link href={`/articles/${article.id}`}>{t("read")}</Link>
            </div>
          </article>
        );
      })}
    </section>
  );
}

async function LookingBack() {
  const [facts, history] = await Promise.all([
    getTranslations("Facts"),
    getTranslations("History"),
  ]);
  return (
    <p className={`row small ${styles.lookingBack}`}>
      <Link href="/facts">{facts("title")}</Link>
      <Link href="/history">{history("title")}</Link>
    </p>
  );
}
