/** The log of a learner, and the memories that follow from it. */
import { type Answer, type QuizPolicy, ratingOf } from "./answer";
import { addDays, type DayRule, dayStart, daysApart, schedulingDay } from "./day";
import { groupBy } from "./group";
import type { ReplaySettings } from "./learner";
import type { Kept, Learned, Memory, Rating, Schedule } from "./memory";
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
export function effective(log: readonly Entry[]): readonly (Answer | Act)[] {
  if (isEffective(log)) return log;
  const undos = groupBy(log.filter(isUndo), ({ undoes }) => undoes);
  const isUndone = ({ id, factId }: Entry) =>
    undos.size > 0 && undos.get(id)?.some((undo) => undo.factId === factId);
  return log
    .filter((entry): entry is Answer | Act => !isUndo(entry) && !isUndone(entry))
    .sort(byTime)
    .filter(({ id }, i, entries) => id !== entries[i - 1]?.id);
}

/**
 * Whether a log is as it counts: without undos, and each entry after the one before, so that none is there
 * twice. Most are, and to look costs a fraction of sorting.
 */
function isEffective(log: readonly Entry[]): log is readonly (Answer | Act)[] {
  let before: Entry | undefined;
  for (const entry of log) {
    if (entry.type === "undo" || (before && byTime(before, entry) >= 0)) return false;
    before = entry;
  }
  return true;
}

const isUndo = (entry: Entry): entry is Undo => entry.type === "undo";

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
    state = step(before, entry, settings, rememberAll);
    return { entry, before, after: state };
  });
}

/**
 * What a log leaves of each of its facts. Only the last answer that moved a memory decides when it falls due,
 * so only that one is scheduled.
 *
 * All facts are gone through at once, so that what `onStep` adds up need not be kept for each.
 *
 * @param onStep told of each entry that counts, in order of time
 * @param starts what the entries before these left
 */
export function retrace(
  log: readonly Entry[],
  settings: ReplaySettings,
  onStep?: (step: LearnedStep) => void,
  starts: ReadonlyMap<string, Replayed> = new Map(),
): ReadonlyMap<string, Replayed> {
  const walks = new Map<string, Walk>();
  for (const entry of effective(log)) {
    let walk = walks.get(entry.factId);
    if (!walk) {
      walk = walkFrom(starts.get(entry.factId) ?? {});
      walks.set(entry.factId, walk);
    }
    const before = walk.state;
    advance(walk, entry, settings);
    onStep?.({ entry, before, after: walk.state });
  }
  return new Map([...walks].map(([factId, walk]) => [factId, leftBy(walk, settings)]));
}

/** How far one fact was gone through. */
type Walk = {
  readonly start: Replayed;
  state: Left<Learned & Kept>;
  /** The last answer that moved the memory, and what there was before it. */
  lastMove: Answer | undefined;
  beforeLastMove: Left<Learned & Kept>;
  /** Acts after it. */
  acts: readonly Act[];
};

const noActs: readonly Act[] = [];

const walkFrom = (start: Replayed): Walk => ({
  start,
  state: start,
  lastMove: undefined,
  beforeLastMove: start,
  acts: noActs,
});

function advance(walk: Walk, entry: Answer | Act, settings: ReplaySettings): void {
  const before = walk.state;
  walk.state = step(before, entry, settings, learnOnly);
  if (entry.type === "act") {
    walk.acts = [...walk.acts, entry];
  } else if (walk.state !== before) {
    walk.lastMove = entry;
    walk.beforeLastMove = before;
    walk.acts = noActs;
  }
}

function leftBy(
  { start, lastMove, beforeLastMove: { memory, heldUntil }, acts }: Walk,
  settings: ReplaySettings,
): Replayed {
  const rating = lastMove && ratingOf(lastMove, memory !== undefined, settings.quizPolicy);
  const scheduled: Replayed = rating
    ? { memory: moved(memory, lastMove, rating, settings, rememberAll), heldUntil }
    : start;
  return acts.reduce((left, act) => acted(left, act, settings), scheduled);
}

const learnOnly: Move<Learned> = (memory, { at }, rating, elapsedDays, settings) =>
  learn(memory, rating, at, elapsedDays, settings);

const rememberAll: Move<Schedule> = (memory, { factId, at }, rating, _, settings) =>
  remember(memory, factId, rating, at, settings);

/** What a learner's whole log leaves, by fact; facts of which nothing is left are absent. */
export const replay = (
  log: readonly Entry[],
  settings: ReplaySettings,
): ReadonlyMap<string, Replayed> =>
  new Map([...retrace(log, settings)].filter(([, { memory, heldUntil }]) => memory || heldUntil));

/** What a log of one fact leaves of it. */
export const replayFact = (log: readonly Entry[], settings: ReplaySettings): Replayed =>
  [...retrace(log, settings).values()][0] ?? {};

/** How an answer moves what FSRS keeps: the whole of it, or what answers make of it alone. */
type Move<S extends Learned> = (
  memory: Learned | undefined,
  answer: Answer,
  rating: Rating,
  elapsedDays: number,
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
  const elapsedDays = memory ? daysSince(memory, answer.at, settings) : 0;
  // Not spread: that takes V8 a multiple of the time of all the rest.
  return Object.assign(move(memory, answer, rating, elapsedDays, settings), {
    lastPromptId: answer.promptId,
    settledLapses: memory?.settledLapses ?? 0,
    provenDays: rating === "again" || !memory ? 0 : Math.max(memory.provenDays, elapsedDays),
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
