import { expect, test } from "vitest";
import type { Database } from "../db/client";
import { freshDatabase } from "../db/fixture";
import type { QuizAnswer } from "../domain/answer";
import { dayMs } from "../domain/fixture";
import type { Learner, Settings } from "../domain/learner";
import { newLearner, noon, review } from "./fixture";
import { type Habit, habit } from "./habit";
import { record } from "./record";

const picked = (id: string, at: number): QuizAnswer => {
  const { rating: _, ...common } = review(id, { at, kind: "choice", durationMs: 20_000 });
  return { ...common, type: "quiz", right: false, given: { picked: [0] } };
};

/**
 * A small log, by a learner in Amsterdam. Thursday 19 November: half a minute. Saturday: a wrong answer in a
 * quiz, and one after midnight that took longer than counts. Sunday: two, one of which was taken back.
 */
const smallLog = [
  review("a", { at: noon - 3 * dayMs, durationMs: 30_000 }),
  picked("b", noon - dayMs),
  review("c", { at: Date.parse("2026-11-22T02:30Z"), durationMs: 300_000 }),
  review("d", { at: noon, rating: "again" }),
  review("e", { at: noon + 1_000 }),
  { id: "f", factId: "sleep", at: noon + 2_000, type: "undo", undoes: "e" },
] as const;

async function learnerWithLog(db: Database): Promise<Learner> {
  const learner = await newLearner(db);
  await record(db, learner, smallLog, noon + 2_000);
  return learner;
}

const nothing = { answers: 0, right: 0, reviewMs: 0, quizMs: 0, isDayOff: false };
const activeOf = ({ year }: Habit) => year.filter(({ answers }) => answers > 0);

test("adds up the answers of each day of the last year, and the time they took", async () => {
  const db = await freshDatabase();
  const shown = await habit(db, await learnerWithLog(db), noon);
  expect(shown.year).toHaveLength(365);
  expect(shown.year.at(-1)?.day).toBe("2026-11-22");
  expect(activeOf(shown)).toEqual([
    { ...nothing, day: "2026-11-19", answers: 1, right: 1, reviewMs: 30_000 },
    { ...nothing, day: "2026-11-21", answers: 2, right: 1, reviewMs: 60_000, quizMs: 20_000 },
    { ...nothing, day: "2026-11-22", answers: 1, right: 0, reviewMs: 5_000 },
  ]);
  expect(shown.lastWeeks).toEqual(shown.year.slice(-84));
  expect(shown.lastDays).toEqual(shown.year.slice(-30));
});

test("shows a day for a year", async () => {
  const db = await freshDatabase();
  const learner = await learnerWithLog(db);
  expect(activeOf(await habit(db, learner, noon + 364 * dayMs))).toHaveLength(1);
  expect(activeOf(await habit(db, learner, noon + 365 * dayMs))).toHaveLength(0);
});

test("a streak ends at a day that was missed, and forgives one that was planned", async () => {
  const db = await freshDatabase();
  const learner = await learnerWithLog(db);
  expect((await habit(db, learner, noon)).streak).toBe(2);
  const daysOff: Settings["daysOff"] = [{ from: "2026-11-20", to: "2026-11-20" }];
  const planned = { ...learner, settings: { ...learner.settings, daysOff } };
  const shown = await habit(db, planned, noon);
  expect(shown.streak).toBe(3);
  expect(shown.year.filter(({ isDayOff }) => isDayOff).map(({ day }) => day)).toEqual([
    "2026-11-20",
  ]);
});

test("holds the parts of the day against each other, by facts of an earlier day", async () => {
  const db = await freshDatabase();
  const learner = await newLearner(db);
  const learned = Array.from({ length: 60 }, (_, i) =>
    review(`learned ${i}`, { factId: `fact ${i}`, at: noon - 5 * dayMs, rating: "easy" }),
  );
  // At ten in the morning all is recalled, at seven in the evening nothing; at noon one more is too few.
  const asked = learned.map(({ factId }, i) =>
    review(`asked ${i}`, {
      factId,
      at: Date.parse(i % 2 === 0 ? "2026-11-20T09:00Z" : "2026-11-20T18:00Z"),
      rating: i % 2 === 0 ? "good" : "again",
    }),
  );
  const third = review("third", { factId: "fact 0", at: noon });
  await record(db, learner, [...learned, ...asked, third], noon);
  const shown = await habit(db, learner, noon);
  expect(shown.parts).toMatchObject([
    { part: "morning", answers: 30, recalled: 30 },
    { part: "evening", answers: 30, recalled: 0 },
  ]);
  for (const { expected } of shown.parts) {
    expect(expected).toBeGreaterThan(25);
    expect(expected).toBeLessThan(30);
  }
  expect(shown.best?.part).toBe("morning");
});

test("of a visitor, and of who has begun without an answer, is a year of nothing", async () => {
  const db = await freshDatabase();
  await learnerWithLog(db);
  for (const learner of [undefined, await newLearner(db)]) {
    const shown = await habit(db, learner, noon);
    expect(shown.streak).toBe(0);
    expect(shown.year).toHaveLength(365);
    expect(activeOf(shown)).toEqual([]);
    expect(shown).toMatchObject({ parts: [], best: undefined });
  }
});
