/** What the page of whether it works shows, and the tables of its figures. */
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { currentLearner } from "@/app/session";
import type { Recall } from "@/lib/domain/retention";
import { wilsonInterval } from "@/lib/domain/share";
import type { TrialLevel } from "@/lib/domain/tally";
import { database } from "@/lib/study/database";
import { working } from "@/lib/study/working";
import type { Cell, Column, TableMaker } from "./table";

/** Read once in a request, for the pictures and their tables alike. */
export const currentWorking = cache(async () =>
  working(database(), await currentLearner(), Date.now()),
);

type Words = Awaited<ReturnType<typeof getTranslations<"Working">>>;

const wordsIn = (locale: Parameters<TableMaker>[0]): Promise<Words> =>
  getTranslations({ locale, namespace: "Working" });

const recallColumns = (t: Words): Column[] => [
  { label: t("asked"), kind: "count" },
  { label: t("right"), kind: "count" },
  { label: t("share"), kind: "share" },
  { label: t("interval"), kind: "text" },
];

const recallCells = ({ answers, right }: Recall): Cell[] => {
  const interval = wilsonInterval(right, answers);
  const range = interval && `${percentOf(interval.low)}–${percentOf(interval.high)}%`;
  return [answers, right, right / answers, range];
};

const percentOf = (share: number): number => Math.round(share * 100);

export const retentionTable: TableMaker = async (locale) => {
  const [t, { weeks }] = await Promise.all([wordsIn(locale), currentWorking()]);
  return {
    columns: [{ label: t("week"), kind: "day" }, ...recallColumns(t)],
    rows: weeks
      .filter(({ answers }) => answers > 0)
      .map((week) => [week.week, ...recallCells(week)]),
  };
};

/** The names of the levels, which elsewhere have no word of its own for learning anew. */
export async function trialLevelNames(
  locale: Parameters<TableMaker>[0],
): Promise<Readonly<Record<TrialLevel, string>>> {
  const [t, levels] = await Promise.all([
    wordsIn(locale),
    getTranslations({ locale, namespace: "Levels" }),
  ]);
  return {
    learning: levels("learning"),
    relearning: t("relearning"),
    young: levels("young"),
    mature: levels("mature"),
  };
}

export const retentionLevelsTable: TableMaker = async (locale) => {
  const [t, names, { levels }] = await Promise.all([
    wordsIn(locale),
    trialLevelNames(locale),
    currentWorking(),
  ]);
  return {
    columns: [{ label: t("level"), kind: "text" }, ...recallColumns(t)],
    rows: levels.map((one) => [names[one.level], ...recallCells(one)]),
  };
};

export const calibrationTable: TableMaker = async (locale) => {
  const [t, { bins }] = await Promise.all([wordsIn(locale), currentWorking()]);
  return {
    columns: [{ label: t("predicted"), kind: "share" }, ...recallColumns(t)],
    rows: bins.map((bin) => [bin.predicted, ...recallCells(bin)]),
  };
};

export const predictors = ["fsrs", "average", "weeksBefore"] as const;

export const lossesTable: TableMaker = async (locale) => {
  const [t, { losses }] = await Promise.all([wordsIn(locale), currentWorking()]);
  return {
    columns: [
      { label: t("predictor"), kind: "text" },
      { label: t("logLoss"), kind: "number" },
    ],
    rows: losses
      ? predictors.map((predictor) => [t(`predictors.${predictor}`), losses[predictor]])
      : [],
  };
};

export const confidenceTable: TableMaker = async (locale) => {
  const [t, names, { confidence }] = await Promise.all([
    wordsIn(locale),
    getTranslations({ locale, namespace: "Confidence" }),
    currentWorking(),
  ]);
  return {
    columns: [{ label: t("said"), kind: "text" }, ...recallColumns(t)],
    rows: confidence.map((one) => [names(one.confidence), ...recallCells(one)]),
  };
};
