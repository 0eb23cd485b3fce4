import { expect, test } from "vitest";
import { freshDatabase } from "../db/fixture";
import { addDays, schedulingDay } from "../domain/day";
import { dayMs } from "../domain/fixture";
import type { Learner } from "../domain/learner";
import { newLearner, noon, review } from "./fixture";
import { record } from "./record";
import { streakOf } from "./streak";

/** The streak of a learner who answered so many days ago. */
async function streakAfter(
  daysAgo: readonly number[],
  settings: Partial<Learner["settings"]> = {},
) {
  const db = await freshDatabase();
  const learner = await newLearner(db);
  const answers = daysAgo.map((days) => review(`${days}`, { at: noon - days * dayMs }));
  await record(db, learner, answers, noon);
  const today = schedulingDay(noon, learner.settings);
  return streakOf(db, { ...learner, settings: { ...learner.settings, ...settings } }, today);
}

const row = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const dayAgo = (days: number) => addDays("2026-11-22", -days);

test("none without answers", async () => {
  expect(await streakAfter([])).toBe(0);
  expect(await streakAfter([2, 3, 100])).toBe(0);
});

test.each([1, 59, 60, 61, 62, 240, 241, 242, 300])("%d days in a row", async (days) => {
  expect(await streakAfter(row(0, days - 1))).toBe(days);
  expect(await streakAfter([...row(0, days - 1), ...row(days + 1, days + 5)])).toBe(days);
});

test("days off are forgiven, however many there are and wherever they lie", async () => {
  const off = (from: number, to: number) => ({ daysOff: [{ from: dayAgo(from), to: dayAgo(to) }] });
  expect(await streakAfter([0, ...row(500, 502)], off(499, 1))).toBe(4);
  expect(await streakAfter([0, ...row(500, 502)], off(498, 1))).toBe(1);
  expect(await streakAfter([...row(0, 49), ...row(70, 79)], off(69, 50))).toBe(60);
});
