/** The same histories through other libraries for spaced repetition. */
import {
  type BindingItemState,
  type BindingMemoryState,
  FSRSBinding,
} from "@open-spaced-repetition/binding";
import { createDeck, type DifficultyAndStability, Grade } from "femto-fsrs";
import { Card, FSRS } from "fsrs.js";
import { type SuperMemoGrade, type SuperMemoItem, supermemo } from "supermemo";
import type { Rating } from "../../lib/domain/memory";
import { historiesOf, type Peer, rates } from "./histories";
import { versionOf } from "./report";
import type { Group } from "./row";
import { bareNext, grades } from "./ts-fsrs";

const desiredRetention = 0.9;

/** FSRS-5, stability and difficulty with an interval in days. */
function femto(): Peer {
  const deck = createDeck({ requestedRetentionRate: desiredRetention });
  const { AGAIN: again, HARD: hard, GOOD: good, EASY: easy } = Grade;
  const femtoGrades: Readonly<Record<Rating, Grade>> = { again, hard, good, easy };
  return {
    what: "femto-fsrs",
    schedule: (history) => {
      let card: DifficultyAndStability | undefined;
      for (const { answer, elapsedDays } of history) {
        const grade = femtoGrades[answer.rating];
        card = card ? deck.gradeCard(card, elapsedDays, grade) : deck.newCard(grade);
      }
      return card?.S ?? Number.NaN;
    },
  };
}

/** FSRS-4, cards with dates; each call reckons all four ratings. */
function fsrsJs(): Peer {
  const scheduler = new FSRS();
  return {
    what: "fsrs.js",
    schedule: (history) => {
      let card = new Card();
      for (const { answer } of history) {
        const next = scheduler.repeat(card, new Date(answer.at))[grades[answer.rating]];
        if (!next) return Number.NaN;
        card = next.card;
      }
      return card.stability;
    },
  };
}

/** SM-2 of 1987: an ease and an interval, whenever the answer came. */
function sm2(): Peer {
  const sm2Grades: Readonly<Record<Rating, SuperMemoGrade>> = {
    again: 1,
    hard: 3,
    good: 4,
    easy: 5,
  };
  return {
    what: "supermemo (SM-2)",
    schedule: (history) => {
      let item: SuperMemoItem = { interval: 0, repetition: 0, efactor: 2.5 };
      for (const { answer } of history) item = supermemo(item, sm2Grades[answer.rating]);
      return item.interval;
    },
  };
}

/** FSRS-6 in Rust; each call reckons all four ratings. */
function binding(): Peer {
  const scheduler = new FSRSBinding();
  return {
    what: "binding (Rust)",
    schedule: (history) => {
      let memory: BindingMemoryState | undefined;
      for (const { answer, elapsedDays } of history) {
        const next: BindingItemState = scheduler.nextStates(memory, desiredRetention, elapsedDays)[
          answer.rating
        ];
        memory = next.memory;
      }
      return memory?.stability ?? Number.NaN;
    },
  };
}

export const peers: Group = {
  title: "Scheduling, against peers",
  measure: async ({ quick, say }) => {
    const answers = quick ? 20_000 : 200_000;
    say(`${answers} answers`);
    const all = [bareNext(true), femto(), fsrsJs(), sm2(), binding()];
    return {
      rows: rates(historiesOf(answers), all, quick ? 3 : 7),
      notes: [
        `All schedule the same ${answers} answers, but do not do the same work. ts-fsrs ${versionOf("ts-fsrs")}: ` +
          "FSRS-6 with dates, steps and fuzz, as ours has them. " +
          `femto-fsrs ${versionOf("femto-fsrs")}: FSRS-5, no dates, no steps. ` +
          `fsrs.js ${versionOf("fsrs.js")}: FSRS-4 with dates, all four ratings at once. ` +
          `supermemo ${versionOf("supermemo")}: SM-2, a few sums. ` +
          `@open-spaced-repetition/binding ${versionOf("@open-spaced-repetition/binding")}: FSRS-6 in Rust, ` +
          "all four ratings at once, no dates; most of its time is the way there and back.",
      ],
    };
  },
};
