import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { FocusOnArrival } from "@/app/_components/focus-on-arrival";
import { Gap } from "@/app/_components/gap";
import { RightIcon, WrongIcon } from "@/app/_components/icons";
import { Link } from "@/app/_components/local-link";
import { Moon } from "@/app/_components/moon";
import { PassageLink } from "@/app/_components/passage-link";
import { SubmitButton } from "@/app/_components/submit-button";
import { currentLearner } from "@/app/session";
import { library } from "@/lib/content/library";
import { database } from "@/lib/study/database";
import { findQuiz, type Question, type Quiz } from "@/lib/study/quiz";
import { earlierQuizzes, type QuizResult, resultOf } from "@/lib/study/quiz-result";
import { answerText, givenText } from "@/lib/study/wording";
import { EarlierQuizzes } from "../../_components/earlier-quizzes";
import { retakeMissedAction } from "../../actions";
import styles from "./page.module.css";

type Props = Readonly<{ params: Promise<{ quizId: string }> }>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("QuizResult"))("title") };
}

export default async function QuizResultPage({ params }: Props) {
  const [{ quizId }, t, learner] = await Promise.all([
    params,
    getTranslations("QuizResult"),
    currentLearner(),
  ]);
  const quiz = await findQuiz(database(), library(), learner, quizId);
  if (!quiz) notFound();
  const quizzes = await earlierQuizzes(database(), library(), learner);
  const result = resultOf(quiz);
  const open = result.total - result.answered;
  return (
    <div className="page stack">
      <header className="stack">
        <p className="muted">{t("title")}</p>
        <h1 id="score" tabIndex={-1}>
          {t("score", { right: result.right, answered: result.answered })}
        </h1>
        <FocusOnArrival to="score" />
        <Marks quiz={quiz} />
        {open > 0 && (
          <div className="row">
            <p>{t("unanswered", { count: open })}</p>
            <Link href={`/quiz/${quizId}`} className="button primary">
              {t("resume")}
            </Link>
          </div>
        )}
      </header>
      <Missed quizId={quizId} result={result} />
      <BySection sections={result.sections} />
      <p className="row">
        <Link
          href="/review"
          className={open > 0 || result.missed.length > 0 ? "button" : "button primary"}
        >
          {t("review")}
        </Link>
        <Link href="/quiz" className="button">
          {t("new")}
        </Link>
      </p>
      <EarlierQuizzes quizzes={quizzes} current={quizId} />
    </div>
  );
}

/** A sign for each question in order; the sentence above it says the same. */
function Marks({ quiz }: Readonly<{ quiz: Quiz }>) {
  return (
    <p className={styles.marks} aria-hidden>
      {quiz.questions.map(({ position, answered }) => {
        if (!answered) return <Moon key={position} phase="new" size={20} />;
        return answered.right ? <RightIcon key={position} /> : <WrongIcon key={position} />;
      })}
    </p>
  );
}

async function Missed({
  quizId,
  result: { missed, answered, total },
}: Readonly<{ quizId: string; result: QuizResult }>) {
  const [t, locale] = await Promise.all([getTranslations("QuizResult"), getLocale()]);
  if (answered === 0) return null;
  if (missed.length === 0) return <p className="serif">{t("missedNone")}</p>;
  return (
    <section className="stack">
      <h2>{t("missed")}</h2>
      <p className="muted">{t("missedText")}</p>
      <form action={retakeMissedAction}>
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="quizId" value={quizId} />
        <SubmitButton className={answered === total ? "button primary" : "button"}>
          {t("retake")}
        </SubmitButton>
      </form>
      <ol className={styles.missed}>
        {missed.map((question) => (
          <MissedFact key={question.position} question={question} />
        ))}
      </ol>
    </section>
  );
}

async function MissedFact({
  question: { prompt, fact, answered },
}: Readonly<{ question: Question }>) {
  const [t, locale] = await Promise.all([getTranslations("Quiz"), getLocale()]);
  const judgements = { true: t("trueOption"), false: t("falseOption") };
  const said = answered && givenText(prompt, answered.given, locale, judgements);
  return (
    <li>
      <p className="serif">
        <Gap text={prompt.stem[locale]} label={t("gap")} />
      </p>
      <dl>
        <dt>{t("youSaid")}</dt>
        <dd>{said || t("youSaidNothing")}</dd>
        <dt>{t("key")}</dt>
        <dd>
          <strong>{answerText(prompt, locale, judgements)}</strong>
        </dd>
      </dl>
      <PassageLink
        locale={locale}
        articleId={fact.articleId}
        factId={fact.id}
        label={t("passage")}
      />
    </li>
  );
}

async function BySection({ sections }: Readonly<{ sections: QuizResult["sections"] }>) {
  const [t, quiz, locale] = await Promise.all([
    getTranslations("QuizResult"),
    getTranslations("QuizStart"),
    getLocale(),
  ]);
  if (sections.length === 0) return null;
  return (
    <section className="stack">
      <h2>{t("sections")}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("section")}</th>
            <th scope="col" className="number">
              {quiz("score")}
            </th>
          </tr>
        </thead>
        <tbody>
          {sections.map(({ section, right, answered }) => (
            <tr key={section.id}>
              <th scope="row">{section.title[locale]}</th>
              <td className="number">{quiz("scoreOf", { right, total: answered })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
