/** Rows in one statement: SQLite takes some 32,000 values. */
export const rowsAtOnce = 1_000;

/** Rows in as many parts as it takes to write them, or in parts of another size. */
export const chunksOf = <T>(rows: readonly T[], size = rowsAtOnce): T[][] =>
  Array.from({ length: Math.ceil(rows.length / size) }, (_, i) =>
    rows.slice(i * size, (i + 1) * size),
  );
