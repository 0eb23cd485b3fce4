import { fork } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { createClient } from "@libsql/client";
import { drizzle } from "drizzle-orm/libsql";
import fc from "fast-check";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { migrateDatabase } from "../db/client";
import { freshDatabase, freshUrl, opened } from "../db/fixture";
import * as schema from "../db/schema";
import { anyInstant, anyLog, anySettings, dayMs, minuteMs, shuffledOf } from "../domain/fixture";
import { defaultSettings, type Learner } from "../domain/learner";
import { type Act, type ActKind, type Entry, effective, forGood, type Undo } from "../domain/log";
import {
  countUp,
  expectCachesToFollow,
  logOf,
  newLearner,
  noon,
  review,
  sequenceOf,
  storedCaches,
} from "./fixture";
import { eraseLearner, hashOf, newLearner as newBeginning } from "./learner";
import { record } from "./record";
import { changeSettings } from "./settings";

const hourMs = 60 * minuteMs;

/** Later than any instant that is drawn. */
const muchLater = Date.parse("2029-01-01T00:00Z");

const act = (kind: ActKind, id: string, at = noon): Act => ({
  id,
  factId: "sleep",
  at,
  type: "act",
  act: kind,
});

const undo = ({ id: undoes, factId }: Entry, at = noon): Undo => ({
  id: `undo ${undoes}`,
  factId,
  at,
  type: "undo",
  undoes,
});

describe("recording", () => {
  test("stores an answer and the memory that follows from it", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const recorded = await record(db, learner, [review("a")], noon);
    expect(recorded).toMatchObject({ learner, stored: new Set(["a"]), sinceFit: 1 });
    expect(await logOf(db, learner)).toEqual([review("a")]);
    const { memories } = await storedCaches(db, learner);
    expect(recorded?.replayed.get("sleep")).toEqual({ memory: memories.get("sleep") });
    await expectCachesToFollow(db, learner);
  });

  test("stores an act and until when it sets the fact aside", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const suspend = act("suspend", "b");
    const recorded = await record(db, learner, [suspend], noon);
    expect(recorded?.replayed.get("sleep")?.heldUntil).toBe(forGood);
    expect(await logOf(db, learner)).toEqual([suspend]);
    expect((await storedCaches(db, learner)).holds).toEqual(new Map([["sleep", forGood]]));
    await record(db, learner, [act("resume", "c", noon + 1)], noon + 1);
    expect((await storedCaches(db, learner)).holds).toEqual(new Map());
  });

  test("stores an undo and takes away what only the undone entry left", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const before = await storedCaches(db, learner);
    const back = undo(review("a"));
    await record(db, learner, [review("a")], noon);
    const recorded = await record(db, learner, [back], noon);
    expect(recorded?.replayed.get("sleep")?.memory).toBeUndefined();
    expect(await logOf(db, learner)).toEqual([review("a"), back]);
    expect(await storedCaches(db, learner)).toEqual(before);
  });

  test("counts an id once, sent again, sent changed or twice in a batch", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    await record(db, learner, [review("a"), review("a"), review("b")], noon);
    const before = await storedCaches(db, learner);
    for (const at of [noon - dayMs, noon + dayMs]) {
      const again = await record(db, learner, [review("a", { at })], noon + dayMs);
      expect(again?.stored).toEqual(new Set());
      expect(again?.replayed.get("sleep")?.memory).toEqual(before.memories.get("sleep"));
    }
    expect(await storedCaches(db, learner)).toEqual(before);
    expect(await sequenceOf(db, learner)).toEqual([1, 2]);
  });

  test("puts a late answer in its place in time", async () => {
    const db = await freshDatabase();
    const [prompt, late] = [await newLearner(db), await newLearner(db)];
    const [one, two, three] = [0, 1, 2].map((day) => review(`${day}`, { at: noon + day * dayMs }));
    if (!one || !two || !three) throw new Error("three days");
    const send = async (learner: Learner, entries: readonly Entry[]) => {
      for (const entry of entries) await record(db, learner, [entry], noon + 3 * dayMs);
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
    const recorded = await record(db, learner, [], noon);
    expect(recorded).toEqual({ learner, stored: new Set(), replayed: new Map(), sinceFit: 0 });
    expect(await sequenceOf(db, learner)).toEqual([]);
  });

  test("keeps learners apart, those with the same ids too", async () => {
    const db = await freshDatabase();
    const [anna, bram] = [await newLearner(db), await newLearner(db)];
    await record(db, anna, [review("a")], noon);
    await record(db, bram, [review("a", { factId: "heart" })], noon);
    await record(db, bram, [undo(review("a"))], noon);
    expect([...(await storedCaches(db, anna)).memories.keys()]).toEqual(["sleep"]);
    expect([...(await storedCaches(db, bram)).memories.keys()]).toEqual(["heart"]);
    expect(await sequenceOf(db, bram)).toEqual([1, 2]);
  });

  test("for a learner who is not known, or has been erased, stores nothing", async () => {
    const db = await freshDatabase();
    for (const nobody of [{ id: "gone" }, { tokenHash: hashOf("gone") }])
      expect(await record(db, nobody, [review("a")], noon)).toBeUndefined();
    expect(await db.$count(schema.entry)).toBe(0);
  });

  test("for a learner who is erased in the middle of it stores nothing", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const erased = () => eraseLearner(db, learner);
    const [recorded] = await Promise.all([record(db, learner, [review("a")], noon), erased()]);
    expect(recorded).toBeUndefined();
    expect(await db.$count(schema.entry)).toBe(0);
  });
});

