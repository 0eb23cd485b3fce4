import { setImmediate as othersTurn } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { Database } from "../db/client";
import { freshDatabase } from "../db/fixture";
import { comparable } from "../domain/caches";
import { dayMs } from "../domain/fixture";
import { defaultSettings, type Learner } from "../domain/learner";
import type { Entry } from "../domain/log";
import {
  countUp,
  expectCachesToFollow,
  learnerNow,
  logOf,
  newLearner,
  noon,
  rebuiltCaches,
  review,
} from "./fixture";
import { record } from "./record";
import { replaying } from "./replaying";
import { changeSettings } from "./settings";

const later = noon + 1_000 * dayMs;

/** More answers than are read at a time; on one fact too, and to many facts a single one. */
const long: readonly Entry[] = countUp(2_600).map((i) =>
  review(`${i}`, {
    factId: i % 2 === 0 ? "sleep" : `fact ${i % 900}`,
    at: noon + i * 7_000_000,
    rating: i % 11 === 0 ? "again" : "good",
  }),
);

const undo = (undoes: string, factId: string, at: number): Entry => ({
  ...{ id: `undo ${undoes}`, type: "undo", at, undoes, factId },
});

async function learnerWithLongLog(db: Database): Promise<Learner> {
  const learner = await newLearner(db);
  for (const i of countUp(Math.ceil(long.length / 500)))
    await record(db, learner, long.slice((i - 1) * 500, i * 500), later);
  return learner;
}

const add = (db: Database, learner: Learner, ...entries: Entry[]) =>
  record(db, learner, entries, later);

const settings = { ...defaultSettings, desiredRetention: 0.8, rolloverHour: 0 };

describe("a log that is read in parts", () => {
  test("leaves what it leaves as a whole, and what came in meanwhile", async () => {
    const db = await freshDatabase();
    const learner = await learnerWithLongLog(db);
    const expected = async (under = settings) =>
      rebuiltCaches(await logOf(db, learner), { id: learner.id, settings: under });
    const replay = replaying(db, learner.id);
    expect(comparable(await replay(settings, long.length))).toEqual(await expected());

    const [, second] = long;
    if (!second) throw new Error("no entry");
    await add(
      db,
      learner,
      review("new", { factId: "new", at: later }),
      review("known", { at: later }),
    );
    await add(db, learner, undo(second.id, second.factId, later), undo("new", "new", later));
    expect(comparable(await replay(settings, long.length + 4))).toEqual(await expected());
    expect(comparable(await replay(defaultSettings, long.length + 4))).toEqual(
      await expected(defaultSettings),
    );
  });

  test("gives others their turn between them", async () => {
    const db = await freshDatabase();
    const learner = await learnerWithLongLog(db);
    let turns = 0;
    const others = setInterval(() => turns++, 0);
    await replaying(db, learner.id)(settings, long.length);
    clearInterval(others);
    expect(turns).toBeGreaterThanOrEqual(3);
  });
});

test("settings are changed under someone who goes on answering", async () => {
  const db = await freshDatabase();
  const learner = await learnerWithLongLog(db);
  let isAnswering = true;
  const change = changeSettings(db, learner.id, settings, later).finally(() => {
    isAnswering = false;
  });
  let answers = 0;
  for (; isAnswering; answers++) {
    await add(
      db,
      learner,
      review(`meanwhile ${answers}`, { factId: `fact ${answers}`, at: later }),
    );
    await othersTurn();
  }
  await change;
  expect(answers).toBeGreaterThan(1);
  expect(await learnerNow(db, learner)).toEqual({ id: learner.id, settings });
  expect(await logOf(db, learner)).toHaveLength(long.length + answers);
  await expectCachesToFollow(db, learner);
});
