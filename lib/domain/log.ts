/** The log of a learner, and the memories that follow from it. */
import { type Answer, type QuizPolicy, ratingOf } from "./answer";
import { addDays, type DayRule, dayStart, daysApart, schedulingDay } from "./day";
import { groupBy } from "./group";
import type { ReplaySettings } from "./learner";
import type { Kept, Learned, Memory, Rating } from "./memory";
import { learn, remember } from "./scheduler";

/**
 * What a learner can do to a fact besides answering it. `rest` sets it aside for a week, `keep` goes on
 * with a fact that keeps lapsing.
 */
export const actKinds = [
  "suspend",
  "resume",
  "bury",
  "rest",
  "keep",
  "forget",
  "make-due",
] as const;
export type ActKind = (typeof actKinds)[number];

type EntryBase = Readonly<{
  /** UUIDv7, made where it happened. */
  id: string;
  factId: string;
  /** Epoch milliseconds. */
  at: number;
}>;

export type Act = EntryBase & Readonly<{ type: "act"; act: ActKind }>;

/** Takes back the answer or act with id `undoes`, on the same fact. An undo itself is never taken back. */
export type Undo = EntryBase & Readonly<{ type: "undo"; undoes: string }>;

/** One entry of a learner's log; appended, never changed. */
export type Entry = Answer | Act | Undo;

/** What a log leaves of one fact. */
export type Replayed = Left<Memory>;

/** The last instant that a date can stand for. */
export const forGood = 8.64e15;

const restDays = 7;

