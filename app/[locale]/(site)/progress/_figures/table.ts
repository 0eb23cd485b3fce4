/** What a figure shows, as a table: the page and the CSV write the same cells. */
import type { Locale } from "@/lib/domain/article";

/** What stands in a column: `day` is an ISO date, `share` runs from 0 to 1, `minutes` may be a fraction. */
export type ColumnKind = "text" | "day" | "count" | "share" | "minutes" | "number";

export type Column = Readonly<{ label: string; kind: ColumnKind }>;

/** A raw value, not yet written in any language; absent where there is nothing to tell. */
export type Cell = string | number | undefined;

/** The first column names what its row is about. */
export type FigureTable = Readonly<{
  columns: readonly Column[];
  rows: readonly (readonly Cell[])[];
}>;

/**
 * Makes the table of the learner of this request, with its words in a language.
 *
 * @param about the id of what a figure is about, where there may be several
 */
export type TableMaker = (locale: Locale, about?: string) => Promise<FigureTable>;
