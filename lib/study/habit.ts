/** When a learner answers: what the page of the habit shows. */
import { readTotals } from "../db/caches";
import type { Database } from "../db/client";
import { addDays, type SchedulingDay, schedulingDay } from "../domain/day";
import { groupBy } from "../domain/group";
import { defaultSettings, type Learner } from "../domain/learner";
import { daysFrom } from "../domain/load";
import { recentDays, sum } from "./today";

export type Habit = Readonly<{
  /** Each of the last 30 scheduling days, oldest first, days without answers included. */
  days: readonly Readonly<{ day: SchedulingDay; answers: number; right: number }>[];
}>;

export async function habit(
  db: Database,
  learner: Learner | undefined,
  now: number,
): Promise<Habit> {
  const today = schedulingDay(now, learner?.settings ?? defaultSettings);
  const first = addDays(today, 1 - recentDays);
  const totals = learner ? await readTotals(db, learner.id, first) : [];
  const byDay = groupBy(totals, ({ day }) => day);
  return {
    days: daysFrom(first, recentDays).map((day) => {
      const rows = byDay.get(day) ?? [];
      return { day, answers: sum(rows, "answers"), right: sum(rows, "right") };
    }),
  };
}
