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

export const kindsTable: TableMaker = async (locale) => {
  const [t, names, { kinds }] = await Promise.all([
    getTranslations({ locale, namespace: "Progress" }),
    getTranslations({ locale, namespace: "Kinds" }),
    currentProgress(),
  ]);
  return {
    columns: [
      { label: t("kind"), kind: "text" },
      { label: t("answers"), kind: "count" },
      { label: t("right"), kind: "count" },
      { label: t("rightShare"), kind: "share" },
    ],
    rows: kinds.map(({ kind, answers, right }) => [names(kind), answers, right, right / answers]),
  };
};
