import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Notice } from "@/app/_components/notice";
import { SubmitButton } from "@/app/_components/submit-button";
import { currentLearner } from "@/app/session";
import {
  entriesBetweenFits,
  type Fit,
  isNothingNew,
  predictors,
  rmseMargin,
  smallestGain,
} from "@/lib/domain/fit";
import { getFormatter } from "@/lib/i18n/format";
import { database } from "@/lib/study/database";
import { fitsOf } from "@/lib/study/fit";
import { fewestReviews } from "@/lib/study/fitting";
import { FitWatch } from "./_components/fit-watch";
import { cancelFitAction, startFitAction, useParametersAction } from "./actions";
import styles from "./page.module.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Fit"))("title") };
}

type Props = Readonly<{ searchParams: Promise<{ changed?: string | string[] }> }>;
type Fits = Awaited<ReturnType<typeof fitsOf>>;
type Parameters = readonly number[] | undefined;

export default async function FitPage({ searchParams }: Props) {
  const [t, { changed }, learner, format] = await Promise.all([
    getTranslations("Fit"),
    searchParams,
    currentLearner(),
    getFormatter(),
  ]);
  const fits = await fitsOf(database(), learner, Date.now());
  const inUse = learner?.settings.parameters;
  const own = fits.find(
    (fit) => isSame(fit.result?.parameters, inUse) && outcomeOf(fit) !== "same",
  );
  const dateOf = (at: number) => format.dateTime(at, { day: "numeric", month: "long" });
  const tested = fits.find(({ result }) => result)?.result;
  return (
    <div className="page stack">
      <header className="stack">
        <h1>{t("title")}</h1>
        {changed && <Notice text={t("changed")} />}
        <p className="serif">{t("intro")}</p>
        <p>
          {inUse
            ? own
              ? t("state-own", { date: dateOf(own.startedAt) })
              : t("state-own-earlier")
            : t("state-default")}{" "}
          {t("byItself", { entries: entriesBetweenFits })}
        </p>
      </header>
      {learner && <Newest fits={fits} isOver={changed !== undefined} />}
      <Honesty fit={tested} />
      {fits.length > 0 && <Earlier fits={fits} inUse={inUse} />}
    </div>
  );
}

/** How a fit ended, and whether it found anything new. */
const outcomeOf = ({ status, result }: Fits[number]) =>
  status === "kept" && result && isNothingNew(result) ? "same" : status;

/** What came of a fit that something was changed after is over. */
async function Newest({ fits: [newest], isOver }: Readonly<{ fits: Fits; isOver: boolean }>) {
  const [t, locale] = await Promise.all([getTranslations("Fit"), getLocale()]);
  const outcome = newest && outcomeOf(newest);
  const isRunning = outcome === "running";
  return (
    <section className="stack">
      {outcome && outcome !== "running" && !isOver && (
        <p role="status">{t(`outcome-${outcome}`, { fewest: fewestReviews })}</p>
      )}
      {newest && isRunning && (
        <div className="panel">
          <p>
            <strong>{t("running")}</strong>
          </p>
          <FitWatch label={t("running")} progress={newest.progress} />
          <p className="muted">{t("runningText")}</p>
        </div>
      )}
      <form action={isRunning ? cancelFitAction : startFitAction}>
        <input type="hidden" name="locale" value={locale} />
        <SubmitButton className={isRunning ? "button" : "button primary"}>
          {t(isRunning ? "cancel" : "start")}
        </SubmitButton>
      </form>
    </section>
  );
}

const figures = ["logLoss", "rmseBins", "auc"] as const;

async function Honesty({ fit }: Readonly<{ fit: Fit | null | undefined }>) {
  const [t, format] = await Promise.all([getTranslations("Fit"), getFormatter()]);
  if (!fit) {
    return (
      <section className="stack">
        <h2>{t("honesty")}</h2>
        <p className="muted">{t("honestyNone")}</p>
      </section>
    );
  }
  const { fittedOn, heldOut } = fit;
  const decimals = { minimumFractionDigits: 3, maximumFractionDigits: 3 };
  return (
    <section className="stack">
      <h2>{t("honesty")}</h2>
      <p>{t("honestyText", { fittedOn, heldOut })}</p>
      <table className={styles.figures}>
        <thead>
          <tr>
            <th scope="col">{t("predictor")}</th>
            {figures.map((figure) => (
              <th key={figure} scope="col" className="number">
                {t(figure)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {predictors.map((predictor) => (
            <tr key={predictor} className={predictor === "fitted" ? styles.chosen : undefined}>
              <th scope="row">{t(predictor)}</th>
              {figures.map((figure) => {
                const value = fit.figures[predictor][figure];
                return (
                  <td key={figure} className="number">
                    {value === undefined ? t("none") : format.number(value, decimals)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className={`${styles.terms} muted small`}>
        {figures.map((figure) => (
          <li key={figure}>{t(`${figure}Text`)}</li>
        ))}
        <li>
          {t("betterText", {
            gain: format.number(smallestGain, decimals),
            rmse: format.number(rmseMargin, decimals),
          })}
        </li>
      </ul>
    </section>
  );
}

async function Earlier({ fits, inUse }: Readonly<{ fits: Fits; inUse: Parameters }>) {
  const [t, format] = await Promise.all([getTranslations("Fit"), getFormatter()]);
  return (
    <section className="stack">
      <h2>{t("earlier")}</h2>
      {fits.some((fit) => outcomeOf(fit) === "kept") && <p>{t("earlierText")}</p>}
      <table className={styles.earlier}>
        <thead>
          <tr>
            <th scope="col">{t("date")}</th>
            <th scope="col">{t("result")}</th>
            <th scope="col">
              <span className="visually-hidden">{t("use")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {fits.map((fit) => {
            const { id, startedAt, result } = fit;
            const outcome = outcomeOf(fit);
            const date = format.dateTime(startedAt, { dateStyle: "medium", timeStyle: "short" });
            return (
              <tr key={id}>
                <th scope="row">{date}</th>
                <td>{t(`status-${outcome}`)}</td>
                <td>
                  {result &&
                    outcome !== "same" &&
                    (isSame(result.parameters, inUse) ? (
                      t("inUse")
                    ) : (
                      <Use
                        fitId={id}
                        label={t(outcome === "kept" ? "useAnyway" : "use")}
                        date={date}
                      />
                    ))}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {inUse && <Use fitId="default" label={t("useDefault")} />}
    </section>
  );
}

async function Use({
  fitId,
  label,
  date,
}: Readonly<{ fitId: string; label: string; date?: string }>) {
  const [t, locale] = await Promise.all([getTranslations("Fit"), getLocale()]);
  const name = date === undefined ? label : t("useOf", { label, date });
  return (
    <form action={useParametersAction}>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="fitId" value={fitId} />
      <SubmitButton className={`button plain ${styles.use}`} aria-label={name}>
        {label}
      </SubmitButton>
    </form>
  );
}

const isSame = (a: Parameters, b: Parameters): boolean =>
  a !== undefined && b !== undefined && a.every((value, i) => value === b[i]);
