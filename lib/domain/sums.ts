/** Rows of figures under a key, which can be added up and taken off again. */
import { groupBy } from "./group";

export type Sums<Row> = Readonly<{
  keyOf: (row: Row) => string;
  plus: (a: Row, b: Row) => Row;
  negated: (row: Row) => Row;
  isNothing: (row: Row) => boolean;
}>;

/** One row per key. */
export const summed = <Row>(rows: readonly Row[], { keyOf, plus }: Sums<Row>): Row[] =>
  [...groupBy(rows, keyOf).values()].map((group) => group.reduce(plus));

/** What must be added to the rows of `before` to come to those of `after`. */
export const difference = <Row>(
  before: readonly Row[],
  after: readonly Row[],
  sums: Sums<Row>,
): Row[] =>
  summed([...after, ...before.map(sums.negated)], sums).filter((row) => !sums.isNothing(row));
