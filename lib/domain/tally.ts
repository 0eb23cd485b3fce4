/** Tallies: how answers came out, by what they can be held against. Progress reads them instead of the log. */
import { type Answer, isRight, type QuizPolicy, ratingOf } from "./answer";
import { hourOf, schedulingDay, weekOf } from "./day";
import type { ReplaySettings } from "./learner";
import { daysSince, type LearnedStep } from "./log";
import { type Learned, matureDays } from "./memory";
import { outlook, retrievability } from "./scheduler";
import type { Sums } from "./sums";

/**
 * What is tallied, and its keys:
 * - `week`: trials by the Monday of their week and how far the fact was, `2026-11-16 young`;
 * - `calibration`: trials by the chance of recall that FSRS gave, in percent, in steps of 5, `85`;
 * - `hour`: trials by the hour on the learner's clock, `07`;
 * - `kind` and `locale`: answers to a fact known since an earlier day, lucky picks among them too, by the
 *   kind of prompt and by its language;
 * - `confidence`: answers that came with one, by it;
 * - `confusion`: wrong options picked, by prompt and place among its options, `prompt 2`.
 *
 * A trial is an answer to a known fact at least one scheduling day after the answer before (one on the same
 * day says little about what lasts), of a kind that moves the memory whether it is right or wrong. A pick in
 * a quiz may move it when wrong only: counting these would make everyone look worse than they are.
 */
export const measures = [
  "week",
  "calibration",
  "hour",
  "kind",
  "locale",
  "confidence",
  "confusion",
] as const;
export type Measure = (typeof measures)[number];

export type Tally = Readonly<{
  measure: Measure;
  key: string;
  answers: number;
  right: number;
  /** The sum of the chances of recall that FSRS gave, in millionths; only where they could be given. */
  expectedMicro: number;
  /** The sum of the log losses of these chances, in millionths: see `evaluation.ts`. */
  lossMicro: number;
}>;

/** How far a fact was before an answer, in the terms in which retention is told. */
export const trialLevels = ["learning", "relearning", "young", "mature"] as const;
export type TrialLevel = (typeof trialLevels)[number];

/** Mature by the interval before fuzz: a few days more or less by chance say nothing about the fact. */
function trialLevelOf(memory: Learned, settings: ReplaySettings): TrialLevel {
  if (memory.state !== "review") return memory.state;
  return outlook(settings).intervalDays(memory) >= matureDays ? "mature" : "young";
}

/** What an entry adds to the tallies, which have one row per measure and key. */
export const talliesOf = (step: LearnedStep, settings: ReplaySettings): readonly Tally[] =>
  step.entry.type === "act" ? [] : talliesOfAnswer(step.entry, step, settings);

function talliesOfAnswer(
  answer: Answer,
  { before: { memory } }: LearnedStep,
  settings: ReplaySettings,
): Tally[] {
  const right = isRight(answer) ? 1 : 0;
  const plain = { answers: 1, right, expectedMicro: 0, lossMicro: 0 };
  const rows: Tally[] = confusionsOf(answer).map((key) => ({
    measure: "confusion",
    key,
    ...plain,
  }));
  if (answer.confidence) rows.push({ measure: "confidence", key: answer.confidence, ...plain });
  if (!memory || daysSince(memory, answer.at, settings) < 1) return rows;

  const expected = retrievability(memory, answer.at, settings);
  const foreseen = {
    ...plain,
    expectedMicro: Math.round(expected * micro),
    lossMicro: Math.round(-Math.log(right ? expected : 1 - expected) * micro),
  };
  rows.push({ measure: "kind", key: answer.kind, ...foreseen });
  rows.push({ measure: "locale", key: answer.locale, ...foreseen });
  if (!isTrial(answer, settings.quizPolicy)) return rows;

  const week = weekOf(schedulingDay(answer.at, settings));
  rows.push({ measure: "week", key: `${week} ${trialLevelOf(memory, settings)}`, ...foreseen });
  rows.push({ measure: "calibration", key: calibrationKey(expected), ...foreseen });
  rows.push({ measure: "hour", key: twoDigits(hourOf(answer.at, settings)), ...foreseen });
  return rows;
}

const isTrial = (answer: Answer, policy: QuizPolicy): boolean =>
  answer.type === "review" || ratingOf({ ...answer, right: true }, true, policy) !== undefined;

/** What chances and losses are counted in. */
export const micro = 1_000_000;
const calibrationStep = 5;

const calibrationKey = (expected: number): string =>
  twoDigits(Math.min(Math.floor((expected * 100) / calibrationStep) * calibrationStep, 95));

const twoDigits = (count: number): string => `${count}`.padStart(2, "0");

function confusionsOf(answer: Answer): string[] {
  if (answer.type !== "quiz" || answer.right || !("picked" in answer.given)) return [];
  return [...new Set(answer.given.picked)].map((option) => `${answer.promptId} ${option}`);
}

export const tallySums: Sums<Tally> = {
  keyOf: ({ measure, key }) => `${measure} ${key}`,
  plus: (a, b) => ({
    measure: a.measure,
    key: a.key,
    answers: a.answers + b.answers,
    right: a.right + b.right,
    expectedMicro: a.expectedMicro + b.expectedMicro,
    lossMicro: a.lossMicro + b.lossMicro,
  }),
  negated: (row) => ({
    ...row,
    answers: -row.answers,
    right: -row.right,
    expectedMicro: -row.expectedMicro,
    lossMicro: -row.lossMicro,
  }),
  isNothing: ({ answers, right, expectedMicro, lossMicro }) =>
    answers === 0 && right === 0 && expectedMicro === 0 && lossMicro === 0,
};
