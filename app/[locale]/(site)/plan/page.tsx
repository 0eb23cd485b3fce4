import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Failure } from "@/app/_components/failure";
import { FocusOnArrival } from "@/app/_components/focus-on-arrival";
import { Notice } from "@/app/_components/notice";
import { SubmitButton } from "@/app/_components/submit-button";
import { currentLearner } from "@/app/session";
import { library } from "@/lib/content/library";
import { addDays, type SchedulingDay } from "@/lib/domain/day";
import { dayLoads, type Settings } from "@/lib/domain/learner";
import { getFormatter } from "@/lib/i18n/format";
import { database } from "@/lib/study/database";
import { type PlanChange, planFailures, planForm } from "@/lib/study/plan";
import { standingOf } from "@/lib/study/standing";
import { cardsOfToday, type GoalStanding, goalOfLearner } from "@/lib/study/today";
import { GoalStatus } from "../_components/goal-status";
import { changePlanAction } from "./actions";
import styles from "./page.module.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Plan"))("title") };
}

type Props = Readonly<{ searchParams: Promise<Readonly<Record<string, unknown>>> }>;

export default async function PlanPage({ searchParams }: Props) {
  const [t, address, learner] = await Promise.all([
    getTranslations("Plan"),
    searchParams,
    currentLearner(),
  ]);
  const { saved, failure } = address;
  const failureText = failure
    ? t(`failure.${planFailures.find((known) => known === failure) ?? "invalid"}`)
    : undefined;
  const refused = refusedIn(address, failureText);
  const now = Date.now();
  const standing = await standingOf(database(), learner, now);
  const { settings, today } = standing;
  const cards = cardsOfToday(standing, library(), now);
  const goal = goalOfLearner(standing, library(), cards, now);
  return (
    <div className="page stack">
      <header className="stack">
        <h1>{t("title")}</h1>
        {saved !== undefined && <Notice text={t("saved")} />}
        {failureText && !refused && <Failure text={failureText} />}
      </header>
      <Goal goal={goal} today={today} refused={refused} />
      <DaysOff settings={settings} today={today} refused={refused} />
      <Week settings={settings} />
    </div>
  );
}

/** A change that could not be made and why, to be mended where it was filled in. */
type Refused = Readonly<{ change: PlanChange; text: string }>;

function refusedIn(
  address: Readonly<Record<string, unknown>>,
  text: string | undefined,
): Refused | undefined {
  const { data: change } = planForm.safeParse(address);
  return change && text ? { change, text } : undefined;
}

/** Where nothing else is chosen, a goal lies this far ahead. */
const usualGoalDays = 21;

async function Goal({
  goal,
  today,
  refused,
}: Readonly<{
  goal: GoalStanding | undefined;
  today: SchedulingDay;
  refused: Refused | undefined;
}>) {
  const [t, locale] = await Promise.all([getTranslations("Plan"), getLocale()]);
  const tried = refused?.change.change === "set-goal" ? refused.change : undefined;
  const { articles } = library();
  return (
    <section className="stack">
      <h2>{t("goal")}</h2>
      {goal ? (
        <div className="panel">
          <GoalStatus {...goal} />
        </div>
      ) : (
        <p>{t("goalText")}</p>
      )}
      <form action={changePlanAction} className={styles.form}>
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="change" value="set-goal" />
        {articles.length === 1 ? (
          <input type="hidden" name="articleId" value={articles[0]?.id} />
        ) : (
          <label>
            {t("goalArticle")}
            <select name="articleId" defaultValue={tried?.articleId ?? goal?.article.id}>
              {articles.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title[locale]}
                </option>
              ))}
            </select>
          </label>
        )}
        <DateField
          name="by"
          label={t("goalBy")}
          min={today}
          filledIn={tried?.by ?? goal?.goal.by ?? addDays(today, usualGoalDays)}
          failure={tried && refused?.text}
        />
        <SubmitButton className={goal ? "button" : "button primary"}>
          {t(goal ? "goalChange" : "goalSet")}
        </SubmitButton>
      </form>
      {goal && (
        <form action={changePlanAction}>
          <input type="hidden" name="locale" value={locale} />
          <input type="hidden" name="change" value="drop-goal" />
          <SubmitButton className="button plain">{t("goalDrop")}</SubmitButton>
        </form>
      )}
    </section>
  );
}

