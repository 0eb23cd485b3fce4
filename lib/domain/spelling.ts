/** How alike two written answers are. */

/** Lower case, no accents, no punctuation, single spaces. */
export const folded = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** The same without a leading article word. */
export const plainWords = (text: string): string =>
  folded(text).replace(/^(?:de|het|een|the|an?) (?=.)/, "");

export type DiffPart = Readonly<{ kind: "same" | "missing" | "extra"; text: string }>;

/**
 * Edit distance with neighbours swapped as one edit (optimal string alignment), as a full table:
 * `table[i][j]` is the distance between the first `i` letters of `a` and the first `j` of `b`.
 */
function distanceTable(a: readonly string[], b: readonly string[]): number[][] {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number) => table[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i++) {
    const row = table[i];
    if (!row) break;
    for (let j = 1; j <= b.length; j++) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
        swapped ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
  }
  return table;
}

export function editDistance(a: string, b: string): number {
  return distanceTable([...a], [...b])[[...a].length]?.[[...b].length] ?? 0;
}

/** What to take from `said` (extra) and add to it (missing) to arrive at `wanted`. */
export function difference(said: string, wanted: string): DiffPart[] {
  const a = [...said];
  const b = [...wanted];
  const alike = (i: number, j: number) => a[i - 1]?.toLowerCase() === b[j - 1]?.toLowerCase();
  const table = distanceTable(
    a.map((letter) => letter.toLowerCase()),
    b.map((letter) => letter.toLowerCase()),
  );
  const at = (i: number, j: number) => table[i]?.[j] ?? Number.POSITIVE_INFINITY;
  const parts: DiffPart[] = [];
  let i = a.length;
  let j = b.length;
  while (i > 0 || j > 0) {
    if (i > 0 && j > 0 && alike(i, j) && at(i, j) === at(i - 1, j - 1)) {
      parts.push({ kind: "same", text: b[j - 1] ?? "" });
      i--;
      j--;
    } else if (j > 0 && (i === 0 || at(i, j - 1) <= at(i - 1, j))) {
      parts.push({ kind: "missing", text: b[j - 1] ?? "" });
      j--;
    } else {
      parts.push({ kind: "extra", text: a[i - 1] ?? "" });
      i--;
    }
  }
  return joined(parts.reverse());
}

function joined(parts: readonly DiffPart[]): DiffPart[] {
  const runs: DiffPart[] = [];
  for (const part of parts) {
    const last = runs.at(-1);
    if (last?.kind !== part.kind) runs.push(part);
    else runs[runs.length - 1] = { kind: part.kind, text: last.text + part.text };
  }
  return runs;
}