describe("a clock that is wrong", () => {
  test.each([hourMs, dayMs])("by %d ms ahead: the answer counts as given now", async (aheadMs) => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    await record(db, learner, [review("a", { at: noon + aheadMs })], noon);
    expect(await logOf(db, learner)).toEqual([review("a")]);
    expect((await storedCaches(db, learner)).memories.get("sleep")?.lastAnsweredAt).toBe(noon);
    await expectCachesToFollow(db, learner);
  });

  test("by an hour behind: the answer is stored as it came, before those it is older than", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const behind = review("b", { at: noon - hourMs, rating: "again" });
    await record(db, learner, [review("a")], noon);
    await record(db, learner, [behind], noon + minuteMs);
    expect(await logOf(db, learner)).toEqual([review("a"), behind]);
    const [inOrder] = [await newLearner(db)];
    await record(db, inOrder, [behind, review("a")], noon + minuteMs);
    expect(await storedCaches(db, learner)).toEqual(await storedCaches(db, inOrder));
    await expectCachesToFollow(db, learner);
  });
});

describe("a learner who begins", () => {
  test("is stored with the first entries, and known by the token from then on", async () => {
    const db = await freshDatabase();
    const { beginning, token } = newBeginning("America/New_York", noon);
    const begun = await record(db, beginning, [review("a")], noon);
    const settings = { ...defaultSettings, timeZone: "America/New_York" };
    expect(begun).toMatchObject({
      learner: { id: beginning.id, settings },
      stored: new Set(["a"]),
    });
    const next = await record(db, { tokenHash: hashOf(token) }, [review("b")], noon);
    expect(next).toMatchObject({ learner: { id: beginning.id, settings }, sinceFit: 2 });
    await expectCachesToFollow(db, { id: beginning.id, settings });
  });

  test("begins once when the first reply got lost", async () => {
    const db = await freshDatabase();
    const { beginning } = newBeginning(undefined, noon);
    await record(db, beginning, [review("a")], noon);
    const again = await record(db, beginning, [review("a"), review("b")], noon);
    expect(again?.stored).toEqual(new Set(["b"]));
    expect(await db.$count(schema.learner)).toBe(1);
    expect(await sequenceOf(db, { id: beginning.id, settings: defaultSettings })).toEqual([1, 2]);
  });
});

describe("the way to the database", () => {
  /** A database that tells of every call that goes to it. */
  async function watchedDatabase() {
    const url = freshUrl();
    await migrateDatabase(opened(url));
    const client = createClient({ url });
    onTestFinished(() => client.close());
    const calls = [vi.spyOn(client, "batch"), vi.spyOn(client, "execute")];
    const transactions = vi.spyOn(client, "transaction");
    return {
      db: drizzle(client, { schema }),
      tripsOf: async (work: () => Promise<unknown>): Promise<number> => {
        for (const call of calls) call.mockClear();
        await work();
        expect(transactions).not.toHaveBeenCalled();
        return calls.reduce((sum, { mock }) => sum + mock.calls.length, 0);
      },
    };
  }

  test("is taken twice for a learner who is known: to read and to write", async () => {
    const { db, tripsOf } = await watchedDatabase();
    const learner = await newLearner(db);
    const many = countUp(500).map((i) => review(`${i}`, { factId: `fact ${i % 90}` }));
    for (const entries of [[review("a")], [act("bury", "b")], [undo(review("a"))], many])
      expect(await tripsOf(() => record(db, learner, entries, noon))).toBe(2);
  });

  test("is taken once when there is nothing new, and for a learner who begins", async () => {
    const { db, tripsOf } = await watchedDatabase();
    const { beginning, token } = newBeginning(undefined, noon);
    expect(await tripsOf(() => record(db, beginning, [review("a")], noon))).toBe(1);
    const key = { tokenHash: hashOf(token) };
    expect(await tripsOf(() => record(db, key, [review("a")], noon))).toBe(1);
    expect(await tripsOf(() => record(db, key, [review("b")], noon))).toBe(2);
  });
});

