/** Rows of figures under a key, which can be added up and taken off again. */

export type Sums<Row> = Readonly<{
  keyOf: (row: Row) => string;
  plus: (a: Row, b: Row) => Row;
  negated: (row: Row) => Row;
  isNothing: (row: Row) => boolean;
}>;

/** Rows as they are added up: one per key. */
export function adding<Row>({ keyOf, plus }: Sums<Row>) {
  const sums = new Map<string, Row>();
  return {
    add: (row: Row): void => {
      const key = keyOf(row);
      const sum = sums.get(key);
      sums.set(key, sum ? plus(sum, row) : row);
    },
    rows: (): Row[] => [...sums.values()],
  };
}

/** One row per key. */
export function summed<Row>(rows: readonly Row[], sums: Sums<Row>): Row[] {
  const { add, rows: added } = adding(sums);
  rows.forEach(add);
  return added();
}

/** What must be added to the rows of `before` to come to those of `after`. */
export const difference = <Row>(
  before: readonly Row[],
  after: readonly Row[],
  sums: Sums<Row>,
): Row[] =>
  summed([...after, ...before.map(sums.negated)], sums).filter((row) => !sums.isNothing(row));
