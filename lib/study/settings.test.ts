import { describe, expect, test } from "vitest";
import type { Database } from "../db/client";
import { freshDatabase } from "../db/fixture";
import { readLearners } from "../db/learners";
import { dayStart } from "../domain/day";
import { dayMs, minuteMs, timeZones } from "../domain/fixture";
import { defaultSettings, type Learner, type Settings } from "../domain/learner";
import type { Entry } from "../domain/log";
import { defaultParameters } from "../domain/scheduler";
import {
  countUp,
  everythingOf,
  expectCachesToFollow,
  logOf,
  newLearner,
  noon,
  rebuiltCaches,
  review,
  sequenceOf,
  storedCaches,
} from "./fixture";
import { record } from "./record";
import { changeSettings } from "./settings";

const later = noon + 90 * dayMs;

/** A month of answers, around midnight too: one fact is set aside, one has lapsed, one has just begun, one was in a quiz. */
const month: readonly Entry[] = [
  ...countUp(10).map((i) =>
    review(`${i}`, {
      factId: i % 3 === 0 ? "heart" : "sleep",
      at: noon + i * 3 * dayMs + (i % 2) * 11 * 60 * minuteMs,
      rating: i % 4 === 0 ? "again" : "good",
    }),
  ),
  { id: "act", factId: "heart", at: noon + 31 * dayMs, type: "act", act: "rest" },
  {
    id: "lucky",
    factId: "stress",
    promptId: "stress/1",
    kind: "choice",
    locale: "nl",
    at: noon,
    durationMs: 5_000,
    type: "quiz",
    right: true,
    given: { picked: [0] },
  },
  review("lapse", { at: noon + 32 * dayMs, rating: "again" }),
  review("begun", { factId: "brain", at: noon + 32 * dayMs }),
];

async function learnerWithLog(db: Database): Promise<Learner> {
  const learner = await newLearner(db);
  await record(db, learner, month, later);
  return learner;
}

const settingsOf = async (db: Database, { id }: Learner): Promise<Settings | undefined> =>
  (await readLearners(db, "", 100)).find((learner) => learner.id === id)?.settings;

const ownSettings = async (db: Database, { id }: Learner) =>
  (await everythingOf(db, { id })).learner?.settings;

describe("a change of what decides memories", () => {
  test.each<Partial<Settings>>([
    { desiredRetention: 0.95 },
    { rolloverHour: 0 },
    { timeZone: "Pacific/Auckland" },
    { learningStepsMinutes: [] },
    { relearningStepsMinutes: [] },
    { quizPolicy: "none" },
    { parameters: defaultParameters.map((one) => one * 0.9) },
  ])("%j replays the log under it", async (change) => {
    const db = await freshDatabase();
    const learner = await learnerWithLog(db);
    const before = await storedCaches(db, learner);
    await changeSettings(db, learner.id, change, later);
    const settings = { ...learner.settings, ...change };
    expect(await settingsOf(db, learner)).toEqual(settings);
    const after = await storedCaches(db, learner);
    expect(after).toEqual(rebuiltCaches(month, { id: learner.id, settings }));
    expect(after).not.toEqual(before);
  });

  test("and its change back leave what was there", async () => {
    const db = await freshDatabase();
    const learner = await learnerWithLog(db);
    const before = await storedCaches(db, learner);
    await changeSettings(db, learner.id, { desiredRetention: 0.8, timeZone: "UTC" }, later);
    const { desiredRetention, timeZone } = defaultSettings;
    await changeSettings(db, learner.id, { desiredRetention, timeZone }, later);
    expect(await storedCaches(db, learner)).toEqual(before);
  });

  test("holds for the answers that come after it, late ones too", async () => {
    const db = await freshDatabase();
    const learner = await learnerWithLog(db);
    await changeSettings(db, learner.id, { desiredRetention: 0.8 }, later);
    // The learner as a request may still hold them: with the settings of before.
    await record(db, learner, [review("new", { at: later })], later);
    await record(db, learner, [review("late", { at: noon + dayMs })], later);
    await expectCachesToFollow(db, learner);
    expect((await settingsOf(db, learner))?.desiredRetention).toBe(0.8);
  });
});

test("any other change leaves memories and totals as they are", async () => {
  const db = await freshDatabase();
  const learner = await learnerWithLog(db);
  const before = await storedCaches(db, learner);
  const change: Partial<Settings> = {
    newFactsPerDay: 3,
    reviewsPerDay: 20,
    weekLoads: ["full", "half", "none", "full", "full", "none", "none"],
    daysOff: [{ from: "2026-12-24", to: "2027-01-01" }],
    goal: { articleId: "magnesium", by: "2027-02-01" },
    cardLanguage: "both",
    typedCards: true,
    readAloud: true,
    letterKeys: false,
    askConfidence: true,
  };
  await changeSettings(db, learner.id, change, later);
  expect(await settingsOf(db, learner)).toEqual({ ...defaultSettings, ...change });
  expect(await storedCaches(db, learner)).toEqual(before);
  await expectCachesToFollow(db, learner);
});

