import { getFormatter } from "@/lib/i18n/format";
import type { Cell, ColumnKind, FigureTable as Table } from "../_figures/table";
import styles from "./figure-table.module.css";

const dayOfYear = { weekday: "short", day: "numeric", month: "short", year: "numeric" } as const;

/** The numbers of a figure in the language of the page. */
export async function FigureTable({
  title,
  table: { columns, rows },
}: Readonly<{ title: string; table: Table }>) {
  const format = await getFormatter();
  const written = (cell: Cell, kind: ColumnKind): string => {
    if (cell === undefined) return "–";
    if (typeof cell === "string") return kind === "day" ? format.day(cell, dayOfYear) : cell;
    return format.number(cell, numberOptions[kind]);
  };
  const [first, ...rest] = columns;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what does not fit is scrolled to with the keys
    <div role="group" aria-label={title} tabIndex={0} className={styles.scroller}>
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map(({ label, kind }, place) => (
              <th key={label} scope="col" className={place === 0 ? undefined : alignment(kind)}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells], i) => (
            // Rows never move, and may bear the same name.
            // biome-ignore lint/suspicious/noArrayIndexKey: nothing else tells them apart
            <tr key={i}>
              <th scope="row">{first && written(name, first.kind)}</th>
              {rest.map(({ label, kind }, place) => (
                <td key={label} className={alignment(kind)}>
                  {written(cells[place], kind)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const numberOptions: Readonly<Partial<Record<ColumnKind, Intl.NumberFormatOptions>>> = {
  share: { style: "percent", maximumFractionDigits: 0 },
  minutes: { maximumFractionDigits: 1 },
  number: { maximumSignificantDigits: 3 },
};

const alignment = (kind: ColumnKind) => (kind === "text" || kind === "day" ? undefined : "number");
