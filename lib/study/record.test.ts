import { fork } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Database } from "../db/client";
import { migrateDatabase } from "../db/client";
import { freshDatabase, freshUrl, opened } from "../db/fixture";
import { readEverything } from "../db/learners";
import { anyLog, dayMs, minuteMs } from "../domain/fixture";
import type { Learner } from "../domain/learner";
import { logOf, newLearner, noon, rebuiltCaches, review, storedCaches } from "./fixture";
import { recordAnswers } from "./record";

async function expectCachesToFollow(db: Database, learner: Learner): Promise<void> {
  const log = await logOf(db, learner);
  expect(await storedCaches(db, learner)).toEqual(rebuiltCaches(log, learner));
}

async function sequenceOf(db: Database, { id }: Learner): Promise<number[]> {
  return (await readEverything(db, id)).answers.map(({ seq }) => seq);
}

const countUp = (length: number): number[] => Array.from({ length }, (_, i) => i + 1);

describe("recording", () => {
  test("stores an answer and the memory that follows from it", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const { stored, memories } = await recordAnswers(db, learner, [review("a")], noon);
    expect(stored).toEqual(new Set(["a"]));
    expect(await logOf(db, learner)).toEqual([review("a")]);
    expect((await storedCaches(db, learner)).memories).toEqual(memories);
    await expectCachesToFollow(db, learner);
  });

  test("counts an id once, sent again, sent changed or twice in a batch", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    await recordAnswers(db, learner, [review("a"), review("a"), review("b")], noon);
    const before = await storedCaches(db, learner);
    const again = await recordAnswers(db, learner, [review("a", { at: noon - dayMs })], noon);
    expect(again.stored).toEqual(new Set());
    expect(again.memories).toEqual(before.memories);
    expect(await storedCaches(db, learner)).toEqual(before);
    expect(await sequenceOf(db, learner)).toEqual([1, 2]);
  });

  test("brings a time in the future back to now", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    await recordAnswers(db, learner, [review("a", { at: noon + dayMs })], noon);
    expect(await logOf(db, learner)).toEqual([review("a", { at: noon })]);
    expect((await storedCaches(db, learner)).memories.get("sleep")?.lastAnsweredAt).toBe(noon);
  });

  test("puts a late answer in its place in time", async () => {
    const db = await freshDatabase();
    const [prompt, late] = [await newLearner(db), await newLearner(db)];
    const days = [0, 1, 2].map((day) => noon + day * dayMs);
    const [one, two, three] = days.map((at, i) => ({ at, id: `${i}` }));
    if (!one || !two || !three) throw new Error("three days");
    const now = noon + 3 * dayMs;
    const send = async (learner: Learner, entries: readonly { id: string; at: number }[]) => {
      for (const { id, at } of entries) {
        await recordAnswers(db, learner, [review(`${learner.id} ${id}`, { at })], now);
      }
    };
    await send(prompt, [one, two, three]);
    await send(late, [three, one, two]);
    expect(await storedCaches(db, late)).toEqual(await storedCaches(db, prompt));
    expect((await storedCaches(db, late)).memories.get("sleep")?.reps).toBe(3);
    await expectCachesToFollow(db, late);
  });

  test("of nothing stores nothing", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const recorded = await recordAnswers(db, learner, [], noon);
    expect(recorded).toEqual({ stored: new Set(), memories: new Map() });
  });

  test("keeps learners apart", async () => {
    const db = await freshDatabase();
    const [anna, bram] = [await newLearner(db), await newLearner(db)];
    await recordAnswers(db, anna, [review("a")], noon);
    await recordAnswers(db, bram, [review("b", { factId: "heart" })], noon);
    expect((await logOf(db, anna)).map(({ id }) => id)).toEqual(["a"]);
    expect([...(await storedCaches(db, bram)).memories.keys()]).toEqual(["heart"]);
    expect(await sequenceOf(db, bram)).toEqual([1]);
  });

  test("for a learner who has been erased fails", async () => {
    const db = await freshDatabase();
    const learner = { ...(await newLearner(db)), id: "gone" };
    await expect(recordAnswers(db, learner, [review("a")], noon)).rejects.toThrow();
  });
});

test("what is stored follows from the log, however the answers come in", async () => {
  const db = await freshDatabase();
  const anySending = anyLog(undefined, 20).chain((log) =>
    fc.array(fc.subarray(log, { minLength: Math.min(1, log.length) }), { maxLength: 5 }),
  );
  await fc.assert(
    fc.asyncProperty(anySending, fc.integer({ min: 0, max: 500 }), async (batches, days) => {
      const learner = await newLearner(db);
      const now = noon + days * dayMs;
      for (const batch of batches) {
        // Ids are unique across learners: every run has its own.
        const own = batch.map((answer) => ({ ...answer, id: `${learner.id} ${answer.id}` }));
        await recordAnswers(db, learner, own, now);
      }
      const sent = new Set(batches.flat().map(({ id }) => `${learner.id} ${id}`));
      const log = await logOf(db, learner);
      expect(new Set(log.map(({ id }) => id))).toEqual(sent);
      expect(await sequenceOf(db, learner)).toEqual(countUp(sent.size));
      for (const { at } of log) expect(at).toBeLessThanOrEqual(now);
      await expectCachesToFollow(db, learner);
    }),
    { numRuns: 40 },
  );
}, 30_000);

test("calls at the same time lose nothing", async () => {
  const db = await freshDatabase();
  const learner = await newLearner(db);
  const factIds = ["sleep", "stress", "heart"];
  const calls = countUp(30).map((i) =>
    recordAnswers(
      db,
      learner,
      [
        review(`${i}`, { factId: factIds[i % 3], at: noon - i * minuteMs }),
        review(`shared ${i % 5}`, { factId: "brain" }),
      ],
      noon,
    ),
  );
  const stored = (await Promise.all(calls)).flatMap((recorded) => [...recorded.stored]);
  expect(stored).toHaveLength(35);
  expect(new Set(stored).size).toBe(35);
  expect(await sequenceOf(db, learner)).toEqual(countUp(35));
  await expectCachesToFollow(db, learner);
});

test("two processes that write to one log lose nothing and count nothing twice", async () => {
  const url = freshUrl();
  const db = opened(url);
  await migrateDatabase(db);
  const learner = await newLearner(db);
  const writers = ["one", "two"].map((name) =>
    fork(resolve("lib/study/writer.fixture.ts"), [url, learner.id, name], {
      execArgv: ["--import", "tsx"],
    }),
  );
  await Promise.all(writers.map((writer) => once(writer, "message")));
  const exits = writers.map((writer) => once(writer, "exit"));
  for (const writer of writers) writer.send("go");
  expect(await Promise.all(exits)).toEqual([
    [0, null],
    [0, null],
  ]);

  // Each: 200 of its own and 100 in batches; and 50 that both of them sent.
  const ids = (await logOf(db, learner)).map(({ id }) => id);
  expect(ids).toHaveLength(2 * 300 + 50);
  expect(new Set(ids).size).toBe(ids.length);
  expect(await sequenceOf(db, learner)).toEqual(countUp(ids.length));
  await expectCachesToFollow(db, learner);
}, 30_000);
