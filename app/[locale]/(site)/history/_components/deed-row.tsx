import { getLocale, getTranslations } from "next-intl/server";
import { FocusOnArrival } from "@/app/_components/focus-on-arrival";
import { type Fields, HiddenFields } from "@/app/_components/hidden-fields";
import { Link } from "@/app/_components/local-link";
import { SubmitButton } from "@/app/_components/submit-button";
import { ownTimeZone } from "@/app/session";
import type { Answer } from "@/lib/domain/answer";
import { ratings } from "@/lib/domain/memory";
import { getFormatter } from "@/lib/i18n/format";
import type { Deed } from "@/lib/study/history";
import { correctAction, takeBackAction } from "../actions";
import { changeId, rowId } from "./deed-address";
import { deedFields } from "./deed-fields";
import styles from "./deed-row.module.css";

/**
 * One thing that was done, with the forms that change it; `fields` go along with these. Of a deed that was
 * asked for they are open, and the focus goes there.
 */
export async function DeedRow({
  deed,
  fields,
  isAskedFor,
}: Readonly<{ deed: Deed; fields: Fields; isAskedFor: boolean }>) {
  const [t, locale, format, what] = await Promise.all([
    getTranslations("History"),
    getLocale(),
    getFormatter(await ownTimeZone()),
    wordsOf(deed),
  ]);
  const time = format.dateTime(deed.at, { hour: "numeric", minute: "2-digit" });
  const name = factName(deed, locale, t("goneFact"));
  const reference = deedFields("answer" in deed ? deed.answer : deed);
  const hidden = { ...fields, locale, ...reference };
  const change = t("changeOf", { what: `${what}, ${name || time}` });
  const answerId = "answer" in deed ? deed.answer.id : undefined;
  return (
    <li
      id={answerId && rowId(answerId)}
      className={isAskedFor ? `${styles.deed} ${styles.askedFor}` : styles.deed}
    >
      {isAskedFor && answerId && <FocusOnArrival to={changeId(answerId)} />}
      <p className={`muted small ${styles.time}`}>{time}</p>
      <div className={styles.what}>
        <p>{what}</p>
        {name && (
          <p className="serif">
            {deed.fact ? (
              <Link href={`/facts/${deed.fact.id}`} className={styles.fact}>
                {name}
              </Link>
            ) : (
              name
            )}
          </p>
        )}
        <details className="fold" open={isAskedFor}>
          <summary aria-label={change}>{t("change")}</summary>
          {/* biome-ignore lint/a11y/useSemanticElements: among its forms is one with a fieldset */}
          <div
            id={answerId && changeId(answerId)}
            role="group"
            aria-label={change}
            tabIndex={-1}
            className={styles.change}
          >
            {"answer" in deed && deed.answer.type === "review" && (
              <RatingForm hidden={hidden} rating={deed.answer.rating} />
            )}
            <form action={takeBackAction}>
              <HiddenFields fields={hidden} />
              <SubmitButton className="button">{t("takeBack")}</SubmitButton>
            </form>
          </div>
        </details>
      </div>
    </li>
  );
}

async function RatingForm({
  hidden,
  rating: given,
}: Readonly<{
  hidden: Fields;
  rating: Extract<Answer, { type: "review" }>["rating"];
}>) {
  const [t, review] = await Promise.all([getTranslations("History"), getTranslations("Review")]);
  return (
    <form action={correctAction}>
      <HiddenFields fields={hidden} />
      <fieldset className={styles.ratings}>
        <legend>{t("rating")}</legend>
        {ratings.map((rating) => (
          <SubmitButton
            key={rating}
            name="rating"
            value={rating}
            className="button"
            aria-pressed={rating === given}
          >
            {review(rating)}
          </SubmitButton>
        ))}
      </fieldset>
    </form>
  );
}

async function wordsOf(deed: Deed): Promise<string> {
  const [t, review] = await Promise.all([getTranslations("History"), getTranslations("Review")]);
  if ("act" in deed) return t(`act.${deed.act}`, { count: deed.count });
  const { answer } = deed;
  const mark =
    answer.type === "review"
      ? t("rated", { rating: review(answer.rating) })
      : t(answer.right ? "right" : "wrong");
  return `${t(answer.type)}: ${mark}`;
}

/** The fact that it is about; none for an act on many. */
function factName(deed: Deed, locale: "nl" | "en", gone: string): string {
  if ("act" in deed && deed.count > 1) return "";
  return deed.fact?.statement[locale] ?? gone;
}
