/** What there is to do now, and how far the learner is. */
import type { Library } from "../content/library";
import type { Database } from "../db/client";
import { readActiveDays, readMemories, readTotals } from "../db/log";
import type { Article, Section } from "../domain/article";
import { addDays, type SchedulingDay, schedulingDay } from "../domain/day";
import { defaultSettings, type Learner } from "../domain/learner";
import type { Memory } from "../domain/memory";
import { countLevels, type LevelCounts, minutesNeeded, streakDays } from "../domain/progress";
import { dailyQueue } from "../domain/queue";
import type { DailyTotal } from "../domain/totals";

export type Standing = Readonly<{
  settings: Learner["settings"];
  today: SchedulingDay;
  memories: ReadonlyMap<string, Memory>;
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
  if (!learner) return { settings, today, memories: new Map(), totals: [] };
  const [memories, totals] = await Promise.all([
    readMemories(db, learner.id),
    readTotals(db, learner.id, addDays(today, 1 - recentDays)),
  ]);
  return { settings, today, memories, totals };
}

/** New facts that may still be introduced today; those met in a quiz count as well. */
export function newFactsLeft({ settings, totals, today }: Standing): number {
  const introduced = sum(
    totals.filter(({ day }) => day === today),
    "introduced",
  );
  return Math.max(0, settings.newFactsPerDay - introduced);
}

export type Today = Readonly<{
  due: number;
  unseen: number;
  minutes: number;
  streak: number;
  answeredToday: number;
  articles: readonly ArticleStanding[];
}>;

export type ArticleStanding = Readonly<{ article: Article; counts: LevelCounts }>;

export async function today(
  db: Database,
  library: Library,
  learner: Learner | undefined,
  now: number,
): Promise<Today> {
  const [standing, activeDays] = await Promise.all([
    standingOf(db, learner, now),
    learner ? readActiveDays(db, learner.id) : new Set<SchedulingDay>(),
  ]);
  const queue = dailyQueue(library.facts, standing.memories, now, newFactsLeft(standing));
  const unseen = queue.filter(({ memory }) => !memory).length;
  const due = queue.length - unseen;
  const reviews = standing.totals.filter(({ source }) => source === "review");
  return {
    due,
    unseen,
    minutes: minutesNeeded(due, unseen, {
      answers: sum(reviews, "answers"),
      durationMs: sum(reviews, "durationMs"),
    }),
    streak: streakDays(activeDays, standing.today),
    answeredToday: sum(
      standing.totals.filter(({ day }) => day === standing.today),
      "answers",
    ),
    articles: library.articles.map((article) => ({
      article,
      counts: countLevels(article.sections.flatMap(factsOf), standing.memories),
    })),
  };
}

const factsOf = (section: Section) => section.facts;

export const sum = (
  totals: readonly DailyTotal[],
  figure: "answers" | "right" | "introduced" | "durationMs",
): number => totals.reduce((total, row) => total + row[figure], 0);
