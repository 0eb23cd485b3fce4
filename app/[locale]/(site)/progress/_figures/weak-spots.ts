/** What the page of weak spots shows, and the tables of its figures. */
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { currentLearner } from "@/app/session";
import { library } from "@/lib/content/library";
import type { Locale } from "@/lib/domain/article";
import { allFacts, knownFacts } from "@/lib/domain/progress";
import type { Confusion, Outcome } from "@/lib/domain/weak-spots";
import { database } from "@/lib/study/database";
import { weakSpots } from "@/lib/study/weak-spots";
import type { Column, FigureTable, TableMaker } from "./table";

/** Read once in a request, for the pictures and their tables alike. */
export const currentWeakSpots = cache(async () =>
  weakSpots(database(), library(), await currentLearner(), Date.now()),
);

const wordsIn = (locale: Locale) => getTranslations({ locale, namespace: "WeakSpots" });

export const hardestTable: TableMaker = async (locale) => {
  const [t, { hardest }] = await Promise.all([wordsIn(locale), currentWeakSpots()]);
  return {
    columns: [
      { label: t("fact"), kind: "text" },
      { label: t("recall"), kind: "share" },
      { label: t("lapses"), kind: "count" },
      { label: t("difficulty"), kind: "number" },
    ],
    rows: hardest.map(({ fact, memory, recall }) => [
      fact.statement[locale],
      recall,
      memory.lapses,
      memory.difficulty,
    ]),
  };
};

/** The option that was picked. */
export const pickedOf = ({ prompt, option }: Confusion, locale: Locale): string =>
  prompt.options[option]?.[locale] ?? "";

/** What should have been picked instead. */
export const keyOf = ({ prompt }: Confusion, locale: Locale): string =>
  prompt.keys.map((place) => prompt.options[place]?.[locale]).join(" · ");

export const confusionsTable: TableMaker = async (locale) => {
  const [t, { confusions }] = await Promise.all([wordsIn(locale), currentWeakSpots()]);
  return {
    columns: [
      { label: t("question"), kind: "text" },
      { label: t("picked"), kind: "text" },
      { label: t("rightAnswer"), kind: "text" },
      { label: t("times"), kind: "count" },
    ],
    rows: confusions.map((confusion) => [
      confusion.prompt.stem[locale],
      pickedOf(confusion, locale),
      keyOf(confusion, locale),
      confusion.times,
    ]),
  };
};

export const sectionsTable: TableMaker = async (locale) => {
  const [t, { sections }] = await Promise.all([wordsIn(locale), currentWeakSpots()]);
  return {
    columns: [
      { label: t("section"), kind: "text" },
      { label: t("facts"), kind: "count" },
      { label: t("known"), kind: "count" },
      { label: t("recall"), kind: "share" },
      { label: t("lapsesPerFact"), kind: "number" },
    ],
    rows: sections.map(({ section, counts, strength }) => [
      section.title[locale],
      allFacts(counts),
      knownFacts(counts),
      strength?.recall,
      strength?.lapsesPerFact,
    ]),
  };
};

export const kindsTable: TableMaker = async (locale) => {
  const [t, names, { kinds }] = await Promise.all([
    wordsIn(locale),
    getTranslations({ locale, namespace: "Kinds" }),
    currentWeakSpots(),
  ]);
  return outcomesTable(t("kind"), kinds, names, locale);
};

export const languagesTable: TableMaker = async (locale) => {
  const [t, names, { locales }] = await Promise.all([
    wordsIn(locale),
    getTranslations({ locale, namespace: "WeakSpots.languageNames" }),
    currentWeakSpots(),
  ]);
  return outcomesTable(t("language"), locales, names, locale);
};

async function outcomesTable<Key extends string>(
  label: string,
  outcomes: readonly Outcome<Key>[],
  nameOf: (key: Key) => string,
  locale: Locale,
): Promise<FigureTable> {
  return {
    columns: [
      { label, kind: "text" },
      ...(await shareColumns(locale)),
      {
        label: (await wordsIn(locale))("expected"),
        kind: "share",
      },
    ],
    rows: outcomes.map(({ key, answers, right, interval, expected }) => [
      nameOf(key),
      answers,
      right / answers,
      interval.low,
      interval.high,
      expected,
    ]),
  };
}

async function shareColumns(locale: Locale): Promise<readonly Column[]> {
  const t = await wordsIn(locale);
  return [
    { label: t("answers"), kind: "count" },
    { label: t("rightShare"), kind: "share" },
    { label: t("atLeast"), kind: "share" },
    { label: t("atMost"), kind: "share" },
  ];
}

export const quizzesTable: TableMaker = async (locale) => {
  const [t, { quizzes }] = await Promise.all([wordsIn(locale), currentWeakSpots()]);
  return {
    columns: [{ label: t("day"), kind: "day" }, ...(await shareColumns(locale))],
    rows: quizzes.map(({ day, answers, right, interval }) => [
      day,
      answers,
      right / answers,
      interval.low,
      interval.high,
    ]),
  };
};

export const thenAndNowTable: TableMaker = async (locale) => {
  const [t, { thenAndNow }] = await Promise.all([wordsIn(locale), currentWeakSpots()]);
  return {
    columns: [
      { label: t("section"), kind: "text" },
      { label: t("firstRight"), kind: "count" },
      { label: t("firstAnswers"), kind: "count" },
      { label: t("latestRight"), kind: "count" },
      { label: t("latestAnswers"), kind: "count" },
    ],
    rows: thenAndNow.map(({ section, first, latest }) => [
      section.title[locale],
      first.right,
      first.answers,
      latest.right,
      latest.answers,
    ]),
  };
};
