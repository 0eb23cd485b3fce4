import { stringify } from "csv-stringify/sync";
import type { Locale } from "@/lib/domain/article";
import type { Cell, FigureTable } from "./table";

/** What a spreadsheet that is set to the language expects between cells. */
const delimiters: Readonly<Record<Locale, string>> = { nl: ";", en: "," };

/** Finer than anything here is known. */
const mostDecimals = 6;

/**
 * A table as CSV (RFC 4180) that a spreadsheet in the language opens by itself: decimals in its way, and a
 * byte order mark, without which Excel does not see that it is UTF-8. Days are ISO dates, shares 0–1.
 */
export function csvOf({ columns, rows }: FigureTable, locale: Locale): string {
  const numbers = new Intl.NumberFormat(locale, {
    useGrouping: false,
    maximumFractionDigits: mostDecimals,
  });
  const written = (cell: Cell) => (typeof cell === "number" ? numbers.format(cell) : cell);
  return stringify([columns.map(({ label }) => label), ...rows.map((row) => row.map(written))], {
    bom: true,
    delimiter: delimiters[locale],
    record_delimiter: "windows",
  });
}
