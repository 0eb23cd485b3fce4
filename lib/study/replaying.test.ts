import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Database } from "../db/client";
import { freshDatabase } from "../db/fixture";
import { entry } from "../db/schema";
import { comparable } from "../domain/caches";
import { defaultSettings, type Learner } from "../domain/learner";
import type { Entry } from "../domain/log";
import {
  afterLongLog,
  countUp,
  everythingOf,
  expectCachesToFollow,
  learnerNow,
  learnerWithLongLog,
  logOf,
  longLog,
  rebuiltCaches,
  review,
} from "./fixture";
import { record } from "./record";
import { replaying } from "./replaying";
import { changeSettings } from "./settings";

const undo = (undoes: string, factId: string, at: number): Entry => ({
  ...{ id: `undo ${undoes}`, type: "undo", at, undoes, factId },
});

const add = (db: Database, learner: Learner, ...entries: Entry[]) =>
  record(db, learner, entries, afterLongLog);

const settings = { ...defaultSettings, desiredRetention: 0.8, rolloverHour: 0 };

describe("a log that is read in parts", () => {
  test("leaves what it leaves as a whole, and what came in meanwhile", async () => {
    const db = await freshDatabase();
    const learner = await learnerWithLongLog(db);
    const expected = async (under = settings) =>
      rebuiltCaches(await logOf(db, learner), { id: learner.id, settings: under });
    const replay = replaying(db, learner.id);
    expect(comparable(await replay(settings, longLog.length))).toEqual(await expected());

    const [, second] = longLog;
    if (!second) throw new Error("no entry");
    await add(
      db,
      learner,
      review("new", { factId: "new", at: afterLongLog }),
      review("known", { at: afterLongLog }),
    );
    await add(
      db,
      learner,
      undo(second.id, second.factId, afterLongLog),
      undo("new", "new", afterLongLog),
    );
    expect(comparable(await replay(settings, longLog.length + 4))).toEqual(await expected());
    await add(db, learner, review("after that", { at: afterLongLog }));
    expect(comparable(await replay(settings, longLog.length + 4))).not.toEqual(await expected());
    expect(comparable(await replay(settings, longLog.length + 5))).toEqual(await expected());
    expect(comparable(await replay(defaultSettings, longLog.length + 5))).toEqual(
      await expected(defaultSettings),
    );
  });

  test("is not read again but for the facts to which something came", async () => {
    const db = await freshDatabase();
    const learner = await learnerWithLongLog(db);
    const replay = replaying(db, learner.id);
    await replay(settings, longLog.length);
    await add(db, learner, review("new", { factId: "new", at: afterLongLog }));
    await db.update(entry).set({ promptId: null }).where(eq(entry.factId, "sleep"));
    const { memories } = await replay(settings, longLog.length + 1);
    expect(memories.has("new")).toBe(true);
    await expect(replay(defaultSettings, longLog.length + 1)).rejects.toThrow(/no whole answer/);
  });

  test("gives others their turn between them", async () => {
    const db = await freshDatabase();
    const learner = await learnerWithLongLog(db);
    let turns = 0;
    const others = () => {
      turns += 1;
      waiting = setImmediate(others);
    };
    let waiting = setImmediate(others);
    await replaying(db, learner.id)(settings, longLog.length);
    clearImmediate(waiting);
    expect(turns).toBeGreaterThanOrEqual(2);
  });
});

test("settings are changed under someone who goes on answering", async () => {
  const db = await freshDatabase();
  const learner = await learnerWithLongLog(db);
  const change = changeSettings(db, learner.id, settings, afterLongLog);
  const answers = countUp(30);
  for (const i of answers)
    await add(db, learner, review(`meanwhile ${i}`, { factId: `fact ${i}`, at: afterLongLog }));
  await change;
  const { entries } = await everythingOf(db, learner);
  expect(entries.findIndex(({ type }) => type === "settings")).toBeGreaterThan(longLog.length);
  expect(entries).toHaveLength(longLog.length + answers.length + 1);
  expect(await learnerNow(db, learner)).toEqual({ id: learner.id, settings });
  await expectCachesToFollow(db, learner);
});

test("of two changes at the same time the later one stays, however long the first one takes", async () => {
  const db = await freshDatabase();
  const learner = await learnerWithLongLog(db);
  const { desiredRetention, newFactsPerDay } = learner.settings;
  await Promise.all([
    changeSettings(db, learner.id, { desiredRetention: 0.8, newFactsPerDay }, afterLongLog),
    changeSettings(db, learner.id, { newFactsPerDay: 3 }, afterLongLog),
    changeSettings(db, learner.id, { desiredRetention }, afterLongLog),
  ]);
  expect((await learnerNow(db, learner)).settings).toEqual({
    ...learner.settings,
    newFactsPerDay: 3,
  });
  await expectCachesToFollow(db, learner);
});
