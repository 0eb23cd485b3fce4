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
import { type Rating, ratings, type Schedule } from "./memory";

export type ScheduleSettings = DayRule &
  Readonly<{
    /** Chance of recall at which a fact falls due, 0.70–0.97. */
    desiredRetention: number;
    /** Waits between the answers on a new fact before it is in review; none: straight into review. */
    learningStepsMinutes: readonly number[];
    /** The same for a fact that lapsed. */
    relearningStepsMinutes: readonly number[];
    /** The 21 parameters of FSRS-6, fitted to the learner; absent for those that suit most people. */
    parameters?: readonly number[] | undefined;
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

/** A scheduler is costly to build: it is kept for as long as the settings it was built from. */
const schedulers = new WeakMap<ScheduleSettings, FSRS>();

function schedulerFor(settings: ScheduleSettings): FSRS {
  const known = schedulers.get(settings);
  if (known) return known;
  const { desiredRetention, learningStepsMinutes, relearningStepsMinutes, parameters } = settings;
  // The fuzz is seeded by fact and count of answers, not by the clock: the interval shown on a button
  // is then the interval stored, however long the learner thinks.
  const scheduler = fsrs({
    request_retention: desiredRetention,
    enable_fuzz: true,
    learning_steps: learningStepsMinutes.map(stepOf),
    relearning_steps: relearningStepsMinutes.map(stepOf),
    ...(parameters ? { w: [...parameters] } : {}),
  }).useStrategy(StrategyMode.SEED, GenSeedStrategyWithCardId("factId"));
  schedulers.set(settings, scheduler);
  return scheduler;
}

const stepOf = (minutes: number) => `${minutes}m` as const;

type FactCard = Card & { factId: string };

function cardOf(memory: Schedule | undefined, factId: string, rule: DayRule): FactCard {
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

function stateOf(state: State): Schedule["state"] {
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
  memory: Schedule | undefined,
  factId: string,
  rating: Rating,
  at: number,
  settings: ScheduleSettings,
): Schedule {
  const answeredAt = Math.max(at, memory?.lastAnsweredAt ?? at);
  const card = cardOf(memory, factId, settings);
  // When the clock goes back an hour, the wall clock can be earlier than at the last answer.
  const now = Math.max(shiftedMs(answeredAt, settings), card.last_review?.getTime() ?? 0);
  const { card: next } = schedulerFor(settings).next(card, now, grades[rating]);
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
  memory: Schedule | undefined,
  factId: string,
  at: number,
  settings: ScheduleSettings,
): Readonly<Record<Rating, Schedule>> {
  const [again, hard, good, easy] = ratings.map((rating) =>
    remember(memory, factId, rating, at, settings),
  );
  if (!again || !hard || !good || !easy) throw new Error("a rating has no outcome");
  return { again, hard, good, easy };
}

/** The 21 parameters of FSRS-6 that suit most people. */
export const { w: defaultParameters } = generatorParameters();

/** Chance from 0 to 1 that the fact would be recalled at `at` (epoch milliseconds). */
export function retrievability(memory: Schedule, at: number, settings: ScheduleSettings): number {
  const elapsedDays = dateDiffInDays(
    new Date(shiftedMs(memory.lastAnsweredAt, settings)),
    new Date(shiftedMs(at, settings)),
  );
  return forgetting_curve(
    settings.parameters ?? defaultParameters,
    Math.max(0, elapsedDays),
    memory.stability,
  );
}

/** How strong a memory is, whenever it falls due. */
export type Strength = Pick<Schedule, "stability" | "difficulty">;

/** How strength changes and fades, counted in whole days, without a calendar and without fuzz. */
export type MemoryModel = Readonly<{
  /** The strength after an answer, `elapsedDays` after the one before. */
  next(strength: Strength | undefined, elapsedDays: number, rating: Rating): Strength;
  /** Chance from 0 to 1 of recall, `elapsedDays` after the last answer. */
  recallChance(strength: Pick<Strength, "stability">, elapsedDays: number): number;
}>;

const modelOf = (scheduler: FSRS): MemoryModel => ({
  next: (strength, elapsedDays, rating) =>
    scheduler.next_state(strength ?? null, elapsedDays, grades[rating]),
  recallChance: ({ stability }, elapsedDays) => scheduler.forgetting_curve(elapsedDays, stability),
});

/** FSRS with these 21 parameters and nothing else: for holding it against what came about. */
export const memoryModel = (parameters: readonly number[]): MemoryModel =>
  modelOf(fsrs({ w: [...parameters] }));

/** For reckoning far ahead. */
export type Outlook = MemoryModel &
  Readonly<{
    /** Days until a memory of this strength falls due. */
    intervalDays(strength: Strength): number;
  }>;

export function outlook(settings: ScheduleSettings): Outlook {
  const scheduler = schedulerFor(settings);
  const { interval_modifier: daysPerStability } = scheduler;
  const { maximum_interval: longestDays } = scheduler.parameters;
  return {
    ...modelOf(scheduler),
    intervalDays: ({ stability }) =>
      Math.min(Math.max(1, Math.round(stability * daysPerStability)), longestDays),
  };
}
