import { expect, test } from "vitest";
import { freshDatabase } from "../db/fixture";
import { instant } from "../domain/fixture";
import { defaultParameters, memoryModel } from "../domain/scheduler";
import { newLearner, noon, review } from "./fixture";
import { record } from "./record";
import { changeSettings } from "./settings";
import { working } from "./working";

/** Introduced on a Monday, recalled eight days later, forgotten another seventeen days later. */
const log = [
  review("a", { at: instant("2026-10-26T12:00Z"), rating: "easy" }),
  review("b", { at: instant("2026-11-03T12:00Z"), confidence: "guess" }),
  review("c", { at: instant("2026-11-20T12:00Z"), rating: "again", confidence: "sure" }),
];

const model = memoryModel(defaultParameters);
const first = model.next(undefined, 0, "easy");
const second = model.next(first, 8, "good");
const chances = [model.recallChance(first, 8), model.recallChance(second, 17)] as const;

test("a small log comes out in every figure as counted by hand", async () => {
  const db = await freshDatabase();
  const learner = await newLearner(db);
  await record(db, learner, log, noon);
  const { weeks, recent, levels, bins, losses, confidence } = await working(db, learner, noon);

  expect(weeks).toHaveLength(26);
  expect(weeks[0]?.week).toBe("2026-05-25");
  expect(weeks.filter(({ answers }) => answers > 0)).toMatchObject([
    { week: "2026-11-02", answers: 1, right: 1 },
    { week: "2026-11-16", answers: 1, right: 0 },
  ]);
  expect(recent).toEqual({ answers: 2, right: 1 });
  expect(levels).toEqual([
    { level: "young", answers: 1, right: 1 },
    { level: "mature", answers: 1, right: 0 },
  ]);
  expect(bins.map(({ answers }) => answers).reduce((a, b) => a + b)).toBe(2);
  const predicted = bins.reduce((sum, bin) => sum + bin.predicted * bin.answers, 0);
  expect(predicted).toBeCloseTo(chances[0] + chances[1], 5);
  expect(losses).toEqual({
    answers: 1,
    fsrs: expect.closeTo(-Math.log(1 - chances[1]), 5),
    average: expect.closeTo(0),
    // One of one before: (1 + ½) / 2, and it came out wrong.
    weeksBefore: expect.closeTo(-Math.log(0.25), 10),
  });
  expect(confidence).toEqual([
    { confidence: "sure", answers: 1, right: 0 },
    { confidence: "guess", answers: 1, right: 1 },
  ]);
});

test("four weeks later the same answers are no longer recent, half a year later not shown", async () => {
  const db = await freshDatabase();
  const learner = await newLearner(db);
  await record(db, learner, log, noon);
  const at = (text: string) => working(db, learner, instant(text));
  expect((await at("2026-12-20T12:00Z")).recent).toEqual({ answers: 0, right: 0 });
  expect((await at("2026-12-20T12:00Z")).levels).toHaveLength(2);
  const later = await at("2027-06-20T12:00Z");
  expect(later).toMatchObject({ levels: [], losses: undefined });
  expect(later.bins.length).toBeGreaterThan(0);
});

test("a visitor has nothing yet, and a learner's own aim is told", async () => {
  const db = await freshDatabase();
  expect(await working(db, undefined, noon)).toMatchObject({
    desiredRetention: 0.9,
    askConfidence: false,
    recent: { answers: 0 },
    levels: [],
    bins: [],
    losses: undefined,
    confidence: [],
  });
  const learner = await newLearner(db);
  await changeSettings(db, learner.id, { desiredRetention: 0.8, askConfidence: true }, noon);
  const settings = { ...learner.settings, desiredRetention: 0.8, askConfidence: true };
  expect(await working(db, { ...learner, settings }, noon)).toMatchObject({
    desiredRetention: 0.8,
    askConfidence: true,
  });
});
