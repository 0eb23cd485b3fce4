/** Cards beyond those of the day, for whoever wants to study more. */
import type { Fact } from "./article";
import type { Memory } from "./memory";
import type { QueuedFact } from "./queue";

/** Ahead of time, what is weakest, what went wrong yesterday, one section, or one fact. */
export const studyKinds = ["ahead", "weak", "mistakes", "section", "fact"] as const;
export type StudyKind = (typeof studyKinds)[number];

export type StudyMore =
  | Readonly<{
      kind: "ahead";
      /** Facts that the cards of today ask for anyway. */
      askedToday: ReadonlySet<string>;
      /** When today began, in epoch milliseconds. */
      dayBeganAt: number;
    }>
  | Readonly<{ kind: "weak" }>
  | Readonly<{ kind: "mistakes"; factIds: ReadonlySet<string> }>
  | Readonly<{ kind: "section"; sectionId: string }>
  | Readonly<{ kind: "fact"; factId: string }>;

/** Days of stability below which a fact counts as weak, unless it never lapsed. */
const weakDays = 21;

/**
 * The cards of a session of studying more, in the order to show them.
 *
 * @param facts facts in reading order that may be asked
 * @param since when the session began, in epoch milliseconds: what was answered in it is done
 */
export function studyQueue(
  facts: readonly Fact[],
  memories: ReadonlyMap<string, Memory>,
  more: StudyMore,
  since: number,
): QueuedFact[] {
  const left = facts
    .map((fact) => ({ fact, memory: memories.get(fact.id) }))
    .filter(({ memory }) => !memory || memory.lastAnsweredAt < since);
  const known = left.flatMap(({ fact, memory }) => (memory ? [{ fact, memory }] : []));
  switch (more.kind) {
    case "ahead":
      return aheadOf(
        known.filter(({ fact }) => !more.askedToday.has(fact.id)),
        more.dayBeganAt,
      );
    case "weak":
      return known.filter(({ memory }) => isWeak(memory)).sort(byStability);
    case "mistakes":
      return known.filter(({ fact }) => more.factIds.has(fact.id)).sort(byStability);
    case "section":
      return left
        .filter(({ fact }) => fact.sectionId === more.sectionId)
        .sort((a, b) => (a.memory?.dueAt ?? since) - (b.memory?.dueAt ?? since));
    case "fact":
      return left.filter(({ fact }) => fact.id === more.factId);
  }
}

/**
 * What falls due first comes first, and so what waits because a day had no room for it. What was answered
 * today already has gained little since, and comes last.
 */
function aheadOf<T extends Known>(known: readonly T[], dayBeganAt: number): T[] {
  const isOfToday = ({ memory }: Known) => memory.lastAnsweredAt >= dayBeganAt;
  const soonest = known.toSorted(byDueDate);
  return [...soonest.filter((one) => !isOfToday(one)), ...soonest.filter(isOfToday)];
}

const isWeak = ({ state, stability, lapses }: Memory): boolean =>
  state !== "review" || (lapses > 0 && stability < weakDays) || stability < weakDays / 3;

type Known = Readonly<{ memory: Memory }>;
const byDueDate = (a: Known, b: Known): number => a.memory.dueAt - b.memory.dueAt;
const byStability = (a: Known, b: Known): number => a.memory.stability - b.memory.stability;
