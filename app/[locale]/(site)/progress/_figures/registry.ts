/** Every figure by its id, which is also the name of its CSV. */
import { calendarTable, daysTable, minutesTable, timesTable } from "./habit";
import { mapNowTable, recallTable } from "./memory-map";
import { aheadTable, costsTable, factsTable, lastingTable } from "./progress";
import type { TableMaker } from "./table";
import {
  confusionsTable,
  hardestTable,
  kindsTable,
  languagesTable,
  quizzesTable,
  sectionsTable,
  thenAndNowTable,
} from "./weak-spots";
import {
  calibrationTable,
  confidenceTable,
  lossesTable,
  retentionLevelsTable,
  retentionTable,
} from "./working";

export const figures = {
  map: mapNowTable,
  recall: recallTable,
  facts: factsTable,
  lasting: lastingTable,
  ahead: aheadTable,
  costs: costsTable,
  calendar: calendarTable,
  days: daysTable,
  minutes: minutesTable,
  times: timesTable,
  hardest: hardestTable,
  confusions: confusionsTable,
  sections: sectionsTable,
  kinds: kindsTable,
  languages: languagesTable,
  quizzes: quizzesTable,
  "then-and-now": thenAndNowTable,
  retention: retentionTable,
  "retention-levels": retentionLevelsTable,
  calibration: calibrationTable,
  losses: lossesTable,
  confidence: confidenceTable,
} satisfies Readonly<Record<string, TableMaker>>;

export type FigureId = keyof typeof figures;

export const isFigureId = (id: string): id is FigureId => Object.hasOwn(figures, id);
