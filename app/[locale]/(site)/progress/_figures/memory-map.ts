/** What the memory map shows, and the tables of its figures. */
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { currentLearner } from "@/app/session";
import { library } from "@/lib/content/library";
import { bandOf, bands } from "@/lib/domain/memory-map";
import { database } from "@/lib/study/database";
import { mapsNow, memoryMap } from "@/lib/study/memory-map";
import type { TableMaker } from "./table";

/** Read once in a request, for the pictures and their tables alike. */
export const currentMap = cache(async (articleId: string) =>
  memoryMap(database(), library(), await currentLearner(), articleId, Date.now()),
);

export const currentMapsNow = cache(async () =>
  mapsNow(database(), library(), await currentLearner(), Date.now()),
);

/** Of each section, how many facts are in each band now. */
export const mapNowTable: TableMaker = async (locale) => {
  const [t, maps] = await Promise.all([
    getTranslations({ locale, namespace: "MemoryMap" }),
    currentMapsNow(),
  ]);
  return {
    columns: [
      { label: t("section"), kind: "text" },
      ...bands.map((band) => ({ label: t(`bands.${band}`), kind: "count" }) as const),
    ],
    rows: maps.flatMap(({ sections, settings }) =>
      sections.map(({ section, chances }) => [
        section.title[locale],
        ...bands.map((band) => chances.filter((one) => bandOf(one, settings) === band).length),
      ]),
    ),
  };
};

/** Day by day, how many facts of an article were met and would have been recalled, and two futures. */
export const recallTable: TableMaker = async (locale, about = "") => {
  const [t, map] = await Promise.all([
    getTranslations({ locale, namespace: "MemoryMap" }),
    currentMap(about),
  ]);
  const ahead = map?.stopped.map((frame, i) => {
    const goingOn = map.goingOn[i];
    return [frame.day, goingOn?.met, undefined, frame.recalled, goingOn?.recalled];
  });
  return {
    columns: [
      { label: t("day"), kind: "day" },
      { label: t("met"), kind: "count" },
      { label: t("recalled"), kind: "count" },
      { label: t("ifStopped"), kind: "count" },
      { label: t("ifGoingOn"), kind: "count" },
    ],
    rows: map
      ? [
          ...map.past.map(({ day, met, recalled }) => [day, met, recalled, undefined, undefined]),
          [
            map.today.day,
            map.today.met,
            map.today.recalled,
            map.today.recalled,
            map.today.recalled,
          ],
          ...(ahead ?? []),
        ]
      : [],
  };
};
