import { getLocale, getTranslations } from "next-intl/server";
import { EvidenceNote } from "@/app/_components/evidence";
import { Gap } from "@/app/_components/gap";
import { Link } from "@/app/_components/local-link";
import { PassageLink } from "@/app/_components/passage-link";
import { markOf, type Question, type Quiz } from "@/lib/study/quiz";
import { recallText } from "@/lib/study/wording";
import styles from "../quiz.module.css";
import { MarkedOptions } from "./marked-options";
import { MarkedWords } from "./marked-words";
import { QuizKeys } from "./quiz-keys";
import { Verdict } from "./verdict";

/**
 * The outcome of an answered question. Stem and options stay where they were; verdict, reason and
 * evidence follow below them.
 */
export async function AnsweredQuestion({
  quiz,
  question,
  answered: { right, given, locale: answeredIn },
  nextHref,
}: Readonly<{
  quiz: Quiz;
  question: Question;
  answered: NonNullable<Question["answered"]>;
  nextHref: string;
}>) {
  const [t, kinds, locale] = await Promise.all([
    getTranslations("Quiz"),
    getTranslations("Kinds"),
    getLocale(),
  ]);
  const { prompt, fact } = question;
  const { difference } = markOf(quiz.article, prompt, given, answeredIn);
  const isCloze = prompt.kind === "cloze";
  return (
    <div key={question.position} className={styles.question}>
      <div className={styles.body}>
        <p className="muted">{kinds(prompt.kind)}</p>
        {prompt.negative && <p className={styles.negative}>{t("not")}</p>}
        <h1 className={styles.stem}>
          <Gap
            text={prompt.stem[locale]}
            label={t("gap")}
            answer={isCloze ? recallText(prompt, locale) : undefined}
          />
        </h1>
        <MarkedOptions question={question} given={given} />
        <Verdict prompt={prompt} given={given} right={right} near={difference !== undefined} />
        <MarkedWords prompt={prompt} given={given} right={right} difference={difference} />
        <section className={styles.why}>
          <h3>{t("why")}</h3>
          <p className="serif">{prompt.rationale[locale]}</p>
        </section>
        <section className="panel" aria-label={t("fact")}>
          {!isCloze && <p className="serif">{fact.statement[locale]}</p>}
          <EvidenceNote fact={fact} />
          <PassageLink
            locale={locale}
            articleId={fact.articleId}
            factId={fact.id}
            label={t("passage")}
          />
        </section>
      </div>
      <div className={styles.actions}>
        <Link href={nextHref} className={`button primary ${styles.next}`} data-next>
          {nextHref.endsWith("/result") ? t("finish") : t("next")} <kbd aria-hidden>↵</kbd>
        </Link>
      </div>
      <QuizKeys focus="verdict" />
    </div>
  );
}
