/** How much a share of right answers says, given how few or many it is a share of. */

/** From `low` to `high`, both from 0 to 1. */
export type ShareInterval = Readonly<{ low: number; high: number }>;

/** Of fewer answers than this no share is told: it would say more about chance than about the learner. */
export const enoughAnswers = 5;

/** Of a number of answers those that were right. */
export type RightOf = Readonly<{ right: number; answers: number }>;

/** All intervals asked about at once hold together with this chance at most not. */
const errorChance = 0.05;

/**
 * How many standard errors an interval reaches to both sides: 1.96 for one, more for each of several, so that
 * chance has no better odds with many of them (Bonferroni).
 * Source: M. J. Wichura (1988), Algorithm AS 241, Applied Statistics 37, 477–484: PPND7 in the tail beyond
 * 0.925, to 7 digits.
 */
function standardErrors(comparisons: number): number {
  const r = Math.sqrt(-Math.log(errorChance / 2 / comparisons)) - 1.6;
  const above = ((0.170_238_211_03 * r + 1.306_728_481_6) * r + 2.756_815_39) * r + 1.423_437_277_7;
  return above / ((0.120_211_329_75 * r + 0.737_001_642_5) * r + 1);
}

/**
 * The 95% interval of a share of `right` in `count`, or undefined when there are none. It stays within 0 and 1
 * and keeps its width at 0 and at 1, also for few answers.
 * Source: E. B. Wilson (1927), Probable inference, the law of succession, and statistical inference, JASA 22,
 * 209–212; for small counts preferred over the normal one by Brown, Cai and DasGupta (2001), Statistical
 * Science 16, 101–133.
 *
 * @param comparisons as one of so many intervals, of which 95% of the time all hold
 */
export function wilsonInterval(
  right: number,
  count: number,
  comparisons = 1,
): ShareInterval | undefined {
  if (count === 0) return undefined;
  const share = right / count;
  const weight = standardErrors(comparisons) ** 2 / count;
  const middle = (share + weight / 2) / (1 + weight);
  const spread = Math.sqrt((share * (1 - share) + weight / 4) * weight) / (1 + weight);
  return { low: Math.max(0, middle - spread), high: Math.min(1, middle + spread) };
}

/**
 * Whether the share of right answers rose by more than chance explains: whether the 95% interval of the
 * difference lies above 0. Without answers on both sides nothing rose.
 * Source: R. G. Newcombe (1998), Interval estimation for the difference between independent proportions,
 * Statistics in Medicine 17, 873–890: method 10, of two Wilson intervals.
 */
export function isClearlyHigher(latest: RightOf, first: RightOf): boolean {
  const [now, then] = [latest, first].map(({ right, answers }) => wilsonInterval(right, answers));
  if (!now || !then) return false;
  const [shareNow, shareThen] = [latest.right / latest.answers, first.right / first.answers];
  return shareNow - shareThen > Math.hypot(shareNow - now.low, then.high - shareThen);
}
