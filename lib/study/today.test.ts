import { describe, expect, test } from "vitest";
import { library } from "../content/library";
import type { Database } from "../db/client";
import { freshDatabase } from "../db/fixture";
import type { Answer } from "../domain/answer";
import { dayMs } from "../domain/fixture";
import type { Learner, Settings } from "../domain/learner";
import type { Act } from "../domain/log";
import { learnerNow, newLearner, noon } from "./fixture";
import { progress } from "./progress";
import { record } from "./record";
import { reviewQueue } from "./review";
import { changeSettings } from "./settings";
import { type Rest, today } from "./today";

const content = library();
const factIds = content.facts.map(({ id }) => id);
const total = content.facts.length;

let made = 0;
const common = (fact: number, at: number) => ({
  id: `answer ${made++}`,
  factId: factIds[fact] ?? "",
  promptId: `${factIds[fact]}/1`,
  locale: "nl" as const,
  at,
});

const review = (fact: number, at: number, rating: "again" | "good" | "easy"): Answer => ({
  ...common(fact, at),
  type: "review",
  kind: "cloze",
  rating,
  durationMs: 30_000,
});

const picked = (fact: number, at: number, right: boolean): Answer => ({
  ...common(fact, at),
  type: "quiz",
  kind: "choice",
  right,
  given: { picked: [0] },
  durationMs: 10_000,
});

/**
 * A small log. Friday 20 November: two easy reviews. Saturday: one in a quiz, wrong, and one after midnight,
 * right. Sunday: Again on a new fact and a right pick on one that is known. And one in October.
 */
async function learnerWithLog(db: Database) {
  const learner = await newLearner(db);
  const log = [
    review(5, Date.parse("2026-10-01T12:00Z"), "easy"),
    review(0, noon - 2 * dayMs, "easy"),
    review(1, noon - 2 * dayMs, "easy"),
    picked(2, noon - dayMs, false),
    picked(3, Date.parse("2026-11-22T02:30Z"), true),
    review(4, noon, "again"),
    picked(0, noon, true),
  ];
  await record(db, learner, log, noon);
  return learner;
}

describe("today", () => {
  test("begins with the first facts for a visitor", async () => {
    const db = await freshDatabase();
    const standing = await today(db, content, undefined, noon);
    expect(standing).toMatchObject({
      reviews: 0,
      begun: 0,
      unseen: 10,
      minutes: 3,
      streak: 0,
      answeredToday: 0,
    });
    expect(standing.articles.map(({ counts }) => counts)).toEqual([
      { new: total, learning: 0, young: 0, mature: 0 },
    ]);
    const learner = await newLearner(db);
    expect(await today(db, content, learner, noon)).toEqual(standing);
  });

  test("counts what the log says", async () => {
    const db = await freshDatabase();
    const learner = await learnerWithLog(db);
    const standing = await today(db, content, learner, noon + 60_000);
    // Due: the steps of facts 2 and 3 from yesterday, that of fact 4 from today, and the review of October.
    // One fact was introduced today.
    expect(standing).toMatchObject({
      reviews: 3,
      begun: 1,
      unseen: 9,
      streak: 3,
      answeredToday: 2,
    });
    // Half a minute an answer: four due and nine new ones twice is eleven minutes.
    expect(standing.minutes).toBe(11);
    expect(standing.articles.map(({ counts }) => counts)).toEqual([
      { new: total - 6, learning: 3, young: 3, mature: 0 },
    ]);
  });

  test("asks after weeks away for no more reviews than fit in a day, steps left over among them", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const away = noon - 21 * dayMs;
    const log = factIds.map((_, fact) => review(fact, away, fact % 3 === 0 ? "again" : "easy"));
    await record(db, learner, log, noon);
    const { reviewsPerDay } = learner.settings;
    expect(await today(db, content, learner, noon)).toMatchObject({
      reviews: reviewsPerDay,
      begun: 0,
      unseen: 0,
      backlog: { waiting: total - reviewsPerDay, perDay: reviewsPerDay },
    });
  });

  test("leaves the same for later as the cards and progress tell", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const log = [0, 1, 2, 3, 4].map((fact) => review(fact, noon - 40 * dayMs, "easy"));
    await record(db, learner, log, noon);
    const restsOf = async (change: Partial<Settings>) => {
      const changed = { ...learner, settings: { ...learner.settings, ...change } };
      const told = [
        await today(db, content, changed, noon),
        await progress(db, content, changed, noon),
        await reviewQueue(db, content, changed, "nl", noon),
      ];
      return told.map(({ rest }) => rest);
    };
    const day = { today: "2026-11-22", waiting: 0, dayOffUntil: undefined };
    const alike = (rest: Rest) => [rest, rest, rest];
    expect(await restsOf({})).toEqual(alike(day));
    expect(await restsOf({ reviewsPerDay: 3 })).toEqual(alike({ ...day, waiting: 2 }));
    const daysOff = [{ from: "2026-11-20", to: "2026-11-25" }];
    expect(await restsOf({ daysOff })).toEqual(
      alike({ ...day, waiting: 5, dayOffUntil: "2026-11-25" }),
    );
  });

  test("keeps the streak through a morning without answers, and loses it after a day", async () => {
    const db = await freshDatabase();
    const learner = await learnerWithLog(db);
    expect((await today(db, content, learner, noon + dayMs)).streak).toBe(3);
    expect((await today(db, content, learner, noon + 2 * dayMs)).streak).toBe(0);
  });

  test("of one learner is not that of another", async () => {
    const db = await freshDatabase();
    await learnerWithLog(db);
    const other = await newLearner(db);
    expect(await today(db, content, other, noon)).toMatchObject({
      reviews: 0,
      unseen: 10,
      streak: 0,
    });
  });
});

