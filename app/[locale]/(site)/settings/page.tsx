import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Choices } from "@/app/_components/choices";
import { Failure } from "@/app/_components/failure";
import { Link } from "@/app/_components/local-link";
import { Notice } from "@/app/_components/notice";
import { SubmitButton } from "@/app/_components/submit-button";
import { currentLearner } from "@/app/session";
import { library } from "@/lib/content/library";
import { quizPolicies } from "@/lib/domain/answer";
import { cardLanguages, defaultSettings, type Settings } from "@/lib/domain/learner";
import type { RetentionCost } from "@/lib/domain/retention-cost";
import { getFormatter } from "@/lib/i18n/format";
import { database } from "@/lib/study/database";
import { costsOf } from "@/lib/study/retention-costs";
import { bounds } from "@/lib/study/settings";
import { RetentionChoice } from "./_components/retention-choice";
import { ThemeChoice } from "./_components/theme-choice";
import { saveSettingsAction } from "./actions";
import styles from "./page.module.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Settings"))("title") };
}

type Props = Readonly<{
  searchParams: Promise<{ saved?: string | string[]; failure?: string | string[] }>;
}>;

export default async function SettingsPage({ searchParams }: Props) {
  const [t, { saved, failure }, learner, locale] = await Promise.all([
    getTranslations("Settings"),
    searchParams,
    currentLearner(),
    getLocale(),
  ]);
  const settings = learner?.settings ?? defaultSettings;
  return (
    <div className="page stack">
      <header className="stack">
        <h1>{t("title")}</h1>
        {saved && <Notice text={t("saved")} />}
        {failure && <Failure text={t("failure")} />}
        <p className="serif">{t("intro")}</p>
      </header>
      <form action={saveSettingsAction} className={styles.form}>
        <input type="hidden" name="locale" value={locale} />
        <Retention settings={settings} />
        <Amounts settings={settings} />
        <Cards settings={settings} />
        <QuizPolicies settings={settings} />
        <Steps settings={settings} />
        <DayBegin settings={settings} />
        <p className={styles.save}>
          <SubmitButton className="button primary">{t("save")}</SubmitButton>
        </p>
      </form>
      <Elsewhere title={t("planLink")} text={t("planText")} href="/plan" />
      <Elsewhere title={t("fit")} text={t("fitText")} href="/fit" link={t("fitLink")} />
      <ThemeChoice />
    </div>
  );
}

type Part = Readonly<{ settings: Settings }>;

async function Retention({ settings }: Part) {
  const [t, format, learner, locale] = await Promise.all([
    getTranslations("Settings"),
    getFormatter(),
    currentLearner(),
    getLocale(),
  ]);
  const costs = await costsOf(database(), library(), learner, Date.now());
  const percent = (cost: RetentionCost | undefined) =>
    format.number((cost?.percent ?? 0) / 100, { style: "percent" });
  const minutes = (cost: RetentionCost | undefined) =>
    format.number(cost?.minutesADay ?? 0, { maximumFractionDigits: 1 });
  const [lowest, highest] = [costs[0], costs.at(-1)];
  return (
    <Section title={t("retention")} text={t("retentionText")}>
      <RetentionChoice
        chosen={Math.round(settings.desiredRetention * 100)}
        label={t("retentionLabel")}
        picture={t("retentionPicture", {
          low: percent(lowest),
          lowMinutes: minutes(lowest),
          high: percent(highest),
          highMinutes: minutes(highest),
        })}
        unit={t("retentionMinutes")}
        locale={locale}
        costs={costs.map((cost) => ({
          percent: cost.percent,
          minutesADay: cost.minutesADay,
          label: percent(cost),
          cost: t("retentionCost", { minutes: minutes(cost) }),
          remembered: t("retentionRemembered", {
            share: format.number(cost.remembered, { style: "percent" }),
          }),
        }))}
      />
    </Section>
  );
}

async function Amounts({ settings }: Part) {
  const t = await getTranslations("Settings");
  return (
    <Section title={t("amounts")}>
      {(["newFactsPerDay", "reviewsPerDay"] as const).map((name) => (
        <div key={name} className={styles.field}>
          <label htmlFor={name}>{t(name)}</label>
          <input
            id={name}
            name={name}
            type="number"
            inputMode="numeric"
            required
            {...bounds[name]}
            defaultValue={settings[name]}
            aria-describedby={`${name}-text`}
          />
          <p id={`${name}-text`} className="muted small">
            {t(name === "newFactsPerDay" ? "newFactsText" : "reviewsText")}
          </p>
        </div>
      ))}
    </Section>
  );
}

