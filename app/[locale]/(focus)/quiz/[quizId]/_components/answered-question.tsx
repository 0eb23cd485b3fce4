import { getLocale, getTranslations } from "next-intl/server";
import { EvidenceNote } from "@/app/_components/evidence";
import { Gap } from "@/app/_components/gap";
import { RightIcon, WrongIcon } from "@/app/_components/icons";
import { Link } from "@/app/_components/local-link";
import type { Given, Mark } from "@/lib/domain/marking";
import { markOf, type Question, type Quiz } from "@/lib/study/quiz";
import { answerText, givenText } from "@/lib/study/wording";
import styles from "../quiz.module.css";
import { Difference } from "./difference";
import { QuizKeys } from "./quiz-keys";

type Answered = NonNullable<Question["answered"]>;

/** The outcome of an answered question: verdict, key, why, and where it stands in the lesson. */
export async function AnsweredQuestion({
  quiz,
  question,
  answered,
  nextHref,
}: Readonly<{ quiz: Quiz; question: Question; answered: Answered; nextHref: string }>) {
  const [t, locale] = await Promise.all([getTranslations("Quiz"), getLocale()]);
  const { prompt, fact } = question;
  const { difference } = markOf(quiz.article, prompt, answered.given, locale);
  const isLast = nextHref.endsWith("/result");
  return (
    <div key={question.position} className={styles.question}>
      <div className={styles.body}>
        <Verdict right={answered.right} near={difference !== undefined} />
        <p className={styles.askedStem}>
          <Gap text={prompt.stem[locale]} label={t("gap")} />
        </p>
        {"options" in prompt ? (
          <MarkedOptions question={question} given={answered.given} />
        ) : (
          <MarkedWords question={question} answered={answered} difference={difference} />
        )}
        <section className={styles.why}>
          <h2>{t("why")}</h2>
          <p className="serif">{prompt.rationale[locale]}</p>
        </section>
        <section className="panel">
          <h2 className="visually-hidden">{t("fact")}</h2>
          <p className="serif">{fact.statement[locale]}</p>
          <EvidenceNote fact={fact} />
          <p>
            <Link href={`/articles/${fact.articleId}#${fact.id}`}>{t("passage")}</Link>
          </p>
        </section>
      </div>
      <div className={styles.actions}>
        <Link href={nextHref} className="button primary" data-next>
          {isLast ? t("finish") : t("next")} <kbd aria-hidden>↵</kbd>
        </Link>
      </div>
      <QuizKeys focus="verdict" />
    </div>
  );
}

async function Verdict({ right, near }: Readonly<{ right: boolean; near: boolean }>) {
  const t = await getTranslations("Quiz");
  return (
    <h1 id="verdict" tabIndex={-1} className={right ? styles.right : styles.wrong}>
      {right ? <RightIcon /> : <WrongIcon />}
      {right ? t(near ? "rightNear" : "right") : t(near ? "wrongNear" : "wrong")}
    </h1>
  );
}

async function MarkedOptions({ question, given }: Readonly<{ question: Question; given: Given }>) {
  const [t, locale] = await Promise.all([getTranslations("Quiz"), getLocale()]);
  const { prompt, optionOrder } = question;
  if (!("options" in prompt)) return null;
  const picked = "picked" in given ? given.picked : [];
  return (
    <ul className={styles.options}>
      {optionOrder.map((place) => {
        const isKey = prompt.keys.includes(place);
        const isPicked = picked.includes(place);
        const remark = isPicked
          ? t(isKey ? "chosenRight" : "chosenWrong")
          : isKey
            ? t("missedKey")
            : undefined;
        const look = isKey ? styles.keyOption : isPicked ? styles.wrongOption : undefined;
        return (
          <li key={place} className={`${styles.option} ${look ?? ""}`}>
            {isKey ? <RightIcon /> : isPicked ? <WrongIcon /> : <span className={styles.blank} />}
            <span>
              {prompt.options[place]?.[locale]}
              {remark && <span className={styles.remark}>{remark}</span>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

async function MarkedWords({
  question: { prompt },
  answered: { right, given },
  difference,
}: Readonly<{ question: Question; answered: Answered; difference: Mark["difference"] }>) {
  const [t, locale] = await Promise.all([getTranslations("Quiz"), getLocale()]);
  const judgements = { true: t("trueOption"), false: t("falseOption") };
  const said = givenText(prompt, given, locale, judgements);
  return (
    <dl className={styles.words}>
      {(!right || difference) && (
        <div>
          <dt>{t("youSaid")}</dt>
          <dd>{said || t("youSaidNothing")}</dd>
        </div>
      )}
      <div>
        <dt>{t("key")}</dt>
        <dd className={styles.key}>
          {difference ? <Difference parts={difference} /> : answerText(prompt, locale, judgements)}
        </dd>
      </div>
    </dl>
  );
}
