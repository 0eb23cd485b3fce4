/** Figures that a learner sees. */
import type { Fact } from "./article";
import { addDays, type SchedulingDay } from "./day";
import { answersPerNewFact } from "./fact-ahead";
import type { Settings } from "./learner";
import { type Availability, isLearningDay } from "./load";
import { type Level, levelOf, levels, type Memory } from "./memory";

export type LevelCounts = Readonly<Record<Level, number>>;

export function countLevels(
  facts: readonly Fact[],
  memories: ReadonlyMap<string, Memory>,
): LevelCounts {
  const counts = { new: 0, learning: 0, young: 0, mature: 0 };
  for (const fact of facts) counts[levelOf(memories.get(fact.id))]++;
  return counts;
}

/** Facts that have left the learning steps. */
export const knownFacts = ({ young, mature }: LevelCounts): number => young + mature;

export const allFacts = (counts: LevelCounts): number =>
  levels.reduce((sum, level) => sum + counts[level], 0);

/**
 * Days with an answer in a row, up to today. A today without answers yet does not break the row, and
 * neither does a day off: that was planned.
 *
 * @param activeDays days with at least one answer
 */
export function streakDays(
  activeDays: ReadonlySet<SchedulingDay>,
  today: SchedulingDay,
  availability: Availability,
): number {
  const first = [...activeDays].reduce((a, b) => (a < b ? a : b), today);
  let length = 0;
  for (let day = activeDays.has(today) ? today : addDays(today, -1); day >= first; ) {
    if (activeDays.has(day)) length++;
    else if (isLearningDay(day, availability)) break;
    day = addDays(day, -1);
  }
  return length;
}

/** One answer takes this long where the learner's own speed is not known yet. */
const typicalAnswerMs = 9_000;
/** How long a learner takes for an answer, in milliseconds, by what was `spent` on some of them. */
export const paceMs = (spent: Readonly<{ answers: number; durationMs: number }>): number =>
  spent.answers > 0 ? spent.durationMs / spent.answers : typicalAnswerMs;

/** Whole minutes that `due` and `unseen` facts will take; at least 1 when there is anything to do. */
export function minutesNeeded(
  due: number,
  unseen: number,
  settings: Pick<Settings, "learningStepsMinutes">,
  msPerAnswer: number,
): number {
  const answers = due + unseen * answersPerNewFact(settings);
  return answers === 0 ? 0 : Math.max(1, Math.ceil((answers * msPerAnswer) / 60_000));
}
