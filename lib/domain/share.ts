/** How much a share of right answers says, given how few or many it is a share of. */

/** From `low` to `high`, both from 0 to 1. */
export type ShareInterval = Readonly<{ low: number; high: number }>;

/** Of fewer answers than this no share is told: it would say more about chance than about the learner. */
export const enoughAnswers = 5;

/** The standard normal quantile of 0.975: 95% of the distribution lies within it on both sides. */
const normalQuantile = 1.959_963_984_540_054;

/**
 * The 95% interval of a share of `right` in `count`, or undefined when there are none. It stays within 0 and 1
 * and keeps its width at 0 and at 1, also for few answers.
 * Source: E. B. Wilson (1927), Probable inference, the law of succession, and statistical inference, JASA 22,
 * 209–212; for small counts preferred over the normal one by Brown, Cai and DasGupta (2001), Statistical
 * Science 16, 101–133.
 */
export function wilsonInterval(right: number, count: number): ShareInterval | undefined {
  if (count === 0) return undefined;
  const share = right / count;
  const weight = normalQuantile ** 2 / count;
  const middle = (share + weight / 2) / (1 + weight);
  const spread = Math.sqrt((share * (1 - share) + weight / 4) * weight) / (1 + weight);
  return { low: Math.max(0, middle - spread), high: Math.min(1, middle + spread) };
}
