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

/**
 * Picks the questions of a quiz from `facts`.
 *
 * Facts are taken by how much they need it: never met and forgotten ones first, firmly known ones last;
 * equals in random order. Kinds alternate: a fact is asked in the kind that the quiz has least of.
 *
 * @param recallOf chance from 0 to 1 that a known fact would be recalled now
 */
export function composeQuiz(
  facts: readonly Fact[],
  memories: ReadonlyMap<string, Memory>,
  recallOf: (memory: Memory) => number,
  wish: QuizWish,
  random: Random,
): QuizItem[] {
  const chosen = byNeed(facts, memories, recallOf, random)
    .map((fact) => ({ fact, prompts: promptsOfKinds(fact, wish.kinds) }))
    .filter(({ prompts }) => prompts.length > 0)
    .slice(0, wish.length);

  const used = new Map<PromptKind, number>();
  const items = chosen.map(({ prompts }) => {
    const prompt = leastUsedKind(shuffled(prompts, random), used);
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
  const needOf = (fact: Fact) => {
    const memory = memories.get(fact.id);
    // An unseen fact ranks with one that has half slipped away, so that both get their turn.
    return memory ? recallOf(memory) : 0.5;
  };
  return shuffled(facts, random)
    .map((fact) => ({ fact, recall: needOf(fact) }))
    .sort((a, b) => a.recall - b.recall)
    .map(({ fact }) => fact);
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
