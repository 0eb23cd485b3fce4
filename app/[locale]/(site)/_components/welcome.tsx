import { getTranslations } from "next-intl/server";
import { Link } from "@/app/_components/local-link";
import { Moon } from "@/app/_components/moon";
import { library } from "@/lib/content/library";
import styles from "./welcome.module.css";

/** What this is, for someone who has never been here, and one press to begin. */
export async function Welcome() {
  const t = await getTranslations("Today");
  const article = library().articles[0];
  return (
    <div className={styles.welcome}>
      <section className={styles.hero}>
        <p className={styles.moons} aria-hidden>
          <Moon phase="new" size={20} />
          <Moon phase="crescent" size={26} />
          <Moon phase="half" size={34} />
          <Moon phase="gibbous" size={44} />
          <Moon phase="full" size={56} />
        </p>
        <h1>{t("welcomeTitle")}</h1>
        <p className={styles.lead}>{t("welcomeText")}</p>
        <div className="row">
          {article && (
            <Link href={`/articles/${article.id}`} className="button primary">
              {t("start")}
            </Link>
          )}
          <Link href="/quiz" className="button plain">
            {t("quizFirst")}
          </Link>
        </div>
      </section>
      <ol className={styles.steps}>
        <Step title={t("stepRead")} text={t("stepReadText")} />
        <Step title={t("stepQuiz")} text={t("stepQuizText")} />
        <Step title={t("stepReview")} text={t("stepReviewText")} />
      </ol>
      <p className="muted">{t("noAccount")}</p>
    </div>
  );
}

function Step({ title, text }: Readonly<{ title: string; text: string }>) {
  return (
    <li>
      <h2>{title}</h2>
      <p className="muted">{text}</p>
    </li>
  );
}
