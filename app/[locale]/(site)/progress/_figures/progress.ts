/** What the page of progress shows, and the tables of its figures. */
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { currentLearner } from "@/app/session";
import { library } from "@/lib/content/library";
import { levels } from "@/lib/domain/memory";
import { database } from "@/lib/study/database";
import { progress } from "@/lib/study/progress";
import type { TableMaker } from "./table";

/** Read once in a request, for the pictures and their tables alike. */
export const currentProgress = cache(async () =>
  progress(database(), library(), await currentLearner(), Date.now()),
);

export const factsTable: TableMaker = async (locale) => {
  const [t, names, { sections }] = await Promise.all([
    getTranslations({ locale, namespace: "Progress" }),
    getTranslations({ locale, namespace: "Levels" }),
    currentProgress(),
  ]);
  return {
    columns: [
      { label: t("section"), kind: "text" },
      ...levels.map((level) => ({ label: names(level), kind: "count" }) as const),
    ],
    rows: sections.map(({ section, counts }) => [
      section.title[locale],
      ...levels.map((level) => counts[level]),
    ]),
  };
};

export const lastingTable: TableMaker = async (locale) => {
  const [t, { lasting, met }] = await Promise.all([
    getTranslations({ locale, namespace: "Lasting" }),
    currentProgress(),
  ]);
  return {
    columns: [
      { label: t("wait"), kind: "text" },
      { label: t("proven"), kind: "count" },
      { label: t("expected"), kind: "count" },
      { label: t("met"), kind: "count" },
    ],
    rows: lasting.map(({ waitDays, proven, expected }) => [
      t(`waits.d${waitDays}`),
      proven,
      Math.round(expected),
      met,
    ]),
  };
};

export const aheadTable: TableMaker = async (locale) => {
  const [t, { ahead, msPerAnswer }] = await Promise.all([
    getTranslations({ locale, namespace: "Ahead" }),
    currentProgress(),
  ]);
  return {
    columns: [
      { label: t("day"), kind: "day" },
      { label: t("known"), kind: "count" },
      { label: t("withNew"), kind: "count" },
      { label: t("minutes"), kind: "minutes" },
    ],
    rows: ahead.map(({ day, answers, answersWithNew }) => [
      day,
      Math.round(answers),
      Math.round(answersWithNew),
      (answersWithNew * msPerAnswer) / 60_000,
    ]),
  };
};

export const costsTable: TableMaker = async (locale) => {
  const [t, { costs }] = await Promise.all([
    getTranslations({ locale, namespace: "Ahead" }),
    currentProgress(),
  ]);
  return {
    columns: [
      { label: t("retention"), kind: "share" },
      { label: t("costMinutes"), kind: "minutes" },
      { label: t("costReviews"), kind: "number" },
      { label: t("remembered"), kind: "share" },
    ],
    rows: costs.map(({ percent, minutesADay, reviewsADay, remembered }) => [
      percent / 100,
      minutesADay,
      reviewsADay,
      remembered,
    ]),
  };
};
