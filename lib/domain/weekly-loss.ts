/** FSRS held against predictors that know nothing of memory, by what is known of each week alone. */
import { type Recall, recallOf } from "./retention";
import { micro, type Tally } from "./tally";

/** Mean log losses over the same trials: see `evaluation.ts`. */
export type WeeklyLosses = Readonly<{
  /** The trials that were predicted. */
  answers: number;
  fsrs: number;
  /** Always the share that was right over all of these weeks: no constant does better, seen afterwards. */
  average: number;
  /** In each week the share that was right in the weeks before it. */
  weeksBefore: number;
}>;

/**
 * The first week with trials is only learned from, as nothing comes before it.
 *
 * @param weeks in order of time
 * @returns `undefined` where only one week has trials, or none
 */
export function weeklyLosses(
  weeks: readonly (Recall & Pick<Tally, "lossMicro">)[],
): WeeklyLosses | undefined {
  const [first, ...predicted] = weeks.filter(({ answers }) => answers > 0);
  if (!first || predicted.length === 0) return undefined;

  let before: Recall = first;
  let [fsrs, weeksBefore] = [0, 0];
  for (const week of predicted) {
    fsrs += week.lossMicro / micro;
    weeksBefore += lossOf(week, carefulShare(before));
    before = recallOf([before, week]);
  }
  const all = recallOf(predicted);
  const { answers } = all;
  return {
    answers,
    fsrs: fsrs / answers,
    average: lossOf(all, all.right / answers) / answers,
    weeksBefore: weeksBefore / answers,
  };
}

/**
 * A share that is never 0 or 1, of which one surprise would cost infinitely much: half an answer of either
 * kind is added. Source: R. Krichevsky and V. Trofimov (1981), The performance of universal encoding, IEEE
 * Transactions on Information Theory 27, 199–207.
 */
const carefulShare = ({ answers, right }: Recall): number => (right + 0.5) / (answers + 1);

/** The sum of the log losses when each is given the same chance. */
const lossOf = ({ answers, right }: Recall, chance: number): number =>
  surprise(right, chance) + surprise(answers - right, 1 - chance);

const surprise = (count: number, chance: number): number =>
  count === 0 ? 0 : -count * Math.log(chance);
