import { setImmediate as othersTurn } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { Database } from "../db/client";
import { freshDatabase } from "../db/fixture";
import { comparable } from "../domain/caches";
import { defaultSettings, type Learner } from "../domain/learner";
import type { Entry } from "../domain/log";
import {
  afterLongLog,
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
    expect(comparable(await replay(defaultSettings, longLog.length + 4))).toEqual(
      await expected(defaultSettings),
    );
  });

  test("gives others their turn between them", async () => {
    const db = await freshDatabase();
    const learner = await learnerWithLongLog(db);
    let turns = 0;
    const others = setInterval(() => turns++, 0);
    await replaying(db, learner.id)(settings, longLog.length);
    clearInterval(others);
    expect(turns).toBeGreaterThanOrEqual(3);
  });
});

test("settings are changed under someone who goes on answering", async () => {
  const db = await freshDatabase();
  const learner = await learnerWithLongLog(db);
  let isAnswering = true;
  const change = changeSettings(db, learner.id, settings, afterLongLog).finally(() => {
    isAnswering = false;
  });
  let answers = 0;
  for (; isAnswering; answers++) {
    await add(
      db,
      learner,
      review(`meanwhile ${answers}`, { factId: `fact ${answers}`, at: afterLongLog }),
    );
    await othersTurn();
  }
  await change;
  expect(answers).toBeGreaterThan(1);
  expect(await learnerNow(db, learner)).toEqual({ id: learner.id, settings });
  expect(await logOf(db, learner)).toHaveLength(longLog.length + answers);
  await expectCachesToFollow(db, learner);
});