describe("progress", () => {
  test("counts each fact in its section", async () => {
    const db = await freshDatabase();
    const learner = await learnerWithLog(db);
    const { sections } = await progress(db, content, learner, noon);
    expect(sections.map(({ section }) => section.id)).toEqual(
      content.articles.flatMap((article) => article.sections.map(({ id }) => id)),
    );
    for (const { section, counts } of sections) {
      const indexes = section.facts.map(({ id }) => factIds.indexOf(id));
      const among = (facts: readonly number[]) =>
        facts.filter((fact) => indexes.includes(fact)).length;
      expect(counts).toEqual({
        new: section.facts.length - among([0, 1, 2, 3, 4, 5]),
        learning: among([2, 3, 4]),
        young: among([0, 1, 5]),
        mature: 0,
      });
    }
  });

  test("of a visitor is empty", async () => {
    const db = await freshDatabase();
    const shown = await progress(db, content, undefined, noon);
    expect(shown).toMatchObject({ met: 0, cards: 10 });
  });
});

describe("a goal", () => {
  const goalOf = async (db: Database, learner: Learner) =>
    (await today(db, content, await learnerNow(db, learner), noon)).goal?.plan;

  test("does not wait for facts that are suspended", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    await changeSettings(
      db,
      learner.id,
      { goal: { articleId: "magnesium", by: "2026-12-14" } },
      noon,
    );
    expect(await goalOf(db, learner)).toMatchObject({
      state: "planning",
      unmet: content.facts.length,
    });
    const suspend = (factId: string): Act => ({
      id: `suspend ${factId}`,
      type: "act",
      act: "suspend",
      factId,
      at: noon,
    });
    const suspended = content.facts.slice(1).map(({ id }) => suspend(id));
    await record(db, learner, suspended, noon);
    expect(await goalOf(db, learner)).toMatchObject({ state: "planning", unmet: 1 });
    await record(db, learner, [suspend(content.facts[0]?.id ?? "")], noon);
    expect(await goalOf(db, learner)).toEqual({ state: "empty" });
  });

  test("takes no less than today does", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    await changeSettings(
      db,
      learner.id,
      { goal: { articleId: "magnesium", by: "2026-11-25" } },
      noon,
    );
    const { minutes, goal } = await today(db, content, await learnerNow(db, learner), noon);
    expect(goal?.effort).toEqual({ mostMinutesADay: minutes, verdict: "hard" });
  });

  test("tells what today really asks: nothing new while more is due than fits", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const goal = { articleId: "magnesium", by: "2026-12-14" };
    const past = [0, 1, 2, 3].map((fact) => review(fact, noon - 60 * dayMs + fact, "easy"));
    await record(db, learner, past, noon);
    const newToday = async (reviewsPerDay: number) => {
      await changeSettings(db, learner.id, { goal, reviewsPerDay }, noon);
      const shown = await today(db, content, await learnerNow(db, learner), noon);
      expect(shown.goal?.newToday).toBe(shown.unseen);
      return shown.unseen;
    };
    const leftToday = await newToday(4);
    expect(leftToday).toBeGreaterThan(0);
    expect(await newToday(3)).toBe(0);
    expect(await goalOf(db, learner)).toMatchObject({ leftToday });
  });

  test("is what the days ahead are reckoned by, until its last fact is met", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const goal = { articleId: "magnesium", by: "2026-12-14" };
    const newOnDays = async () => {
      const { ahead } = await progress(db, content, await learnerNow(db, learner), noon);
      return ahead.map(({ answers, answersWithNew }) => answersWithNew - answers);
    };
    const byDefault = await newOnDays();
    await changeSettings(db, learner.id, { goal, newFactsPerDay: 50 }, noon);
    const plan = await goalOf(db, learner);
    const byGoal = await newOnDays();
    // A new fact is asked once for each of two learning steps; on the first day nothing else comes.
    expect(byDefault[0]).toBe(20);
    expect(plan).toMatchObject({ state: "planning", newToday: 6 });
    expect(byGoal[0]).toBe(12);
  });
});
