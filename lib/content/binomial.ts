/** Exact chances of counts, for the rules that look at the whole bank. */

/** Chance of 0, 1, 2, … hits when every try has its own chance of a hit. */
export const hitDistribution = (chances: readonly number[]): readonly number[] =>
  chances.reduce<readonly number[]>(
    (before, chance) =>
      Array.from(
        { length: before.length + 1 },
        (_, hits) => (before[hits] ?? 0) * (1 - chance) + (before[hits - 1] ?? 0) * chance,
      ),
    [1],
  );

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

/** Chance of at least `hits`. */
export const atLeast = (hits: number, chances: readonly number[]): number =>
  sum(hitDistribution(chances).slice(Math.max(hits, 0)));

/** Chance of a split of even tries at least as uneven as `hits` out of `tries`. */
export const asUneven = (hits: number, tries: number): number => {
  const more = Math.max(hits, tries - hits);
  return Math.min(1, 2 * atLeast(more, Array<number>(tries).fill(0.5)));
};
