/** ts-fsrs by itself: no days of a learner's own, no acts, no undos. */
import { createEmptyCard, type FSRSState, fsrs, type Grade, Rating } from "ts-fsrs";
import type { Rating as Rated } from "../../lib/domain/memory";
import type { Peer } from "./histories";

export const grades: Readonly<Record<Rated, Grade>> = {
  again: Rating.Again,
  hard: Rating.Hard,
  good: Rating.Good,
  easy: Rating.Easy,
};

/** `next` in a bare loop, with or without the fuzz that spreads intervals. */
export function bareNext(hasFuzz: boolean): Peer {
  const scheduler = fsrs({ enable_fuzz: hasFuzz });
  return {
    what: `ts-fsrs next, fuzz ${hasFuzz ? "on" : "off"}`,
    schedule: (history) => {
      let card = createEmptyCard(0);
      for (const { answer } of history)
        card = scheduler.next(card, answer.at, grades[answer.rating]).card;
      return card.stability;
    },
  };
}

/** Only stability and difficulty: no date, no interval, no steps. */
export function bareNextState(): Peer {
  const scheduler = fsrs();
  return {
    what: "ts-fsrs next_state",
    schedule: (history) => {
      let state: FSRSState | null = null;
      for (const { answer, elapsedDays } of history)
        state = scheduler.next_state(state, elapsedDays, grades[answer.rating]);
      return state?.stability ?? Number.NaN;
    },
  };
}
