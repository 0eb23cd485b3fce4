import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Link } from "@/app/_components/local-link";
import { calibrationOverall } from "@/lib/domain/calibration";
import { compareWith, isTelling } from "@/lib/domain/retention";
import type { WeeklyLosses } from "@/lib/domain/weekly-loss";
import { getFormatter } from "@/lib/i18n/format";
import { Figure } from "../_components/figure";
import { ProgressFrame } from "../_components/progress-frame";
import { currentWorking, predictors, trialLevelNames } from "../_figures/working";
import { CalibrationChart } from "./_components/calibration-chart";
import { RecallBars } from "./_components/recall-bars";
import { WeeksChart } from "./_components/weeks-chart";
import styles from "./page.module.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("Working"))("title") };
}

export default function WorkingPage() {
  return (
    <ProgressFrame current="/progress/working">
      <Retention />
      <RetentionLevels />
      <Calibration />
      <ConfidenceFigure />
      <Losses />
    </ProgressFrame>
  );
}

async function parts() {
  const [t, format, shown] = await Promise.all([
    getTranslations("Working"),
    getFormatter(),
    currentWorking(),
  ]);
  const percent = (share: number) => format.number(share, { style: "percent" });
  return { t, format, percent, shown };
}

async function Retention() {
  const { t, percent, shown } = await parts();
  const { weeks, recent, desiredRetention } = shown;
  const { answers, right } = recent;
  const title = t("retention");
  if (weeks.every((week) => week.answers === 0))
    return <Figure id="retention" title={title} empty={t("retentionEmpty")} />;
  return (
    <Figure
      id="retention"
      title={title}
      finding={t("retentionFinding", {
        comparison: answers === 0 ? "none" : compareWith(desiredRetention, recent),
        answers,
        right,
        share: percent(answers === 0 ? 0 : right / answers),
        aim: percent(desiredRetention),
      })}
    >
      <WeeksChart weeks={weeks} desiredRetention={desiredRetention} />
    </Figure>
  );
}

/** Only there with the weeks above it: it is about the same answers. */
async function RetentionLevels() {
  const [{ t, percent, shown }, names] = await Promise.all([
    parts(),
    trialLevelNames(await getLocale()),
  ]);
  const { levels, desiredRetention } = shown;
  if (levels.length === 0) return null;
  const shareOf = (wanted: "young" | "mature") => {
    const found = levels.find(({ level }) => level === wanted);
    return found && isTelling(found) ? percent(found.right / found.answers) : undefined;
  };
  const [young, mature] = [shareOf("young"), shareOf("mature")];
  return (
    <Figure
      id="retention-levels"
      title={t("levels")}
      finding={young && mature ? t("levelsFinding", { young, mature }) : t("levelsTooFew")}
    >
      <RecallBars
        parts={levels.map((one) => ({ ...one, name: names[one.level] }))}
        mark={desiredRetention}
      />
      <p className="muted small">{t("legendMark", { aim: percent(desiredRetention) })}</p>
    </Figure>
  );
}

async function Calibration() {
  const { t, percent, shown } = await parts();
  const { answers, right, predicted } = calibrationOverall(shown.bins);
  const title = t("calibration");
  if (predicted === undefined)
    return <Figure id="calibration" title={title} empty={t("calibrationEmpty")} />;
  return (
    <Figure
      id="calibration"
      title={title}
      finding={t("calibrationFinding", {
        comparison: compareWith(predicted, { answers, right }),
        answers,
        predicted: percent(predicted),
        share: percent(right / answers),
      })}
    >
      <CalibrationChart bins={shown.bins} />
    </Figure>
  );
}

async function ConfidenceFigure() {
  const [{ t, percent, shown }, names] = await Promise.all([
    parts(),
    getTranslations("Confidence"),
  ]);
  const { confidence, askConfidence } = shown;
  const title = t("confidence");
  if (confidence.length === 0) {
    const empty = askConfidence ? (
      t("confidenceEmpty")
    ) : (
      <>
        {t("confidenceOff")} <Link href="/settings#askConfidence">{t("confidenceOn")}</Link>
      </>
    );
    return <Figure id="confidence" title={title} empty={empty} />;
  }
  const shareOf = (wanted: "sure" | "guess") => {
    const found = confidence.find((one) => one.confidence === wanted);
    return found && isTelling(found) ? percent(found.right / found.answers) : undefined;
  };
  const [sure, guess] = [shareOf("sure"), shareOf("guess")];
  const finding =
    sure && guess
      ? t("confidenceFinding", { sure, guess })
      : sure
        ? t("confidenceSure", { sure })
        : t("confidenceTooFew");
  return (
    <Figure id="confidence" title={title} finding={finding}>
      <RecallBars parts={confidence.map((one) => ({ ...one, name: names(one.confidence) }))} />
    </Figure>
  );
}

async function Losses() {
  const [{ t, format, shown }, fitWords] = await Promise.all([parts(), getTranslations("Fit")]);
  const { losses } = shown;
  const title = t("losses");
  const loss = { minimumFractionDigits: 3, maximumFractionDigits: 3 };
  return (
    <details className="fold">
      <summary>{t("forExperts")}</summary>
      {losses ? (
        <Figure id="losses" title={title} finding={t("lossesFinding", findingOf(losses))}>
          <p className="muted">{fitWords("logLossText")}</p>
          <dl className={styles.losses}>
            {predictors.map((predictor) => (
              <div key={predictor}>
                <dt>{t(`predictors.${predictor}`)}</dt>
                <dd className={styles.loss}>{format.number(losses[predictor], loss)}</dd>
                <dd className="muted small">{t(`predictorTexts.${predictor}`)}</dd>
              </div>
            ))}
          </dl>
          <p>
            {t("heldOut")} <Link href="/fit">{t("heldOutLink")}</Link>
          </p>
        </Figure>
      ) : (
        <Figure id="losses" title={title} empty={t("lossesEmpty")} />
      )}
    </details>
  );
}

/** How many of the two simple guesses FSRS did better than. */
function findingOf({ answers, fsrs, average, weeksBefore }: WeeklyLosses) {
  if (!isTelling({ answers })) return { answers, beaten: "tooFew" };
  const beaten = [average, weeksBefore].filter((loss) => fsrs < loss).length;
  return { answers, beaten: beaten === 2 ? "both" : beaten === 1 ? "one" : "none" };
}
