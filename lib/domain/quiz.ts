/** Composing a quiz: what is weak or unseen first, one prompt a fact, a mix of kinds. */
import type { Fact, Prompt, PromptKind } from "./article";
import type { Memory } from "./memory";
import { type Random, shuffled } from "./random";

export const quizLengths = [5, 10, 20, 40] as const;

export type QuizWish = Readonly<{
  /** Number of questions wanted; a smaller choice of facts gives a shorter quiz. */
  length: number;
  /** Kinds allowed; all when absent. */
  kinds?: ReadonlySet<PromptKind>;
}>;

export type QuizItem = Readonly<{
  prompt: Prompt;
  /** Places in the prompt's `options`, in the order in which the learner sees them. */
  optionOrder: readonly number[];
}>;

/** A fact that would be recalled with a smaller chance than this counts as weak. */
const weakBelow = 0.9;

/**
 * Picks the questions of a quiz from `facts`.
 *
 * Weak facts, weakest first, take turns with facts that were never met; firm ones come when those run
 * out. Kinds alternate: a fact is asked in the kind that the quiz has least of.
 *
 * @param recallOf chance from 0 to 1 that a known fact would be recalled
 */
export function composeQuiz(
  facts: readonly Fact[],
  memories: ReadonlyMap<string, Memory>,
  recallOf: (memory: Memory) => number,
  wish: QuizWish,
  random: Random,
): QuizItem[] {
  const askable = facts.filter((fact) => promptsOfKinds(fact, wish.kinds).length > 0);
  const chosen = byNeed(askable, memories, recallOf, random).slice(0, wish.length);

  const used = new Map<PromptKind, number>();
  const items = chosen.map((fact) => {
    const prompts = shuffled(promptsOfKinds(fact, wish.kinds), random);
    const prompt = leastUsedKind(prompts, used);
    used.set(prompt.kind, (used.get(prompt.kind) ?? 0) + 1);
    return quizItem(prompt, random);
  });
  return shuffled(items, random);
}

/** A question for each given prompt, in a new order, for taking missed ones again. */
export const quizOf = (prompts: readonly Prompt[], random: Random): QuizItem[] =>
  shuffled(prompts, random).map((prompt) => quizItem(prompt, random));

function byNeed(
  facts: readonly Fact[],
  memories: ReadonlyMap<string, Memory>,
  recallOf: (memory: Memory) => number,
  random: Random,
): Fact[] {
  const unseen = shuffled(facts, random).filter(({ id }) => !memories.has(id));
  const known = facts
    .flatMap((fact) => {
      const memory = memories.get(fact.id);
      return memory ? [{ fact, recall: recallOf(memory) }] : [];
    })
    .sort((a, b) => a.recall - b.recall);
  const factsWhere = (isWeak: boolean) =>
    known.filter(({ recall }) => recall < weakBelow === isWeak).map(({ fact }) => fact);
  return [...takingTurns(factsWhere(true), unseen), ...factsWhere(false)];
}

function takingTurns<T>(first: readonly T[], second: readonly T[]): T[] {
  const rounds = Array.from({ length: Math.max(first.length, second.length) }, (_, i) => i);
  return rounds.flatMap((i) => [...first.slice(i, i + 1), ...second.slice(i, i + 1)]);
}

const promptsOfKinds = (fact: Fact, kinds?: ReadonlySet<PromptKind>): readonly Prompt[] =>
  kinds ? fact.prompts.filter((prompt) => kinds.has(prompt.kind)) : fact.prompts;

function leastUsedKind(prompts: readonly Prompt[], used: ReadonlyMap<PromptKind, number>): Prompt {
  const timesUsed = (prompt: Prompt) => used.get(prompt.kind) ?? 0;
  return prompts.reduce((best, prompt) => (timesUsed(prompt) < timesUsed(best) ? prompt : best));
}

function quizItem(prompt: Prompt, random: Random): QuizItem {
  const places =
    prompt.kind === "choice" || prompt.kind === "select" ? [...prompt.options.keys()] : [];
  return { prompt, optionOrder: shuffled(places, random) };
}
