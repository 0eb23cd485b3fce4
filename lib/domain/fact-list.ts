/** The list of all facts: where each stands, which of them are wanted, and in what order. */
import type { Evidence, Fact } from "./article";
import { type ActKind, forGood, type Replayed } from "./log";
import { isLeech, levelOf, levels, type Memory } from "./memory";

/** A fact with what a learner has of it. */
export type ListedFact = Readonly<{ fact: Fact }> & Replayed;

/** Where a fact stands. One that is set aside is that first, however well it is known. */
export const factStates = [...levels, "resting", "suspended"] as const;
export type FactState = (typeof factStates)[number];

export function factStateOf({ memory, heldUntil = 0 }: Replayed, now: number): FactState {
  if (heldUntil >= forGood) return "suspended";
  return heldUntil > now ? "resting" : levelOf(memory);
}

/** When a fact is asked next, in epoch milliseconds; `undefined` for one that was never met. */
export const nextAskedAt = ({ memory, heldUntil = 0 }: Replayed): number | undefined =>
  memory && Math.max(memory.dueAt, heldUntil);

/** What is asked of a list; a part that is absent lets every fact through. */
export type FactFilter = Readonly<{
  sectionId?: string | undefined;
  state?: FactState | undefined;
  evidence?: Evidence | undefined;
  /** Facts that keep lapsing, and no others. */
  leech?: boolean | undefined;
}>;

export const wantedFacts = (
  facts: readonly ListedFact[],
  { sectionId, state, evidence, leech }: FactFilter,
  now: number,
): ListedFact[] =>
  facts.filter(
    (listed) =>
      (!sectionId || listed.fact.sectionId === sectionId) &&
      (!evidence || listed.fact.evidence === evidence) &&
      (!state || factStateOf(listed, now) === state) &&
      (!leech || (listed.memory !== undefined && isLeech(listed.memory))),
  );

/** What comes first: as the article has it, due soonest, hardest, weakest now, or lapsed most often. */
export const factOrders = ["reading", "due", "difficulty", "recall", "lapses"] as const;
export type FactOrder = (typeof factOrders)[number];

/**
 * Facts in an order, or the other way round; those without a figure come last either way, and equals in
 * the order in which they were.
 *
 * @param facts in reading order
 * @param recallChance chance from 0 to 1 that a memory is recalled now
 */
export function factsInOrder(
  facts: readonly ListedFact[],
  order: FactOrder,
  isReversed: boolean,
  recallChance: (memory: Memory) => number,
): ListedFact[] {
  if (order === "reading") return isReversed ? facts.toReversed() : [...facts];
  const rankOf = (listed: ListedFact) => {
    const rank = rankIn(order, listed, recallChance);
    return rank === undefined ? Number.POSITIVE_INFINITY : isReversed ? -rank : rank;
  };
  return facts
    .map((listed) => ({ listed, rank: rankOf(listed) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0))
    .map(({ listed }) => listed);
}

/** The lower, the earlier. */
function rankIn(
  order: Exclude<FactOrder, "reading">,
  listed: ListedFact,
  recallChance: (memory: Memory) => number,
): number | undefined {
  const { memory } = listed;
  switch (order) {
    case "due":
      return nextAskedAt(listed);
    case "difficulty":
      return memory && -memory.difficulty;
    case "recall":
      return memory && recallChance(memory);
    case "lapses":
      return memory && -memory.lapses;
  }
}

/** Whether an act would change anything about a fact. */
export function wouldChange(
  act: ActKind,
  { memory, heldUntil = 0 }: Replayed,
  now: number,
): boolean {
  switch (act) {
    case "suspend":
      return heldUntil < forGood;
    case "bury":
    case "rest":
      return heldUntil <= now;
    case "resume":
      return heldUntil > now;
    case "forget":
    case "keep":
      return memory !== undefined;
    case "make-due":
      return memory !== undefined && Math.max(memory.dueAt, heldUntil) > now;
  }
}
