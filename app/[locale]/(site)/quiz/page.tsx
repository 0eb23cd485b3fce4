import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Choices } from "@/app/_components/choices";
import { Failure } from "@/app/_components/failure";
import { Link } from "@/app/_components/local-link";
import { SubmitButton } from "@/app/_components/submit-button";
import { currentLearner } from "@/app/session";
import { library } from "@/lib/content/library";
import { type Article, promptKinds } from "@/lib/domain/article";
import { quizLengths } from "@/lib/domain/quiz";
import { getFormatter } from "@/lib/i18n/format";
import { database } from "@/lib/study/database";
import { earlierQuizzes, type QuizScore } from "@/lib/study/quiz-result";
import { EarlierQuizzes } from "./_components/earlier-quizzes";
import { StartQuiz } from "./_components/start-quiz";
import { startQuizAction } from "./actions";
import styles from "./page.module.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("QuizStart"))("title") };
}

type Props = Readonly<{ searchParams: Promise<{ failure?: string | string[] }> }>;
const failures = ["unknown-article", "no-questions", "erased", "invalid"] as const;

export default async function QuizStartPage({ searchParams }: Props) {
  const [t, { failure }, learner] = await Promise.all([
    getTranslations("QuizStart"),
    searchParams,
    currentLearner(),
  ]);
  const quizzes = await earlierQuizzes(database(), library(), learner);
  const known = failures.find((code) => code === failure);
  const open = quizzes.find(({ answered, questions }) => answered < questions);
  return (
    <div className="page stack">
      <header className="stack">
        <h1>{t("title")}</h1>
        <p className="muted">{t("intro")}</p>
      </header>
      {known && <Failure text={t(`failure.${known}`)} />}
      <OpenQuiz quiz={open} />
      {library().articles.map((article) => (
        <QuizForms
          key={article.id}
          article={article}
          isOpen={known !== undefined}
          isPrimary={!open}
        />
      ))}
      <EarlierQuizzes quizzes={quizzes} />
    </div>
  );
}

async function OpenQuiz({ quiz }: Readonly<{ quiz: QuizScore | undefined }>) {
  if (!quiz) return null;
  const [t, format] = await Promise.all([getTranslations("QuizStart"), getFormatter()]);
  return (
    <section className="card stack">
      <h2>{t("resumeTitle")}</h2>
      <p>
        {t("resumeText", {
          answered: quiz.answered,
          total: quiz.questions,
          date: format.dateTime(quiz.startedAt, { day: "numeric", month: "long" }),
        })}
      </p>
      <p>
        <Link href={`/quiz/${quiz.id}`} className="button primary">
          {t("resume")}
        </Link>
      </p>
    </section>
  );
}

async function QuizForms({
  article,
  isOpen,
  isPrimary,
}: Readonly<{ article: Article; isOpen: boolean; isPrimary: boolean }>) {
  const [t, kinds, locale] = await Promise.all([
    getTranslations("QuizStart"),
    getTranslations("Kinds"),
    getLocale(),
  ]);
  return (
    <>
      <section className="stack">
        <h2>{t("mixTitle")}</h2>
        <p>{t("mixText")}</p>
        <StartQuiz articleId={article.id} sectionIds={[]} label={t("mix")} primary={isPrimary} />
      </section>
      <details className="fold" open={isOpen}>
        <summary>{t("own")}</summary>
        <form action={startQuizAction} className={styles.form}>
          <input type="hidden" name="locale" value={locale} />
          <input type="hidden" name="articleId" value={article.id} />
          <Choices
            type="checkbox"
            name="sections"
            legend={t("sections")}
            hint={t("sectionsHint")}
            choices={article.sections.map(({ id, title }) => ({ value: id, label: title[locale] }))}
          />
          <Choices
            type="radio"
            name="length"
            legend={t("length")}
            chosen="10"
            choices={quizLengths.map((length) => ({ value: `${length}`, label: `${length}` }))}
          />
          <Choices
            type="checkbox"
            name="kinds"
            legend={t("kinds")}
            hint={t("sectionsHint")}
            choices={promptKinds.map((kind) => ({ value: kind, label: kinds(kind) }))}
          />
          <p>
            <SubmitButton className="button primary">{t("start")}</SubmitButton>
          </p>
        </form>
      </details>
    </>
  );
}
