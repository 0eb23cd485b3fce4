/** The log of answers, and the memories that follow from it. */
import { isRecallKind, type Locale, type PromptKind } from "./article";
import { groupBy } from "./group";
import type { Given } from "./marking";
import type { Memory, Rating } from "./memory";
import { remember, type ScheduleSettings } from "./scheduler";

type AnswerBase = Readonly<{
  /** UUIDv7, made where the answer was given. */
  id: string;
  factId: string;
  promptId: string;
  kind: PromptKind;
  locale: Locale;
  /** Epoch milliseconds. */
  at: number;
  durationMs: number;
}>;

export type QuizAnswer = AnswerBase & Readonly<{ source: "quiz"; right: boolean; given: Given }>;
export type ReviewAnswer = AnswerBase & Readonly<{ source: "review"; rating: Rating }>;

/** One entry of a learner's log; appended, never changed. */
export type Answer = QuizAnswer | ReviewAnswer;
export type AnswerSource = Answer["source"];

export const isRight = (answer: Answer): boolean =>
  answer.source === "quiz" ? answer.right : answer.rating !== "again";

/**
 * What an answer does to a memory; `undefined` when it moves nothing.
 *
 * A quiz answer counts as Good or Again. The exception: a right pick among options on a fact that is
 * known already proves little, for it may be luck, so it stays in the log alone.
 */
export function ratingOf(answer: Answer, memory: Memory | undefined): Rating | undefined {
  if (answer.source === "review") return answer.rating;
  if (!answer.right) return "again";
  return memory && !isRecallKind(answer.kind) ? undefined : "good";
}

/** Order in time; entries of the same instant by id, so that every device finds the same order. */
export function byTime(a: Answer, b: Answer): number {
  if (a.at !== b.at) return a.at - b.at;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** The memory that a log of one fact leaves, whatever the order and repetition of its entries. */
export function replayFact(log: readonly Answer[], settings: ScheduleSettings): Memory | undefined {
  const unique = [...new Map(log.map((answer) => [answer.id, answer])).values()];
  return unique.sort(byTime).reduce<Memory | undefined>((memory, answer) => {
    const rating = ratingOf(answer, memory);
    return rating ? remember(memory, answer.factId, rating, answer.at, settings) : memory;
  }, undefined);
}

/** All memories that a learner's log leaves, by fact. */
export function replay(
  log: readonly Answer[],
  settings: ScheduleSettings,
): ReadonlyMap<string, Memory> {
  const memories = new Map<string, Memory>();
  for (const [factId, answers] of groupBy(log, (answer) => answer.factId)) {
    const memory = replayFact(answers, settings);
    if (memory) memories.set(factId, memory);
  }
  return memories;
}
