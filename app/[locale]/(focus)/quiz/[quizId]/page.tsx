import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { currentLearner } from "@/app/session";
import { library } from "@/lib/content/library";
import { database } from "@/lib/study/database";
import { askedQuestion, findQuiz, type Question, type Quiz } from "@/lib/study/quiz";
import { FocusBar } from "../../_components/focus-bar";
import { AnsweredQuestion } from "./_components/answered-question";
import { QuestionForm } from "./_components/question-form";

type Props = Readonly<{
  params: Promise<{ quizId: string }>;
  searchParams: Promise<{
    q?: string | string[];
    failure?: string;
    written?: string;
    confidence?: string;
  }>;
}>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("QuizStart"))("title") };
}

/** The question `?q=` of a quiz, to be answered or with its answer; without `q` the first open one. */
export default async function QuestionPage({ params, searchParams }: Props) {
  const [{ quizId }, { q, failure, written, confidence }, locale, learner] = await Promise.all([
    params,
    searchParams,
    getLocale(),
    currentLearner(),
  ]);
  const quiz = await findQuiz(database(), library(), learner, quizId);
  if (!quiz) notFound();
  const question = questionAt(quiz, q) ?? quiz.questions.find(({ answered }) => !answered);
  if (!question) redirect(`/${locale}/quiz/${quizId}/result`);
  return (
    <>
      <QuizBar quiz={quiz} question={question} />
      {question.answered ? (
        <AnsweredQuestion
          quiz={quiz}
          question={question}
          answered={question.answered}
          nextHref={nextHref(quiz, question)}
        />
      ) : (
        <QuestionForm
          quizId={quiz.id}
          asked={askedQuestion(question, locale)}
          askedAt={Date.now()}
          failure={failure}
          written={written}
          asksConfidence={learner?.settings.askConfidence ?? false}
          confidence={confidence}
        />
      )}
    </>
  );
}

const questionAt = (quiz: Quiz, q: string | string[] | undefined): Question | undefined =>
  quiz.questions.find(({ position }) => String(position) === q);

/** The next open question after this one, round the corner if need be, or else the result. */
function nextHref(quiz: Quiz, { position }: Question): string {
  const open = quiz.questions.filter(({ answered }) => !answered);
  const next = open.find((question) => question.position > position) ?? open[0];
  return next ? `/quiz/${quiz.id}?q=${next.position}` : `/quiz/${quiz.id}/result`;
}

async function QuizBar({ quiz, question }: Readonly<{ quiz: Quiz; question: Question }>) {
  const t = await getTranslations("Quiz");
  const total = quiz.questions.length;
  const answered = quiz.questions.filter((other) => other.answered).length;
  return (
    <FocusBar closeHref="/quiz" closeLabel={t("close")}>
      <p className="muted small">
        {t("title", { position: quiz.questions.indexOf(question) + 1, total })}
      </p>
      <progress value={answered} max={total} aria-label={t("progress", { answered, total })} />
    </FocusBar>
  );
}
