/** The flashcards of a scheduling day: what is due, then new facts up to the day's limit. */
import { type Fact, isRecall, type Locale, locales, type RecallPrompt } from "./article";
import { shareOfDay } from "./capacity";
import type { Settings } from "./learner";
import type { Memory } from "./memory";

/** Cards in learning steps may be shown this long before they fall due, when nothing else is left (Anki). */
export const learnAheadMs = 20 * 60_000;

export type QueuedFact = Readonly<{ fact: Fact; memory: Memory | undefined }>;

export type DayQueue = Readonly<{
  /** What is left of today, in the order to show it. */
  cards: readonly QueuedFact[];
  /** Facts that are due and that today does not ask for. */
  waiting: number;
}>;

/**
 * The day's queue: what the day asks for of what is due, new facts in the order
 * given, then facts in learning steps that fall due within `learnAheadMs`. On a day off it is empty.
 *
 * @param facts all facts that may be asked
 * @param newAllowed new facts that may still be introduced today
 * @param reviewedToday facts that counted as reviews and were asked earlier today
 */
export function dailyQueue(
  facts: readonly Fact[],
  memories: ReadonlyMap<string, Memory>,
  settings: Settings,
  now: number,
  { newAllowed, reviewedToday }: Readonly<{ newAllowed: number; reviewedToday: number }>,
): DayQueue {
  const known = facts
    .flatMap((fact) => {
      const memory = memories.get(fact.id);
      return memory ? [{ fact, memory }] : [];
    })
    .sort((a, b) => a.memory.dueAt - b.memory.dueAt);
  const due = known.filter(({ memory }) => memory.dueAt <= now);
  const share = shareOfDay(due, settings, now, reviewedToday);
  const waiting = share.waiting.length;
  if (share.isDayOff) return { cards: [], waiting };
  const soon = known.filter(({ memory }) => memory.dueAt > now && isSoon(memory, now));
  const unseen = facts
    .filter((fact) => !memories.has(fact.id))
    .slice(0, share.newFactsWait ? 0 : Math.max(0, newAllowed))
    .map((fact) => ({ fact, memory: undefined }));
  return { cards: [...share.asked, ...unseen, ...soon], waiting };
}

/** The facts that the learner has not set aside. */
export const openFacts = (
  facts: readonly Fact[],
  holds: ReadonlyMap<string, number>,
  now: number,
): Fact[] => facts.filter(({ id }) => (holds.get(id) ?? 0) <= now);

/** The facts of the learner's goal before the others, each in the order given: so new ones are met. */
export const goalFirst = (facts: readonly Fact[], { goal }: Pick<Settings, "goal">): Fact[] => {
  const inGoal = ({ articleId }: Fact) => (articleId === goal?.articleId ? 0 : 1);
  return facts.toSorted((a, b) => inGoal(a) - inGoal(b));
};

/** In learning steps and due so soon that it belongs to this session. */
export const isSoon = (memory: Memory, now: number): boolean =>
  memory.state !== "review" && memory.dueAt <= now + learnAheadMs;

/** The wording to show: the fact's recall prompts in turn, never one twice running while there are others. */
export function promptInTurn(fact: Fact, memory: Memory | undefined): RecallPrompt {
  const prompts = fact.prompts.filter(isRecall);
  const last = prompts.findIndex(({ id }) => id === memory?.lastPromptId);
  const turn = last >= 0 ? last + 1 : (memory?.reps ?? 0);
  const prompt = prompts[turn % prompts.length];
  if (!prompt) throw new Error(`${fact.id} has no recall prompt`);
  return prompt;
}

/** The language of the next card, of a learner who reads in `locale`: theirs, or both in turn. */
export function localeInTurn(
  fact: Fact,
  memory: Memory | undefined,
  { cardLanguage }: Pick<Settings, "cardLanguage">,
  locale: Locale,
): Locale {
  if (cardLanguage === "interface") return locale;
  const wordings = fact.prompts.filter(isRecall).length;
  const reps = memory?.reps ?? 0;
  // With an even number of wordings each would keep its language: a turn is skipped every round.
  const skipped = wordings % 2 === 0 ? Math.floor(reps / wordings) : 0;
  const isOthersTurn = (reps + skipped) % 2 === 1;
  return locales.find((one) => (one !== locale) === isOthersTurn) ?? locale;
}

/** The card to show now: the first that is due, or else the one that falls due soonest. */
export function nextInQueue<T extends Readonly<{ dueAt: number }>>(
  cards: readonly T[],
  now: number,
): T | undefined {
  const due = cards.find(({ dueAt }) => dueAt <= now);
  return due ?? cards.toSorted((a, b) => a.dueAt - b.dueAt)[0];
}
