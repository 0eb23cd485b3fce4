import { getLocale, getTranslations } from "next-intl/server";
import { Choices } from "@/app/_components/choices";
import { Failure } from "@/app/_components/failure";
import { Gap } from "@/app/_components/gap";
import { SubmitButton } from "@/app/_components/submit-button";
import { confidences } from "@/lib/domain/answer";
import { type AskedQuestion, longestWritten } from "@/lib/study/quiz";
import { answerAction } from "../actions";
import styles from "../quiz.module.css";
import { QuizKeys } from "./quiz-keys";

const failures = ["nothing-given", "not-a-number"] as const;

/** A question to answer: a plain form, that works before and without any script. */
export async function QuestionForm({
  quizId,
  asked,
  askedAt,
  failure,
  written,
  asksConfidence,
  confidence,
}: Readonly<{
  quizId: string;
  asked: AskedQuestion;
  askedAt: number;
  failure: string | undefined;
  /** What was written when it was refused, to be mended. */
  written: string | undefined;
  asksConfidence: boolean;
  /** How sure the learner said to be when the answer was refused. */
  confidence: string | undefined;
}>) {
  const [t, kinds, locale] = await Promise.all([
    getTranslations("Quiz"),
    getTranslations("Kinds"),
    getLocale(),
  ]);
  const known = failures.find((code) => code === failure);
  return (
    <form key={asked.position} action={answerAction} className={styles.question} data-question>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="quizId" value={quizId} />
      <input type="hidden" name="position" value={asked.position} />
      <input type="hidden" name="askedAt" value={askedAt} />
      <div className={styles.body}>
        <p className="muted">{kinds(asked.kind)}</p>
        {asked.negative && <p className={styles.negative}>{t("not")}</p>}
        <h1 id="stem" tabIndex={-1} className={styles.stem}>
          <Gap text={asked.stem} label={t("gap")} />
        </h1>
        {known && <Failure text={t(`failure.${known}`)} />}
        <AnswerFields asked={asked} written={written} />
        {asksConfidence && <ConfidenceFields said={confidence} />}
      </div>
      <div className={styles.actions}>
        <SubmitButton className="button primary">
          {t("submit")} <kbd aria-hidden>↵</kbd>
        </SubmitButton>
        <SubmitButton name="unknown" value="yes" className="button plain">
          {t("unknown")}
        </SubmitButton>
      </div>
      <QuizKeys focus="stem" />
    </form>
  );
}

async function ConfidenceFields({ said }: Readonly<{ said: string | undefined }>) {
  const t = await getTranslations("Confidence");
  return (
    <Choices
      type="radio"
      name="confidence"
      legend={t("question")}
      hint={t("optional")}
      {...(said ? { chosen: said } : {})}
      choices={confidences.toReversed().map((value) => ({ value, label: t(value) }))}
    />
  );
}

async function AnswerFields({
  asked,
  written,
}: Readonly<{ asked: AskedQuestion; written: string | undefined }>) {
  const t = await getTranslations("Quiz");
  switch (asked.kind) {
    case "choice":
      return <Options type="radio" name="options" labels={asked.options} />;
    case "select":
      return <Options type="checkbox" name="options" labels={asked.options} />;
    case "true-false":
      return (
        <Options
          type="radio"
          name="judged"
          labels={[t("trueOption"), t("falseOption")]}
          values={["true", "false"]}
        />
      );
    default:
      return (
        <label className={styles.written}>
          <span>
            {t("answer")}
            {asked.unit && <span className="visually-hidden"> ({asked.unit})</span>}
          </span>
          <span className={styles.field}>
            <input
              type="text"
              name="written"
              defaultValue={written}
              maxLength={longestWritten}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              inputMode={asked.kind === "number" ? "decimal" : "text"}
            />
            {asked.unit && <span aria-hidden>{asked.unit}</span>}
          </span>
        </label>
      );
  }
}

function Options({
  type,
  name,
  labels,
  values,
}: Readonly<{
  type: "radio" | "checkbox";
  name: string;
  labels: readonly string[];
  values?: readonly string[];
}>) {
  return (
    <fieldset className={styles.options} aria-labelledby="stem">
      {labels.map((label, i) => (
        <label key={label} className={styles.option}>
          <input type={type} name={name} value={values?.[i] ?? i} />
          <span>{label}</span>
          <kbd aria-hidden>{i + 1}</kbd>
        </label>
      ))}
    </fieldset>
  );
}
