import { getTranslations } from "next-intl/server";
import { Link } from "@/app/_components/local-link";
import { library } from "@/lib/content/library";
import { ForgettingPicture } from "./forgetting-picture";
import styles from "./welcome.module.css";

/** What this is, for someone who has never been here, and one press to begin. */
export async function Welcome() {
  const t = await getTranslations("Today");
  const article = library().articles[0];
  return (
    <div className={styles.welcome}>
      <section className={styles.hero}>
        <div className={styles.words}>
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
        </div>
        <ForgettingPicture />
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