/** Order in time; entries of the same instant by id, so that every device finds the same order. */
export function byTime(a: Pick<Entry, "at" | "id">, b: Pick<Entry, "at" | "id">): number {
  if (a.at !== b.at) return a.at - b.at;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** The answers and acts that count, in order of time, whatever the order and repetition of the log. */
export function effective(log: readonly Entry[]): (Answer | Act)[] {
  const unique = new Map<string, Entry>();
  const undone = new Set<string>();
  for (const entry of log) {
    unique.set(entry.id, entry);
    if (entry.type === "undo") undone.add(`${entry.factId} ${entry.undoes}`);
  }
  const counting: (Answer | Act)[] = [];
  for (const entry of unique.values()) {
    const isUndone = undone.size > 0 && undone.has(`${entry.factId} ${entry.id}`);
    if (entry.type !== "undo" && !isUndone) counting.push(entry);
  }
  return counting.sort(byTime);
}

export type Rated = Readonly<{
  answer: Answer;
  rating: Rating;
  /** The fact was new before: never met, or forgotten on purpose. */
  isIntroduction: boolean;
}>;

/** The answers on one fact that move its memory, in order of time, each with what it counts as. */
export function ratedAnswers(log: readonly Entry[], policy: QuizPolicy): Rated[] {
  let isKnown = false;
  return effective(log).flatMap((entry) => {
    if (entry.type === "act") {
      isKnown &&= entry.act !== "forget";
      return [];
    }
    const rating = ratingOf(entry, isKnown, policy);
    if (!rating) return [];
    const isIntroduction = !isKnown;
    isKnown = true;
    return [{ answer: entry, rating, isIntroduction }];
  });
}

type Left<M> = Readonly<{
  memory?: M | undefined;
  /** Not asked before this instant, in epoch milliseconds; `forGood` for a suspended fact. */
  heldUntil?: number | undefined;
}>;

type StepOf<M> = Readonly<{ entry: Answer | Act; before: Left<M>; after: Left<M> }>;

/** An entry that counts, and what there was of the fact before and after it. */
export type ReplayStep = StepOf<Memory>;

/** The same without when the fact fell due, which is slow to find. */
export type LearnedStep = StepOf<Learned & Kept>;

/** What each entry that counts left of the fact, in order of time. */
export function replaySteps(log: readonly Entry[], settings: ReplaySettings): ReplayStep[] {
  let state: Replayed = {};
  return effective(log).map((entry) => {
    const before = state;
    state = step(before, entry, settings, remember);
    return { entry, before, after: state };
  });
}

/**
 * What a log of one fact leaves of it, and the way there. Only the last answer that moved the memory
 * decides when it falls due, so only that one is scheduled.
 *
 * @param start what the entries before these left
 */
export function retrace(
  log: readonly Entry[],
  settings: ReplaySettings,
  start: Replayed = {},
): Readonly<{ steps: readonly LearnedStep[]; left: Replayed }> {
  const steps: LearnedStep[] = [];
  const left = leftBy(log, settings, start, (step) => steps.push(step));
  return { steps, left };
}

/** What a log of one fact leaves of it. */
export const replayFact = (log: readonly Entry[], settings: ReplaySettings): Replayed =>
  leftBy(log, settings, {});

function leftBy(
  log: readonly Entry[],
  settings: ReplaySettings,
  start: Replayed,
  onStep?: (step: LearnedStep) => void,
): Replayed {
  const entries = effective(log);
  let state: Left<Learned & Kept> = start;
  let lastMove: Readonly<{ i: number; answer: Answer; before: typeof state }> | undefined;
  for (const [i, entry] of entries.entries()) {
    const before = state;
    state = step(before, entry, settings, learnOnly);
    const isMoved = before.memory !== state.memory;
    if (entry.type !== "act" && isMoved) lastMove = { i, answer: entry, before };
    onStep?.({ entry, before, after: state });
  }
  const goOn = (left: Replayed, entry: Answer | Act) => step(left, entry, settings, remember);
  return lastMove
    ? entries.slice(lastMove.i + 1).reduce(goOn, scheduled(lastMove, settings))
    : entries.reduce(goOn, start);
}

const learnOnly: Move<Learned> = (memory, _, rating, at, settings) =>
  learn(memory, rating, at, settings);

/** What an answer that moves the memory leaves, with when it falls due. */
function scheduled(
  {
    answer,
    before: { memory, heldUntil },
  }: Readonly<{ answer: Answer; before: Left<Learned & Kept> }>,
  settings: ReplaySettings,
): Replayed {
  const rating = ratingOf(answer, memory !== undefined, settings.quizPolicy);
  if (!rating) throw new Error(`answer ${answer.id} moves no memory`);
  return { memory: moved(memory, answer, rating, settings, remember), heldUntil };
}

/** What a learner's whole log leaves, by fact; facts of which nothing is left are absent. */
export function replay(
  log: readonly Entry[],
  settings: ReplaySettings,
): ReadonlyMap<string, Replayed> {
  const facts = groupBy(log, ({ factId }) => factId);
  return new Map(
    [...facts]
      .map(([factId, entries]) => [factId, replayFact(entries, settings)] as const)
      .filter(([, { memory, heldUntil }]) => memory || heldUntil),
  );
}

/** How an answer moves what FSRS keeps: the whole of it, or what answers make of it alone. */
type Move<S extends Learned> = (
  memory: Learned | undefined,
  factId: string,
  rating: Rating,
  at: number,
  settings: ReplaySettings,
) => S;

function step<S extends Learned>(
  before: Left<S & Kept>,
  entry: Answer | Act,
  settings: ReplaySettings,
  move: Move<S>,
): Left<S & Kept> {
  if (entry.type === "act") return acted(before, entry, settings);
  const { memory, heldUntil } = before;
  const rating = ratingOf(entry, memory !== undefined, settings.quizPolicy);
  return rating ? { memory: moved(memory, entry, rating, settings, move), heldUntil } : before;
}

function moved<S extends Learned>(
  memory: (Learned & Kept) | undefined,
  answer: Answer,
  rating: Rating,
  settings: ReplaySettings,
  move: Move<S>,
): S & Kept {
  // Not spread: that takes V8 a multiple of the time of all the rest.
  return Object.assign(move(memory, answer.factId, rating, answer.at, settings), {
    lastPromptId: answer.promptId,
    settledLapses: memory?.settledLapses ?? 0,
    provenDays:
      rating === "again" || !memory
        ? 0
        : Math.max(memory.provenDays, daysSince(memory, answer.at, settings)),
  });
}

/** Whole scheduling days from a memory's last answer to `at`, in epoch milliseconds. */
export const daysSince = (
  { lastAnsweredAt }: Pick<Memory, "lastAnsweredAt">,
  at: number,
  rule: DayRule,
): number => Math.max(0, daysApart(lastAnsweredAt, at, rule));

function acted<M extends Learned & Kept>(
  { memory, heldUntil }: Left<M>,
  { act, at }: Act,
  settings: ReplaySettings,
): Left<M> {
  const daysAhead = (days: number) =>
    dayStart(addDays(schedulingDay(at, settings), days), settings);
  switch (act) {
    case "suspend":
      return { memory: settled(memory), heldUntil: forGood };
    case "rest":
      return { memory: settled(memory), heldUntil: daysAhead(restDays) };
    case "keep":
      return { memory: settled(memory), heldUntil };
    case "bury":
      return { memory, heldUntil: Math.max(heldUntil ?? 0, daysAhead(1)) };
    case "resume":
      return { memory };
    case "forget":
      return { heldUntil };
    case "make-due":
      return { memory: memory && { ...memory, dueAt: at } };
  }
}

/** The learner has decided what to do with a fact that keeps lapsing. */
const settled = <M extends Learned & Kept>(memory: M | undefined): M | undefined =>
  memory && { ...memory, settledLapses: memory.lapses };
