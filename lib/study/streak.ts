/** How many days in a row a learner has learned. */

import type { Database } from "../db/client";
import { readActiveDays } from "../db/progress";
import { addDays, type SchedulingDay } from "../domain/day";
import type { Learner } from "../domain/learner";
import { streakDays } from "../domain/progress";

/** A streak is short, most often: first so many days are read, and four times as many while it goes on. */
const firstDays = 60;

/** The learner's streak, see `streakDays`. What it costs goes by its length, not by that of the log. */
export async function streakOf(
  db: Database,
  { id, settings }: Learner,
  today: SchedulingDay,
): Promise<number> {
  for (let days = firstDays; ; days *= 4) {
    const from = addDays(today, -days);
    const active = await readActiveDays(db, id, from);
    const streak = streakDays(active, today, settings);
    const read = new Set([...active].filter((day) => day >= from));
    if (streak === streakDays(read, today, settings)) return streak;
  }
}
