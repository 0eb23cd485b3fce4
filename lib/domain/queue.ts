/** The flashcards of a scheduling day: what is due, then new facts up to the day's limit. */
import { type Fact, isRecall, type RecallPrompt } from "./article";
import type { Memory } from "./memory";

/** Cards in learning steps may be shown this long before they fall due, when nothing else is left (Anki). */
export const learnAheadMs = 20 * 60_000;

export type QueuedFact = Readonly<{ fact: Fact; memory: Memory | undefined }>;

/**
 * The day's queue in the order to show it: due facts by due date, new facts in reading order, then
 * facts in learning steps that fall due within `learnAheadMs`.
 *
 * @param facts all facts in reading order
 * @param newAllowed new facts that may still be introduced today
 */
export function dailyQueue(
  facts: readonly Fact[],
  memories: ReadonlyMap<string, Memory>,
  now: number,
  newAllowed: number,
): QueuedFact[] {
  const known = facts
    .flatMap((fact) => {
      const memory = memories.get(fact.id);
      return memory ? [{ fact, memory }] : [];
    })
    .sort((a, b) => a.memory.dueAt - b.memory.dueAt);
  const due = known.filter(({ memory }) => memory.dueAt <= now);
  const soon = known.filter(({ memory }) => memory.dueAt > now && isSoon(memory, now));
  const unseen = facts
    .filter((fact) => !memories.has(fact.id))
    .slice(0, Math.max(0, newAllowed))
    .map((fact) => ({ fact, memory: undefined }));
  return [...due, ...unseen, ...soon];
}

/** In learning steps and due so soon that it belongs to this session. */
export const isSoon = (memory: Memory, now: number): boolean =>
  memory.state !== "review" && memory.dueAt <= now + learnAheadMs;

/** The wording to show: the fact's recall prompts in turn. */
export function promptInTurn(fact: Fact, memory: Memory | undefined): RecallPrompt {
  const prompts = fact.prompts.filter(isRecall);
  const prompt = prompts[(memory?.reps ?? 0) % prompts.length];
  if (!prompt) throw new Error(`${fact.id} has no recall prompt`);
  return prompt;
}

/** The card to show now: the first that is due, or else the one that falls due soonest. */
export function nextInQueue<T extends Readonly<{ dueAt: number }>>(
  cards: readonly T[],
  now: number,
): T | undefined {
  const due = cards.find(({ dueAt }) => dueAt <= now);
  return due ?? cards.toSorted((a, b) => a.dueAt - b.dueAt)[0];
}
