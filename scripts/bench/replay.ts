/** A million answers into memories, against ts-fsrs in a bare loop on the same histories. */
import { historiesOf, rates } from "./histories";
import type { Group } from "./row";
import { bareNext, bareNextState } from "./ts-fsrs";

const goal = { on: "ratio", atLeast: 3 } as const;

export const replay: Group = {
  title: "Replay: a million answers into memories",
  measure: async ({ quick, say }) => {
    const answers = quick ? 100_000 : 1_000_000;
    say(`${answers} answers`);
    const peers = [{ ...bareNext(true), goal }, { ...bareNext(false), goal }, bareNextState()];
    return {
      rows: rates(historiesOf(answers), peers, quick ? 3 : 5),
      notes: [
        "Ours goes through one log of all facts, reckons in the learner's days, minds undos, acts and steps, and has fuzz on. " +
          "The others are given each history by itself; `next_state` reckons stability and difficulty alone.",
        "Each side's answers lie in memory as it would have read them: a log in order of time, a history by itself. " +
          "Of a log laid out by fact, as this was measured before November 2026, ours takes about twice the time.",
      ],
    };
  },
};
