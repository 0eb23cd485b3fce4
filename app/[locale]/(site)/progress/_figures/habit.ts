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

export const minutesIn = (ms: number): number => ms / 60_000;

/** Days on which something happened, or on which nothing had to. */
export const calendarTable: TableMaker = async (locale) => {
  const [t, { year }] = await Promise.all([
    getTranslations({ locale, namespace: "Habit" }),
    currentHabit(),
  ]);
  return {
    columns: [
      { label: t("day"), kind: "day" },
      { label: t("answers"), kind: "count" },
      { label: t("planned"), kind: "text" },
    ],
    rows: year
      .filter(({ answers, isDayOff }) => answers > 0 || isDayOff)
      .map(({ day, answers, isDayOff }) => [day, answers, isDayOff ? t("dayOff") : undefined]),
  };
};

export const daysTable: TableMaker = async (locale) => {
  const [t, { lastDays }] = await Promise.all([
    getTranslations({ locale, namespace: "Habit" }),
    currentHabit(),
  ]);
  return {
    columns: [
      { label: t("day"), kind: "day" },
      { label: t("answers"), kind: "count" },
      { label: t("right"), kind: "count" },
    ],
    rows: lastDays
      .filter(({ answers }) => answers > 0)
      .map(({ day, answers, right }) => [day, answers, right]),
  };
};

export const minutesTable: TableMaker = async (locale) => {
  const [t, { lastWeeks }] = await Promise.all([
    getTranslations({ locale, namespace: "Habit" }),
    currentHabit(),
  ]);
  return {
    columns: [
      { label: t("day"), kind: "day" },
      { label: t("minutesCards"), kind: "minutes" },
      { label: t("minutesQuiz"), kind: "minutes" },
    ],
    rows: lastWeeks
      .filter(({ answers }) => answers > 0)
      .map(({ day, reviewMs, quizMs }) => [day, minutesIn(reviewMs), minutesIn(quizMs)]),
  };
};

export const timesTable: TableMaker = async (locale) => {
  const [t, { parts }] = await Promise.all([
    getTranslations({ locale, namespace: "Habit" }),
    currentHabit(),
  ]);
  return {
    columns: [
      { label: t("time"), kind: "text" },
      { label: t("asked"), kind: "count" },
      { label: t("recalled"), kind: "count" },
      { label: t("recalledShare"), kind: "share" },
      { label: t("expectedShare"), kind: "share" },
    ],
    rows: parts.map(({ part, answers, recalled, expected }) => [
      t(`part-${part}`),
      answers,
      recalled,
      recalled / answers,
      expected / answers,
    ]),
  };
};
