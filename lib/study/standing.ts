/** Where a learner stands: what is known of each fact, what is set aside, and what was done lately. */
import { readHolds, readMemories } from "../db/caches";
import type { Database } from "../db/client";
import { readTotals } from "../db/progress";
import type { Fact } from "../domain/article";
import { addDays, dayStart, type SchedulingDay, schedulingDay } from "../domain/day";
import { defaultSettings, type Learner } from "../domain/learner";
import { forGood } from "../domain/log";
import type { Memory } from "../domain/memory";
import { paceMs } from "../domain/progress";
import { openFacts } from "../domain/queue";
import type { DailyTotal } from "../domain/totals";

export type Standing = Readonly<{
  settings: Learner["settings"];
  today: SchedulingDay;
  memories: ReadonlyMap<string, Memory>;
  /** By fact, until when it is set aside, in epoch milliseconds. */
  holds: ReadonlyMap<string, number>;
  /** Of today and the days before it, as far back as speed and pictures need. */
  totals: readonly DailyTotal[];
}>;

/** Days of totals that are read for a learner's speed and for the picture of answers per day. */
export const recentDays = 30;

/** A learner's memories by fact; none for a visitor. */
export async function memoriesOf(
  db: Database,
  learner: Learner | undefined,
): Promise<ReadonlyMap<string, Memory>> {
  return learner ? readMemories(db, learner.id) : new Map();
}

/** Where a learner stands; a visitor without answers stands at the beginning. */
export async function standingOf(
  db: Database,
  learner: Learner | undefined,
  now: number,
): Promise<Standing> {
  const settings = learner?.settings ?? defaultSettings;
  const today = schedulingDay(now, settings);
  if (!learner) return { settings, today, memories: new Map(), holds: new Map(), totals: [] };
  const [memories, holds, totals] = await Promise.all([
    readMemories(db, learner.id),
    readHolds(db, learner.id),
    readTotals(db, learner.id, addDays(today, 1 - recentDays)),
  ]);
  return { settings, today, memories, holds, totals };
}

/** The facts that the learner has not suspended. */
export const keptFacts = (facts: readonly Fact[], holds: Standing["holds"]): Fact[] =>
  openFacts(facts, holds, forGood - 1);

/** The memories of `facts`, of those that were met. */
export const memoriesAmong = (
  facts: readonly Fact[],
  { memories }: Pick<Standing, "memories">,
): ReadonlyMap<string, Memory> =>
  new Map(
    facts.flatMap(({ id }) => {
      const memory = memories.get(id);
      return memory ? [[id, memory]] : [];
    }),
  );

/**
 * Facts known before that were reviewed today, on time or ahead of it. Quizzes do not count: they are
 * not the work that the day's limit is about.
 */
export function reviewedFacts(standing: Standing): number {
  const { memories, today: day, settings } = standing;
  const dayBeganAt = dayStart(day, settings);
  const answered = [...memories.values()].filter(
    ({ lastAnsweredAt }) => lastAnsweredAt >= dayBeganAt,
  );
  const totals = ofToday(standing);
  const reviews = totals.filter(({ source }) => source === "review");
  return Math.max(
    0,
    Math.min(
      answered.length - sum(totals, "introduced"),
      sum(reviews, "answers") - sum(reviews, "introduced"),
    ),
  );
}

/** Totals of today. */
export const ofToday = ({ totals, today }: Standing): DailyTotal[] =>
  totals.filter(({ day }) => day === today);

/** New facts met today, in a quiz or on a card. */
export const metToday = (standing: Standing): number => sum(ofToday(standing), "introduced");

/** The learner's own pace with flashcards, in milliseconds per answer. */
export function paceOf({ totals }: Standing): number {
  const reviews = totals.filter(({ source }) => source === "review");
  return paceMs({ answers: sum(reviews, "answers"), durationMs: sum(reviews, "durationMs") });
}

export const sum = (
  totals: readonly DailyTotal[],
  figure: "answers" | "right" | "introduced" | "durationMs",
): number => totals.reduce((total, row) => total + row[figure], 0);