async function Cards({ settings }: Part) {
  const t = await getTranslations("Settings");
  return (
    <Section title={t("cards")}>
      {(["typedCards", "readAloud", "letterKeys", "askConfidence"] as const).map((name) => (
        <label key={name} id={name} className={styles.tick}>
          <input type="checkbox" name={name} value="yes" defaultChecked={settings[name]} />
          <span>{t(name)}</span>
          <small>{t(`${name}Text`)}</small>
        </label>
      ))}
      <Choices
        type="radio"
        name="cardLanguage"
        legend={t("cardLanguage")}
        chosen={settings.cardLanguage}
        choices={cardLanguages.map((value) => ({ value, label: t(`language-${value}`) }))}
      />
    </Section>
  );
}

async function QuizPolicies({ settings }: Part) {
  const t = await getTranslations("Settings");
  return (
    <fieldset className={styles.ticks}>
      <legend>
        <h2>{t("quizPolicy")}</h2>
      </legend>
      {quizPolicies.map((policy) => (
        <label key={policy} className={styles.tick}>
          <input
            type="radio"
            name="quizPolicy"
            value={policy}
            defaultChecked={settings.quizPolicy === policy}
          />
          <span>{t(`quiz-${policy}`)}</span>
          <small>{t(`quiz-${policy}-text`)}</small>
        </label>
      ))}
    </fieldset>
  );
}

/** Steps in minutes that make sense; a learner's own are shown beside them. */
const stepChoices = {
  learningSteps: [[1, 10], [10], [1, 10, 60], []],
  relearningSteps: [[10], [1, 10], [10, 60], []],
};

async function Steps({ settings }: Part) {
  const [t, format] = await Promise.all([getTranslations("Settings"), getFormatter()]);
  const label = (steps: readonly number[]) =>
    steps.length === 0
      ? t("stepsNone")
      : format.list(
          steps.map((minutes) =>
            format.number(minutes, { style: "unit", unit: "minute", unitDisplay: "short" }),
          ),
          { type: "unit" },
        );
  return (
    <Section title={t("steps")} text={t("stepsText")}>
      {(["learningSteps", "relearningSteps"] as const).map((name) => {
        const own = settings[`${name}Minutes`].join(" ");
        const values = new Map(stepChoices[name].map((steps) => [steps.join(" "), steps]));
        if (!values.has(own)) values.set(own, [...settings[`${name}Minutes`]]);
        return (
          <div key={name} className={styles.field}>
            <label htmlFor={name}>{t(name)}</label>
            <select id={name} name={`${name}Minutes`} defaultValue={own}>
              {[...values].map(([value, steps]) => (
                <option key={value} value={value}>
                  {label(steps)}
                </option>
              ))}
            </select>
          </div>
        );
      })}
    </Section>
  );
}

async function DayBegin({ settings }: Part) {
  const [t, format] = await Promise.all([getTranslations("Settings"), getFormatter()]);
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  const zones = new Set([settings.timeZone, ...Intl.supportedValuesOf("timeZone")]);
  return (
    <Section title={t("day")} text={t("rolloverText")}>
      <div className={styles.field}>
        <label htmlFor="rolloverHour">{t("rolloverHour")}</label>
        <select id="rolloverHour" name="rolloverHour" defaultValue={settings.rolloverHour}>
          {hours.map((hour) => (
            <option key={hour} value={hour}>
              {format.dateTime(new Date(hour * 3_600_000), {
                hour: "2-digit",
                minute: "2-digit",
                timeZone: "UTC",
              })}
            </option>
          ))}
        </select>
      </div>
      <div className={styles.field}>
        <label htmlFor="timeZone">{t("timeZone")}</label>
        <select id="timeZone" name="timeZone" defaultValue={settings.timeZone}>
          {[...zones].toSorted().map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll("_", " ")}
            </option>
          ))}
        </select>
      </div>
    </Section>
  );
}

function Section({
  title,
  text,
  children,
}: Readonly<{ title: string; text?: string; children: ReactNode }>) {
  return (
    <section className="stack">
      <h2>{title}</h2>
      {text && <p>{text}</p>}
      {children}
    </section>
  );
}

function Elsewhere({
  title,
  text,
  href,
  link = title,
}: Readonly<{ title: string; text: string; href: string; link?: string }>) {
  return (
    <section className="stack">
      <h2>{title}</h2>
      <p>
        {text} <Link href={href}>{link}</Link>
      </p>
    </section>
  );
}
