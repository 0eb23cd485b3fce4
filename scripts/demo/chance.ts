/** Chance in other shapes than a plain number. */
import type { Random } from "../../lib/domain/random";

/** Around 0, two thirds of them between -1 and 1 (Box and Muller, 1958). */
export const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** A whole number from `from` to `to`, both included. */
export const between = (from: number, to: number, random: Random): number =>
  from + Math.floor(random() * (to - from + 1));

/** One of the items, each as likely as its weight is to all weights; `undefined` of none. */
export function weighted<T>(
  items: readonly T[],
  weightOf: (item: T) => number,
  random: Random,
): T | undefined {
  let left = random() * items.reduce((sum, item) => sum + weightOf(item), 0);
  return items.find((item) => {
    left -= weightOf(item);
    return left < 0;
  });
}
