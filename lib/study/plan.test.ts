import { describe, expect, test } from "vitest";
import { library } from "../content/library";
import type { Database } from "../db/client";
import { freshDatabase } from "../db/fixture";
import type { Learner, Settings } from "../domain/learner";
import { learnerNow, newLearner, noon } from "./fixture";
import { changePlan, type PlanChange, planForm } from "./plan";

const content = library();

const settingsOf = async (db: Database, learner: Learner): Promise<Settings> =>
  (await learnerNow(db, learner)).settings;

/** Makes changes one after the other; what the last one came to. */
async function change(db: Database, learner: Learner, ...changes: readonly PlanChange[]) {
  let outcome: Awaited<ReturnType<typeof changePlan>>;
  for (const one of changes) {
    const settings = await settingsOf(db, learner);
    outcome = await changePlan(db, content, { ...learner, settings }, one, noon);
  }
  return outcome;
}

const off = (from: string, to: string) => ({ change: "add-days-off", from, to }) as const;

describe("a goal", () => {
  const goal = (by: string, articleId = "magnesium"): PlanChange => ({
    change: "set-goal",
    articleId,
    by,
  });

  test("is kept, changed and dropped", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    expect(await change(db, learner, goal("2026-12-14"))).toBeUndefined();
    expect((await settingsOf(db, learner)).goal).toEqual({
      articleId: "magnesium",
      by: "2026-12-14",
    });
    await change(db, learner, goal("2026-11-22"));
    expect((await settingsOf(db, learner)).goal?.by).toBe("2026-11-22");
    await change(db, learner, { change: "drop-goal" });
    expect((await settingsOf(db, learner)).goal).toBeUndefined();
  });

  test("in the past, too far ahead or of no article is refused, and the old one stays", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    await change(db, learner, goal("2026-12-14"));
    const past = await change(db, learner, goal("2026-11-21"));
    const far = await change(db, learner, goal("2028-01-01"));
    const unknown = await change(db, learner, goal("2026-12-14", "none"));
    expect([past, far, unknown]).toEqual([
      { failure: "past" },
      { failure: "invalid" },
      { failure: "invalid" },
    ]);
    expect((await settingsOf(db, learner)).goal?.by).toBe("2026-12-14");
  });
});

describe("days off", () => {
  test("stand in order, those that touch as one, and are taken away", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    await change(
      db,
      learner,
      off("2026-12-24", "2026-12-26"),
      off("2026-11-25", "2026-11-25"),
      off("2026-12-27", "2026-12-31"),
      off("2026-12-23", "2026-12-24"),
    );
    expect((await settingsOf(db, learner)).daysOff).toEqual([
      { from: "2026-11-25", to: "2026-11-25" },
      { from: "2026-12-23", to: "2026-12-31" },
    ]);
    await change(db, learner, {
      change: "remove-days-off",
      from: "2026-12-23",
      to: "2026-12-31",
    });
    expect((await settingsOf(db, learner)).daysOff).toHaveLength(1);
  });

  test("that end before they begin, or are over, are refused", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    expect(await change(db, learner, off("2026-12-02", "2026-12-01"))).toEqual({
      failure: "order",
    });
    expect(await change(db, learner, off("2026-12-02", "2028-01-01"))).toEqual({
      failure: "invalid",
    });
    expect(await change(db, learner, off("2026-11-01", "2026-11-21"))).toEqual({ failure: "past" });
    expect((await settingsOf(db, learner)).daysOff).toEqual([]);
  });
});

test("a form that is none is not read", () => {
  const week = ["full", "half", "none", "full", "full", "full", "full"];
  expect(planForm.safeParse({ change: "set-week", weekLoads: week }).success).toBe(true);
  for (const wrong of [
    {},
    { change: "erase" },
    { change: "set-goal", articleId: "magnesium", by: "2026-02-30" },
    { change: "set-week", weekLoads: week.slice(1) },
    { change: "set-week", weekLoads: "full" },
    { change: "add-days-off", from: "soon", to: "later" },
  ])
    expect(planForm.safeParse(wrong).success).toBe(false);
});
