/**
 * The shape that every group of measures has. A file of this folder exports one `Group`; `scripts/bench.ts`
 * lists them all, runs them, and prints and writes the tables.
 */

export type Options = Readonly<{
  /** A shorter form: fewer rounds, smaller amounts. */
  quick: boolean;
  /** Databases that an earlier run has made are used again. */
  keep: boolean;
  /** Where to say how far it is; one line at a time. */
  say: (line: string) => void;
}>;

/** One line of the table. */
export type Row = Readonly<{
  what: string;
  /** Ours, as a median where there are several. */
  ours: number;
  /** What ours is held against: what it is, as "empty Next page", and the same measure of it. */
  other?: Readonly<{ what: string; value: number }>;
  /** Of both, as "ms" or "kB". */
  unit: string;
  /** The median of the quotients of pairs; absent where it is just the quotient of the two. */
  ratio?: number;
  goal?: Goal;
}>;

/** What a row should come to: `ours`, or its quotient by or difference from the other. */
export type Goal = Readonly<{ on: "ours" | "ratio" | "difference" }> &
  (Readonly<{ atMost: number }> | Readonly<{ atLeast: number }>);

export type Measured = Readonly<{
  rows: readonly Row[];
  /** Paragraphs or lists in Markdown to stand under the table: durability, versions, plans. */
  notes?: readonly string[];
}>;

export type Group = Readonly<{
  title: string;
  measure: (options: Options) => Promise<Measured>;
}>;

/** Ours by the other's; `undefined` where there is nothing to hold it against. */
export const ratioOf = ({ ours, other, ratio }: Row): number | undefined =>
  ratio ?? (other && ours / other.value);

/** Whether a row came to what it should; `undefined` where nothing was set. */
export function isMet(row: Row): boolean | undefined {
  const { goal, ours, other } = row;
  if (!goal) return undefined;
  const reached = {
    ours,
    ratio: ratioOf(row) ?? Number.NaN,
    difference: ours - (other?.value ?? Number.NaN),
  }[goal.on];
  return "atMost" in goal ? reached <= goal.atMost : reached >= goal.atLeast;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The value that a share `q` (0 to 1) of the values does not exceed, between two where it falls between. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * q;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
}
