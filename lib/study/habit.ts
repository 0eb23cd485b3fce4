/** When a learner answers, and for how long: what the page of the habit shows. */

import type { Database } from "../db/client";
import { readDaySums, readTallies } from "../db/progress";
import { addDays, type SchedulingDay, schedulingDay } from "../domain/day";
import { groupBy } from "../domain/group";
import { defaultSettings, type Learner } from "../domain/learner";
import { daysFrom, isLearningDay } from "../domain/load";
import { bestPart, type PartRecall, recallByPart } from "../domain/time-of-day";
import { recentDays } from "./standing";
import { streakOf } from "./streak";

export type HabitDay = Readonly<{
  day: SchedulingDay;
  answers: number;
  right: number;
  /** Spent on flashcards, and on quizzes. */
  reviewMs: number;
  quizMs: number;
  /** By the plan as it is now. */
  isDayOff: boolean;
}>;

export type Habit = Readonly<{
  /** Scheduling days in a row, days off forgiven. */
  streak: number;
  /** The last 365 scheduling days, oldest first, today the last; those without answers included. */
  year: readonly HabitDay[];
  /** The last 84 of them. */
  lastWeeks: readonly HabitDay[];
  /** The last 30 of them. */
  lastDays: readonly HabitDay[];
  /** Parts of the day with trials enough to say something about. */
  parts: readonly PartRecall[];
  /** The one of them that is clearly above the others, where there is one. */
  best: PartRecall | undefined;
}>;

const yearDays = 365;
const lastWeeksDays = 12 * 7;
const nothing = { answers: 0, right: 0, durationMs: 0 };

export async function habit(
  db: Database,
  learner: Learner | undefined,
  now: number,
): Promise<Habit> {
  const settings = learner?.settings ?? defaultSettings;
  const today = schedulingDay(now, settings);
  const first = addDays(today, 1 - yearDays);
  const [sums, streak, hours] = learner
    ? await Promise.all([
        readDaySums(db, learner.id, first),
        streakOf(db, learner, today),
        readTallies(db, learner.id, "hour"),
      ])
    : [[], 0, []];
  const byDay = groupBy(sums, ({ day }) => day);
  const year = daysFrom(first, yearDays).map((day) => {
    const rows = byDay.get(day) ?? [];
    const review = rows.find(({ source }) => source === "review") ?? nothing;
    const quiz = rows.find(({ source }) => source === "quiz") ?? nothing;
    return {
      day,
      answers: review.answers + quiz.answers,
      right: review.right + quiz.right,
      reviewMs: review.durationMs,
      quizMs: quiz.durationMs,
      isDayOff: !isLearningDay(day, settings),
    };
  });
  const parts = recallByPart(hours);
  return {
    streak,
    year,
    lastWeeks: year.slice(-lastWeeksDays),
    lastDays: year.slice(-recentDays),
    parts,
    best: bestPart(parts),
  };
}
