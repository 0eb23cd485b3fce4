/** Every figure by its id, which is also the name of its CSV. */
import { calendarTable, daysTable, minutesTable, timesTable } from "./habit";
import { aheadTable, costsTable, factsTable, kindsTable, lastingTable } from "./progress";
import type { TableMaker } from "./table";

export const figures = {
  facts: factsTable,
  lasting: lastingTable,
  ahead: aheadTable,
  costs: costsTable,
  kinds: kindsTable,
  calendar: calendarTable,
  days: daysTable,
  minutes: minutesTable,
  times: timesTable,
} satisfies Readonly<Record<string, TableMaker>>;

export type FigureId = keyof typeof figures;

export const isFigureId = (id: string): id is FigureId => Object.hasOwn(figures, id);