type Part = Readonly<{ settings: Settings }>;

async function DaysOff({
  settings: { daysOff },
  today,
  refused,
}: Part & Readonly<{ today: SchedulingDay; refused: Refused | undefined }>) {
  const [t, locale, format] = await Promise.all([
    getTranslations("Plan"),
    getLocale(),
    getFormatter(),
  ]);
  const tried = refused?.change.change === "add-days-off" ? refused.change : undefined;
  const coming = daysOff.filter(({ to }) => to >= today);
  return (
    <section className="stack">
      <h2>{t("daysOff")}</h2>
      <p>{t("daysOffText")}</p>
      {coming.length === 0 ? (
        <p className="muted">{t("daysOffNone")}</p>
      ) : (
        <ul className={styles.daysOff}>
          {coming.map(({ from, to }) => {
            const words = { from: format.day(from), to: format.day(to) };
            return (
              <li key={from}>
                {from === to ? words.from : t("daysOffLine", words)}
                <form action={changePlanAction}>
                  <input type="hidden" name="locale" value={locale} />
                  <input type="hidden" name="change" value="remove-days-off" />
                  <input type="hidden" name="from" value={from} />
                  <input type="hidden" name="to" value={to} />
                  <SubmitButton className="button plain" aria-label={t("daysOffRemoveOf", words)}>
                    {t("daysOffRemove")}
                  </SubmitButton>
                </form>
              </li>
            );
          })}
        </ul>
      )}
      <form action={changePlanAction} className={styles.form}>
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="change" value="add-days-off" />
        <DateField name="from" label={t("daysOffFrom")} filledIn={tried?.from} />
        <DateField
          name="to"
          label={t("daysOffTo")}
          min={today}
          filledIn={tried?.to}
          failure={tried && refused?.text}
        />
        <SubmitButton className="button">{t("daysOffAdd")}</SubmitButton>
      </form>
    </section>
  );
}

/** A day to fill in. What was wrong with it stands at the field, and the focus goes there. */
function DateField({
  name,
  label,
  min,
  filledIn,
  failure,
}: Readonly<{
  name: string;
  label: string;
  min?: SchedulingDay;
  filledIn: SchedulingDay | undefined;
  failure?: string | undefined;
}>) {
  const failureId = `${name}-failure`;
  return (
    <div className={styles.field}>
      <label htmlFor={name}>{label}</label>
      {failure && (
        <p id={failureId} className={styles.failure}>
          {failure}
        </p>
      )}
      <input
        key={filledIn}
        id={name}
        name={name}
        type="date"
        required
        min={min}
        defaultValue={filledIn}
        aria-invalid={failure !== undefined}
        aria-describedby={failure && failureId}
      />
      {failure && <FocusOnArrival to={name} />}
    </div>
  );
}

/** A Monday. */
const anyMonday = "2026-01-05";

async function Week({ settings: { weekLoads } }: Part) {
  const [t, locale, format] = await Promise.all([
    getTranslations("Plan"),
    getLocale(),
    getFormatter(),
  ]);
  return (
    <section className="stack">
      <h2>{t("week")}</h2>
      <p>{t("weekText")}</p>
      <form action={changePlanAction} className="stack">
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="change" value="set-week" />
        <div className={styles.week}>
          {weekLoads.map((load, i) => {
            const weekday = format.day(addDays(anyMonday, i), { weekday: "long" });
            return (
              <label key={weekday}>
                {weekday}
                <select name="weekLoads" defaultValue={load}>
                  {dayLoads.map((choice) => (
                    <option key={choice} value={choice}>
                      {t(`load-${choice}`)}
                    </option>
                  ))}
                </select>
              </label>
            );
          })}
        </div>
        <p>
          <SubmitButton className="button">{t("weekSave")}</SubmitButton>
        </p>
      </form>
    </section>
  );
}
