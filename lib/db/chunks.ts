/** Rows in one statement: SQLite takes some 32,000 values. */
const rowsAtOnce = 1_000;

/** Rows in as many parts as it takes to write them. */
export const chunksOf = <T>(rows: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / rowsAtOnce) }, (_, i) =>
    rows.slice(i * rowsAtOnce, (i + 1) * rowsAtOnce),
  );