test("what is stored follows from the log, however entries come in and settings change", async () => {
  const db = await freshDatabase();
  const anyHistory = anyLog(undefined, 20).chain((log) =>
    fc.array(
      fc.oneof(
        {
          weight: 4,
          arbitrary: fc
            .subarray(log, { minLength: Math.min(1, log.length) })
            .map((entries) => ({ entries })),
        },
        { weight: 1, arbitrary: anySettings.map((change) => ({ change })) },
      ),
      { maxLength: 7 },
    ),
  );
  await fc.assert(
    fc.asyncProperty(anyHistory, fc.integer({ min: 0, max: 500 }), async (history, days) => {
      const learner = await newLearner(db);
      const now = noon + days * dayMs;
      for (const step of history) {
        if ("change" in step) await changeSettings(db, learner.id, step.change, now);
        else await record(db, learner, step.entries, now);
        await expectCachesToFollow(db, learner);
      }
      const sent = history.flatMap((step) => ("entries" in step ? step.entries : []));
      const log = await logOf(db, learner);
      expect(new Set(log.map(({ id }) => id))).toEqual(new Set(sent.map(({ id }) => id)));
      const sequence = await sequenceOf(db, learner);
      expect(sequence).toEqual(countUp(sequence.length));
      for (const { at } of log) expect(at).toBeLessThanOrEqual(now);
    }),
    { numRuns: 40 },
  );
}, 30_000);

test("any order of arrival and any repetition leave the same", async () => {
  const db = await freshDatabase();
  const anyArrival = anyLog(undefined, 15).chain((log) =>
    fc.tuple(
      fc.constant(log),
      fc
        .subarray(log)
        .chain((again) => shuffledOf([...log, ...again]))
        .chain((arrived) =>
          fc.nat({ max: arrived.length }).map((cut) => [arrived.slice(0, cut), arrived.slice(cut)]),
        ),
    ),
  );
  await fc.assert(
    fc.asyncProperty(anyArrival, async ([log, batches]) => {
      const [whole, inParts] = [await newLearner(db), await newLearner(db)];
      await record(db, whole, log, muchLater);
      for (const batch of batches) await record(db, inParts, batch, muchLater);
      expect(await storedCaches(db, inParts)).toEqual(await storedCaches(db, whole));
    }),
    { numRuns: 40 },
  );
}, 30_000);

test("taking back the last entries leaves what was there, also when the undo comes first", async () => {
  const db = await freshDatabase();
  const anyTail = fc
    .tuple(anyLog(undefined, 15), fc.nat({ max: 6 }), anyInstant)
    .map(([log, count, at]) => {
      const entries = effective(log);
      const kept = entries.slice(0, Math.max(0, entries.length - count));
      const undone = entries.slice(kept.length);
      return { kept, undone, undos: undone.map((entry) => undo(entry, at)) };
    });
  await fc.assert(
    fc.asyncProperty(anyTail, async ({ kept, undone, undos }) => {
      const [after, first] = [await newLearner(db), await newLearner(db)];
      for (const learner of [after, first]) await record(db, learner, kept, muchLater);
      const before = await storedCaches(db, after);
      for (const batch of [undone, undos]) await record(db, after, batch, muchLater);
      for (const batch of [undos, undone]) await record(db, first, batch, muchLater);
      expect(await storedCaches(db, after)).toEqual(before);
      expect(await storedCaches(db, first)).toEqual(before);
    }),
    { numRuns: 40 },
  );
}, 30_000);

test("calls at the same time lose nothing", async () => {
  const db = await freshDatabase();
  const learner = await newLearner(db);
  const factIds = ["sleep", "stress", "heart"];
  const calls = countUp(30).map((i) =>
    record(
      db,
      learner,
      [
        review(`${i}`, { factId: factIds[i % 3], at: noon - i * minuteMs }),
        review(`shared ${i % 5}`, { factId: "brain" }),
        ...(i % 6 === 0 ? [act("bury", `act ${i}`), undo(review(`${i + 1}`))] : []),
      ],
      noon,
    ),
  );
  const stored = (await Promise.all(calls)).flatMap((recorded) => [...(recorded?.stored ?? [])]);
  expect(stored).toHaveLength(45);
  expect(new Set(stored).size).toBe(45);
  expect(await sequenceOf(db, learner)).toEqual(countUp(45));
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

  // Each: 300 answers, 40 acts and 25 undos; and 50 answers and 25 undos that both of them sent.
  const log = await logOf(db, learner);
  const countOf = (type: Entry["type"]) => log.filter((entry) => entry.type === type).length;
  expect(log).toHaveLength(2 * (300 + 40 + 25) + 50 + 25);
  expect([countOf("act"), countOf("undo")]).toEqual([80, 75]);
  expect(new Set(log.map(({ id }) => id)).size).toBe(log.length);
  expect(await sequenceOf(db, learner)).toEqual(countUp(log.length));
  await expectCachesToFollow(db, learner);
}, 60_000);
