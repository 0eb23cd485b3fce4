import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Link } from "@/app/_components/local-link";
import { currentLearner } from "@/app/session";
import { library } from "@/lib/content/library";
import { levels } from "@/lib/domain/memory";
import { allFacts, knownFacts } from "@/lib/domain/progress";
import { getFormatter } from "@/lib/i18n/format";
import { database } from "@/lib/study/database";
import { type Progress, progress } from "@/lib/study/progress";
import { LevelBar } from "../_components/level-bar";
import { DaysChart } from "./_components/days-chart";
import { Figure } from "./_components/figure";
import { LevelLegend } from "./_components/level-legend";
import { ShareBar } from "./_components/share-bar";
import styles from "./page.module.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Progress"))("title") };
}

export default async function ProgressPage() {
  const [t, learner] = await Promise.all([getTranslations("Progress"), currentLearner()]);
  const figures = await progress(database(), library(), learner, Date.now());
  const hasBegun = figures.sections.some(({ counts }) => counts.new < allFacts(counts));
  return (
    <div className="page stack">
      <h1>{t("title")}</h1>
      {hasBegun ? (
        <>
          <Facts sections={figures.sections} />
          {figures.answers > 0 && <Days days={figures.days} />}
          {figures.answers > 0 && <Kinds kinds={figures.kinds} />}
        </>
      ) : (
        <div className="card stack">
          <p className="serif">{t("empty")}</p>
          <p>
            <Link href="/quiz" className="button primary">
              {t("emptyStart")}
            </Link>
          </p>
        </div>
      )}
      <p className="row">
        <Link href="/facts" className="button">
          {t("allFacts")}
        </Link>
        {hasBegun && (
          <Link href="/history" className="button">
            {t("history")}
          </Link>
        )}
      </p>
    </div>
  );
}

async function Facts({ sections }: Pick<Progress, "sections">) {
  const [t, names, locale] = await Promise.all([
    getTranslations("Progress"),
    getTranslations("Levels"),
    getLocale(),
  ]);
  const known = sections.reduce((sum, { counts }) => sum + knownFacts(counts), 0);
  const mature = sections.reduce((sum, { counts }) => sum + counts.mature, 0);
  const all = sections.reduce((sum, { counts }) => sum + allFacts(counts), 0);
  return (
    <Figure title={t("facts")} finding={t("factsFinding", { known, total: all, mature })}>
      <LevelLegend />
      <table className={styles.sections}>
        <thead>
          <tr>
            <th scope="col">{t("section")}</th>
            {levels.map((level) => (
              <th key={level} scope="col" className="number">
                {names(level)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sections.map(({ section, counts }) => (
            <tr key={section.id}>
              <th scope="row">
                <Link href={`/facts?section=${section.id}`}>{section.title[locale]}</Link>
                <LevelBar counts={counts} />
              </th>
              {levels.map((level) => (
                <td key={level} className="number">
                  {counts[level]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Figure>
  );
}

async function Days({ days }: Pick<Progress, "days">) {
  const [t, format] = await Promise.all([getTranslations("Progress"), getFormatter()]);
  const active = days.filter(({ answers }) => answers > 0);
  const answers = active.reduce((sum, day) => sum + day.answers, 0);
  const right = active.reduce((sum, day) => sum + day.right, 0);
  return (
    <Figure title={t("days")} finding={t("daysFinding", { answers, right, days: active.length })}>
      <DaysChart days={days} />
      <details className="fold">
        <summary>{t("table")}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("day")}</th>
              <th scope="col" className="number">
                {t("answers")}
              </th>
              <th scope="col" className="number">
                {t("right")}
              </th>
            </tr>
          </thead>
          <tbody>
            {active.map(({ day, answers: given, right }) => (
              <tr key={day}>
                <th scope="row">
                  {format.dateTime(new Date(day), {
                    weekday: "short",
                    day: "numeric",
                    month: "long",
                    timeZone: "UTC",
                  })}
                </th>
                <td className="number">{format.number(given)}</td>
                <td className="number">{format.number(right)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Figure>
  );
}

async function Kinds({ kinds }: Pick<Progress, "kinds">) {
  const [t, names, format] = await Promise.all([
    getTranslations("Progress"),
    getTranslations("Kinds"),
    getFormatter(),
  ]);
  const percent = (right: number, answers: number) =>
    format.number(right / answers, { style: "percent" });
  const answers = kinds.reduce((sum, kind) => sum + kind.answers, 0);
  const right = kinds.reduce((sum, kind) => sum + kind.right, 0);
  return (
    <Figure title={t("kinds")} finding={t("kindsFinding", { share: percent(right, answers) })}>
      <table className={styles.sections}>
        <thead>
          <tr>
            <th scope="col">{t("kind")}</th>
            <th scope="col" className="number">
              {t("right")}
            </th>
          </tr>
        </thead>
        <tbody>
          {kinds.map((row) => (
            <tr key={row.kind}>
              <th scope="row">
                {names(row.kind)}
                <ShareBar share={row.right / row.answers} />
              </th>
              <td className="number">{t("rightOf", { right: row.right, answers: row.answers })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Figure>
  );
}
