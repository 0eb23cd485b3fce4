/** FSRS, fed with scheduling days. The only file that knows ts-fsrs. */
import {
  BasicLearningStepsStrategy,
  type Card,
  createEmptyCard,
  type FSRS,
  Rating as FsrsRating,
  fsrs,
  GenSeedStrategyWithCardId,
  type Grade,
  generatorParameters,
  State,
  StrategyMode,
} from "ts-fsrs";
import { addDays, type DayRule, dayStart, daysApart, schedulingDay, shiftedMs } from "./day";
import { type Learned, type Rating, ratings, type Schedule } from "./memory";

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

/**
 * A scheduler is costly to build: it is kept, for as long as the settings it was built from and, as each
 * request reads these anew, for others of the same content.
 */
const schedulers = new WeakMap<ScheduleSettings, FSRS>();
const schedulersByContent = new Map<string, FSRS>();
const mostKept = 1_000;

function schedulerFor(settings: ScheduleSettings): FSRS {
  const known = schedulers.get(settings);
  if (known) return known;
  const content = scheduleText(settings);
  const scheduler = schedulersByContent.get(content) ?? schedulerOf(settings);
  if (schedulersByContent.size >= mostKept) schedulersByContent.clear();
  schedulersByContent.set(content, scheduler);
  schedulers.set(settings, scheduler);
  return scheduler;
}

/** Complete by its type: a setting that is added to those of scheduling is missed here. */
const isForSchedule: Readonly<Record<keyof ScheduleSettings, true>> = {
  timeZone: true,
  rolloverHour: true,
  desiredRetention: true,
  learningStepsMinutes: true,
  relearningStepsMinutes: true,
  parameters: true,
};

/** The settings that scheduling goes by, as text; the same in every process. */
export function scheduleText(settings: ScheduleSettings): string {
  const values = new Map<string, unknown>(Object.entries(settings));
  return JSON.stringify(Object.keys(isForSchedule).map((name) => values.get(name)));
}

function schedulerOf({
  desiredRetention,
  learningStepsMinutes,
  relearningStepsMinutes,
  parameters,
}: ScheduleSettings): FSRS {
  // The fuzz is seeded by fact and count of answers, not by the clock: the interval shown on a button
  // is then the interval stored, however long the learner thinks.
  return fsrs({
    request_retention: desiredRetention,
    enable_fuzz: true,
    learning_steps: learningStepsMinutes.map(stepOf),
    relearning_steps: relearningStepsMinutes.map(stepOf),
    ...(parameters ? { w: [...parameters] } : {}),
  }).useStrategy(StrategyMode.SEED, GenSeedStrategyWithCardId("factId"));
}

const stepOf = (minutes: number) => `${minutes}m` as const;

type FactCard = Card & { factId: string };

function cardOf(memory: Learned | undefined, factId: string, rule: DayRule): FactCard {
  if (!memory) return { ...createEmptyCard(0), factId };
  return {
    factId,
    state: fsrsStates[memory.state],
    stability: memory.stability,
    difficulty: memory.difficulty,
    // Neither decides anything: ts-fsrs only copies them into its own log.
    scheduled_days: 0,
    due: new Date(0),
    learning_steps: memory.step,
    reps: memory.reps,
    lapses: memory.lapses,
    elapsed_days: 0,
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
  memory: Learned | undefined,
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

/**
 * The same answer without what it leaves to the calendar: all that the answers after it need to know, in
 * a fraction of the time. A property holds it against `remember`.
 *
 * @param elapsedDays scheduling days since the last answer; 0 for the first
 */
export function learn(
  memory: Learned | undefined,
  rating: Rating,
  at: number,
  elapsedDays: number,
  settings: ScheduleSettings,
): Learned {
  const scheduler = schedulerFor(settings);
  const { stability, difficulty } = scheduler.next_state(
    memory ?? null,
    elapsedDays,
    grades[rating],
  );
  const { state, step } = placeAfter(memory, rating, scheduler);
  return {
    state,
    step,
    stability,
    difficulty,
    lastAnsweredAt: Math.max(at, memory?.lastAnsweredAt ?? at),
    reps: (memory?.reps ?? 0) + 1,
    lapses: (memory?.lapses ?? 0) + (memory?.state === "review" && rating === "again" ? 1 : 0),
  };
}

const dayMinutes = 1_440;

/** Where an answer leaves a memory among its steps: a step of a day or more is one in review. */
function placeAfter(
  memory: Learned | undefined,
  rating: Rating,
  { parameters }: FSRS,
): Pick<Learned, "state" | "step"> {
  if (memory?.state === "review" && rating !== "again") return { state: "review", step: 0 };
  const from = memory ? fsrsStates[memory.state] : State.New;
  const steps = BasicLearningStepsStrategy(parameters, from, memory?.step ?? 0);
  const { scheduled_minutes: minutes = 0, next_step: step = 0 } = steps[grades[rating]] ?? {};
  if (minutes <= 0) return { state: "review", step: 0 };
  if (minutes >= dayMinutes) return { state: "review", step };
  return { state: (memory?.state ?? "learning") === "learning" ? "learning" : "relearning", step };
}

/** What each rating would make of the memory: the very calls that `remember` will store. */
export function outcomes(
  memory: Learned | undefined,
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
export function retrievability(
  { lastAnsweredAt, stability }: Pick<Learned, "lastAnsweredAt" | "stability">,
  at: number,
  settings: ScheduleSettings,
): number {
  const elapsedDays = Math.max(0, daysApart(lastAnsweredAt, at, settings));
  return schedulerFor(settings).forgetting_curve(elapsedDays, stability);
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
    intervalDays(strength: Pick<Strength, "stability">): number;
  }>;

export function outlook(settings: ScheduleSettings): Outlook {
  const known = outlooks.get(settings);
  if (known) return known;
  const scheduler = schedulerFor(settings);
  const { interval_modifier: daysPerStability } = scheduler;
  const { maximum_interval: longestDays } = scheduler.parameters;
  const made: Outlook = {
    ...modelOf(scheduler),
    intervalDays: ({ stability }) =>
      Math.min(Math.max(1, Math.round(stability * daysPerStability)), longestDays),
  };
  outlooks.set(settings, made);
  return made;
}

const outlooks = new WeakMap<ScheduleSettings, Outlook>();
