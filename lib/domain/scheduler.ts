/** FSRS, fed with scheduling days. The only file that knows ts-fsrs. */
import {
  type Card,
  createEmptyCard,
  dateDiffInDays,
  type FSRS,
  Rating as FsrsRating,
  forgetting_curve,
  fsrs,
  GenSeedStrategyWithCardId,
  type Grade,
  generatorParameters,
  State,
  StrategyMode,
} from "ts-fsrs";
import { addDays, type DayRule, dayStart, schedulingDay, shiftedMs } from "./day";
import type { Memory, Rating } from "./memory";
import { ratings } from "./memory";

export type ScheduleSettings = DayRule &
  Readonly<{
    /** Chance of recall at which a fact falls due, 0.70–0.97. */
    desiredRetention: number;
  }>;

const grades: Record<Rating, Grade> = {
  again: FsrsRating.Again,
  hard: FsrsRating.Hard,
  good: FsrsRating.Good,
  easy: FsrsRating.Easy,
};
const fsrsStates = {
  learning: State.Learning,
  review: State.Review,
  relearning: State.Relearning,
} as const;

/** Parameters are costly to build and few: one scheduler per desired retention. */
const schedulers = new Map<number, FSRS>();

function schedulerFor(desiredRetention: number): FSRS {
  const known = schedulers.get(desiredRetention);
  if (known) return known;
  // The fuzz is seeded by fact and count of answers, not by the clock: the interval shown on a button
  // is then the interval stored, however long the learner thinks.
  const scheduler = fsrs({ request_retention: desiredRetention, enable_fuzz: true }).useStrategy(
    StrategyMode.SEED,
    GenSeedStrategyWithCardId("factId"),
  );
  schedulers.set(desiredRetention, scheduler);
  return scheduler;
}

type FactCard = Card & { factId: string };

function cardOf(memory: Memory | undefined, factId: string, rule: DayRule): FactCard {
  if (!memory) return { ...createEmptyCard(0), factId };
  return {
    factId,
    state: fsrsStates[memory.state],
    stability: memory.stability,
    difficulty: memory.difficulty,
    scheduled_days: memory.intervalDays,
    learning_steps: memory.step,
    reps: memory.reps,
    lapses: memory.lapses,
    elapsed_days: 0,
    due: new Date(shiftedMs(memory.dueAt, rule)),
    last_review: new Date(shiftedMs(memory.lastAnsweredAt, rule)),
  };
}

function stateOf(state: State): Memory["state"] {
  switch (state) {
    case State.Learning:
      return "learning";
    case State.Review:
      return "review";
    case State.Relearning:
      return "relearning";
    case State.New:
      throw new Error("FSRS left a fact new after an answer");
  }
}

/**
 * The memory after an answer rated `rating` at `at` (epoch milliseconds).
 *
 * A memory with an interval of a day or more falls due at the start of its scheduling day; one in
 * learning steps falls due to the minute. A time before the last answer counts as the last answer's.
 * Source of the formulas: FSRS-6, https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm
 */
export function remember(
  memory: Memory | undefined,
  factId: string,
  rating: Rating,
  at: number,
  settings: ScheduleSettings,
): Memory {
  const answeredAt = Math.max(at, memory?.lastAnsweredAt ?? at);
  const card = cardOf(memory, factId, settings);
  // When the clock goes back an hour, the wall clock can be earlier than at the last answer.
  const now = Math.max(shiftedMs(answeredAt, settings), card.last_review?.getTime() ?? 0);
  const { card: next } = schedulerFor(settings.desiredRetention).next(card, now, grades[rating]);
  const intervalDays = next.scheduled_days;
  return {
    state: stateOf(next.state),
    stability: next.stability,
    difficulty: next.difficulty,
    dueAt:
      intervalDays >= 1
        ? dayStart(addDays(schedulingDay(answeredAt, settings), intervalDays), settings)
        : answeredAt + (next.due.getTime() - now),
    lastAnsweredAt: answeredAt,
    intervalDays,
    step: next.learning_steps,
    reps: next.reps,
    lapses: next.lapses,
  };
}

/** What each rating would make of the memory: the very calls that `remember` will store. */
export function outcomes(
  memory: Memory | undefined,
  factId: string,
  at: number,
  settings: ScheduleSettings,
): Readonly<Record<Rating, Memory>> {
  const [again, hard, good, easy] = ratings.map((rating) =>
    remember(memory, factId, rating, at, settings),
  );
  if (!again || !hard || !good || !easy) throw new Error("a rating has no outcome");
  return { again, hard, good, easy };
}

const { w: parameters } = generatorParameters();

/** Chance from 0 to 1 that the fact would be recalled at `at`. */
export function retrievability(memory: Memory, at: number, rule: DayRule): number {
  const elapsedDays = dateDiffInDays(
    new Date(shiftedMs(memory.lastAnsweredAt, rule)),
    new Date(shiftedMs(at, rule)),
  );
  return forgetting_curve(parameters, Math.max(0, elapsedDays), memory.stability);
}
