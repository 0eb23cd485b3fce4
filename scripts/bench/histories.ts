/** Seeded histories of answers, and how fast schedulers go through them. */
import type { ReviewAnswer } from "../../lib/domain/answer";
import { daysApart } from "../../lib/domain/day";
import { defaultSettings } from "../../lib/domain/learner";
import { byTime, replay } from "../../lib/domain/log";
import { ratings } from "../../lib/domain/memory";
import { type Random, seededRandom } from "../../lib/domain/random";
import { type Goal, median, type Row } from "./row";

/** An answer, and the whole scheduling days since the one before on the same fact; 0 for the first. */
export type Review = Readonly<{ answer: ReviewAnswer; elapsedDays: number }>;

export type Histories = Readonly<{
  /** All answers of a learner in order of time. */
  log: readonly ReviewAnswer[];
  /** The same, by fact. */
  reviews: readonly (readonly Review[])[];
}>;

const answersPerFact = 100;
const minuteMs = 60_000;
const dayMs = 1_440 * minuteMs;

export function historiesOf(answers: number): Histories {
  const random = seededRandom(1);
  const histories = Array.from({ length: answers / answersPerFact }, (_, i) =>
    historyOf(`fact-${i}`, random),
  );
  // Copied, so that answers lie in memory as each side would have read them: a log in order of time, a history
  // by itself. Answers far apart would be most of what is measured.
  const log = histories
    .flat()
    .sort(byTime)
    .map((answer) => ({ ...answer }));
  const reviews = histories.map((history) =>
    history.map((answer, i) => {
      const before = history[i - 1];
      const elapsedDays = before ? daysApart(before.at, answer.at, defaultSettings) : 0;
      return { answer, elapsedDays };
    }),
  );
  return { log, reviews };
}

/** One answer in four comes within the hour, as in learning steps; the others after up to forty days. */
function historyOf(factId: string, random: Random): ReviewAnswer[] {
  let at = Date.UTC(2026, 0, 5) + Math.floor(random() * 365 * dayMs);
  return Array.from({ length: answersPerFact }, (_, i) => {
    at += Math.floor(random() < 0.25 ? random() * 60 * minuteMs : random() * 40 * dayMs);
    const rating = ratings[Math.floor(random() * ratings.length)] ?? "good";
    const answer = { promptId: "prompt", kind: "typed", locale: "nl", durationMs: 5_000 } as const;
    return { ...answer, id: `${factId} ${i}`, type: "review", factId, at, rating };
  });
}

export type Peer = Readonly<{
  what: string;
  /** Goes through one history; the strength or interval that it ends with. */
  schedule: (history: readonly Review[]) => number;
}>;

/** Answers a second of `replay`, against each peer; all take turns. */
export function rates(
  { log, reviews }: Histories,
  peers: readonly (Peer & Readonly<{ goal?: Goal }>)[],
  rounds: number,
): readonly Row[] {
  const perSecond = (work: () => void): number => {
    const startedAt = performance.now();
    work();
    return (log.length * 1_000) / (performance.now() - startedAt);
  };
  const measured = Array.from({ length: rounds + 1 }, () => ({
    ours: perSecond(() => replay(log, defaultSettings)),
    peers: peers.map(({ what, schedule }) =>
      perSecond(() => {
        for (const history of reviews)
          if (!(schedule(history) >= 0)) throw new Error(`${what} has lost its way`);
      }),
    ),
  })).slice(1);
  return peers.map(({ what, goal }, i): Row => {
    const pairs = measured.map((round) => ({ ours: round.ours, other: round.peers[i] ?? 0 }));
    return {
      what: "answers into memories",
      ours: median(pairs.map(({ ours }) => ours)) / 1_000,
      other: { what, value: median(pairs.map(({ other }) => other)) / 1_000 },
      ratio: median(pairs.map(({ ours, other }) => ours / other)),
      unit: "thousand/s",
      ...(goal ? { goal } : {}),
    };
  });
}
