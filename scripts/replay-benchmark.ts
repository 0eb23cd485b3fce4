/**
 * How many grades a second replay takes, next to bare ts-fsrs on the same answers: `npm run bench:replay`.
 * The ratio is what days, undos and steps cost.
 */
import { createEmptyCard, fsrs, type Grade, Rating } from "ts-fsrs";
import { defaultSettings } from "../lib/domain/learner";
import { type Entry, replayFact } from "../lib/domain/log";
import { type Rating as Rated, ratings } from "../lib/domain/memory";
import { seededRandom } from "../lib/domain/random";

const facts = 1_000;
const answersEach = 40;
const rounds = 7;
const dayMs = 86_400_000;

const random = seededRandom(1);
const logs = Array.from({ length: facts }, (_, fact) => logOf(`fact-${fact}`));
const grades: Record<Rated, Grade> = {
  again: Rating.Again,
  hard: Rating.Hard,
  good: Rating.Good,
  easy: Rating.Easy,
};
const scheduler = fsrs({ enable_fuzz: true });

const pairs = Array.from({ length: rounds }, () => ({
  bare: timed(replayBare),
  replay: timed(replayAll),
}));
const bare = median(pairs.map((pair) => pair.bare));
const replay = median(pairs.map((pair) => pair.replay));
const perSecond = (ms: number) => Math.round((facts * answersEach * 1_000) / ms);
console.log(`replay    ${perSecond(replay)} grades a second`);
console.log(`ts-fsrs   ${perSecond(bare)} grades a second`);
console.log(`ratio     ${(replay / bare).toFixed(2)}`);

function logOf(factId: string): (Entry & { rating: Rated })[] {
  let at = Date.UTC(2026, 0, 5);
  return Array.from({ length: answersEach }, (_, i) => {
    at += Math.floor(random() * 20 * dayMs);
    const rating = ratings[Math.floor(random() * ratings.length)] ?? "good";
    const answer = { promptId: "prompt", kind: "typed", locale: "nl", durationMs: 5_000 } as const;
    return { ...answer, id: `${factId} ${i}`, type: "review", factId, at, rating };
  });
}

function replayBare(): void {
  for (const log of logs) {
    let card = createEmptyCard(0);
    for (const { at, rating } of log) card = scheduler.next(card, at, grades[rating]).card;
  }
}

function replayAll(): void {
  for (const log of logs) replayFact(log, defaultSettings);
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