describe("what is stored of a change", () => {
  test("is an entry with all that is the learner's own, which the log of facts leaves out", async () => {
    const db = await freshDatabase();
    const learner = await learnerWithLog(db);
    const log = await logOf(db, learner);
    await changeSettings(db, learner.id, { newFactsPerDay: 3 }, later);
    await changeSettings(db, learner.id, { desiredRetention: 0.95 }, later + 1);
    expect(await logOf(db, learner)).toEqual(log);
    const { timeZone } = defaultSettings;
    const { entries } = await everythingOf(db, learner);
    expect(entries.slice(log.length)).toMatchObject([
      { type: "settings", at: later, factId: null, settings: { timeZone, newFactsPerDay: 3 } },
      {
        type: "settings",
        at: later + 1,
        settings: { timeZone, newFactsPerDay: 3, desiredRetention: 0.95 },
      },
    ]);
    expect(await sequenceOf(db, learner)).toEqual(countUp(log.length + 2));
  });

  test("is only what differs from the defaults", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const { timeZone, newFactsPerDay } = defaultSettings;
    const goal = { articleId: "magnesium", by: "2027-02-01" };
    await changeSettings(db, learner.id, { newFactsPerDay: 3, goal }, noon);
    expect(await ownSettings(db, learner)).toEqual({ timeZone, newFactsPerDay: 3, goal });
    await changeSettings(db, learner.id, { newFactsPerDay, goal: undefined }, noon);
    expect(await ownSettings(db, learner)).toEqual({ timeZone });
    expect(await settingsOf(db, learner)).toEqual(defaultSettings);
  });

  test("is nothing when nothing changes", async () => {
    const db = await freshDatabase();
    const learner = await learnerWithLog(db);
    const before = await everythingOf(db, learner);
    for (const change of [{}, { rolloverHour: 4 }, { daysOff: [] }, { goal: undefined }])
      await changeSettings(db, learner.id, change, later);
    expect(await everythingOf(db, learner)).toEqual(before);
  });

  test("is nothing for a learner who has been erased, and nothing of another's", async () => {
    const db = await freshDatabase();
    const learner = await learnerWithLog(db);
    const before = await everythingOf(db, learner);
    await changeSettings(db, "gone", { rolloverHour: 0 }, later);
    const other = await learnerWithLog(db);
    await changeSettings(db, other.id, { rolloverHour: 0 }, later);
    expect(await everythingOf(db, learner)).toEqual(before);
  });
});

test("answers and changes at the same time lose nothing", async () => {
  const db = await freshDatabase();
  const learner = await newLearner(db);
  const changes: Partial<Settings>[] = [
    { desiredRetention: 0.8 },
    { timeZone: "America/New_York" },
    { rolloverHour: 2 },
    { quizPolicy: "all" },
  ];
  await Promise.all([
    ...countUp(20).map((i) =>
      record(db, learner, [review(`${i}`, { factId: `fact ${i % 4}`, at: noon + i })], later),
    ),
    ...changes.map((change) => changeSettings(db, learner.id, change, later)),
  ]);
  expect(await settingsOf(db, learner)).toEqual(Object.assign({}, defaultSettings, ...changes));
  expect(await logOf(db, learner)).toHaveLength(20);
  expect(await sequenceOf(db, learner)).toEqual(countUp(24));
  await expectCachesToFollow(db, learner);
});

describe("a learner who travels", () => {
  test("has at every stop what the whole log makes there", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    let at = noon;
    for (const [i, timeZone] of timeZones.entries()) {
      await changeSettings(db, learner.id, { timeZone }, at);
      await record(db, learner, [review(`${i}`, { at })], at);
      const settings = { ...defaultSettings, timeZone };
      const log = await logOf(db, learner);
      expect(await storedCaches(db, learner)).toEqual(
        rebuiltCaches(log, { id: learner.id, settings }),
      );
      const { dueAt = 0 } = (await storedCaches(db, learner)).memories.get("sleep") ?? {};
      expect(dueAt).toBeGreaterThan(at);
      at += 2 * dayMs + 5 * 60 * minuteMs;
    }
  });

  test("finds reviews due when the day begins there", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    await record(db, learner, [review("a", { rating: "easy" })], noon);
    const dueOn = async (timeZone: string, day: string): Promise<void> => {
      await changeSettings(db, learner.id, { timeZone }, noon);
      const { dueAt } = (await storedCaches(db, learner)).memories.get("sleep") ?? {};
      expect(dueAt).toBe(dayStart(day, { ...defaultSettings, timeZone }));
    };
    const { intervalDays = 0 } = (await storedCaches(db, learner)).memories.get("sleep") ?? {};
    const dayAfter = (from: string) =>
      new Date(Date.parse(from) + intervalDays * dayMs).toISOString().slice(0, 10);
    await dueOn("Europe/Amsterdam", dayAfter("2026-11-22"));
    await dueOn("America/New_York", dayAfter("2026-11-22"));
    // At noon UTC it is Monday already on Kiritimati, two in the morning: still Sunday until four.
    await dueOn("Pacific/Kiritimati", dayAfter("2026-11-22"));
    await changeSettings(db, learner.id, { rolloverHour: 0 }, noon);
    const { dueAt } = (await storedCaches(db, learner)).memories.get("sleep") ?? {};
    const rule = { timeZone: "Pacific/Kiritimati", rolloverHour: 0 };
    expect(dueAt).toBe(dayStart(dayAfter("2026-11-23"), rule));
  });
});
