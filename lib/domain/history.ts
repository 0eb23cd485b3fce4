/** How facts were reviewed over time: what FSRS is fitted on and held against. */
import { daysBetween, schedulingDay } from "./day";
import { groupBy } from "./group";
import type { ReplaySettings } from "./learner";
import { type Entry, ratedAnswers } from "./log";
import type { Rating } from "./memory";

export type Review = Readonly<{
  rating: Rating;
  /** Whole scheduling days since the fact's review before; 0 on the same day and for its first. */
  elapsedDays: number;
  /** Orders the reviews of all facts in time: epoch milliseconds, or any number that rises with them. */
  at: number;
}>;

/** All reviews of one fact, the oldest first. */
export type History = readonly Review[];

/**
 * Whether a review tells how well a fact was kept. Recall on the same day does not, nor does a first
 * meeting: like the open benchmark we learn from them but neither predict nor score them.
 */
export const isTrial = ({ elapsedDays }: Review): boolean => elapsedDays > 0;

/** The histories in a learner's log. A fact that was forgotten on purpose begins a new one. */
export function historiesOf(log: readonly Entry[], settings: ReplaySettings): History[] {
  const facts = groupBy(log, ({ factId }) => factId);
  return [...facts.values()].flatMap((entries) => historiesOfFact(entries, settings));
}

function historiesOfFact(log: readonly Entry[], settings: ReplaySettings): History[] {
  const histories: Review[][] = [];
  let lastDay = "";
  for (const { answer, rating, isIntroduction } of ratedAnswers(log, settings.quizPolicy)) {
    const day = schedulingDay(answer.at, settings);
    if (isIntroduction) histories.push([]);
    const elapsedDays = isIntroduction ? 0 : daysBetween(lastDay, day);
    histories.at(-1)?.push({ rating, elapsedDays, at: answer.at });
    lastDay = day;
  }
  return histories;
}
