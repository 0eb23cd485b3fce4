/** What the page of the habit shows, and the tables of its figures. */
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { currentLearner } from "@/app/session";
import { database } from "@/lib/study/database";
import { habit } from "@/lib/study/habit";
import type { TableMaker } from "./table";

/** Read once in a request, for the pictures and their tables alike. */
export const currentHabit = cache(async () =>
  habit(database(), await currentLearner(), Date.now()),
);

export const daysTable: TableMaker = async (locale) => {
  const [t, { days }] = await Promise.all([
    getTranslations({ locale, namespace: "Habit" }),
    currentHabit(),
  ]);
  return {
    columns: [
      { label: t("day"), kind: "day" },
      { label: t("answers"), kind: "count" },
      { label: t("right"), kind: "count" },
    ],
    rows: days
      .filter(({ answers }) => answers > 0)
      .map(({ day, answers, right }) => [day, answers, right]),
  };
};
