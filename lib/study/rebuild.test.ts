import { and, eq } from "drizzle-orm";
import { describe, expect, test, vi } from "vitest";
import { type Database, migrateDatabase } from "../db/client";
import { earlierDatabase, freshDatabase, freshUrl } from "../db/fixture";
import { readLearners, readOutdated } from "../db/learners";
import { dailyTotal, entry, hold, learner, memory } from "../db/schema";
import { type Answer, isRight } from "../domain/answer";
import { cachesOf } from "../domain/caches";
import { dayMs } from "../domain/fixture";
import { defaultSettings, type Learner } from "../domain/learner";
import type { Given } from "../domain/marking";
import { everythingOf, logOf, newLearner, noon, review, storedCaches } from "./fixture";
import { rebuild, rebuildOutdated } from "./rebuild";
import { record } from "./record";

const ignore = () => undefined;

async function twoLearners() {
  const db = await freshDatabase();
  const [anna, bram] = [await newLearner(db), await newLearner(db)];
  for (const learner of [anna, bram]) {
    const answers = ["fact-a", "fact-b"].map((factId, i) => review(`answer-${i}`, { factId }));
    await record(db, learner, answers, noon);
  }
  return { db, anna, bram };
}

test("finds nothing where every memory and total follows from the log", async () => {
  const { db } = await twoLearners();
  expect(await rebuild(db, true, ignore)).toEqual({ learners: 2, differing: [] });
});

test("finds a memory that does not follow, leaves it when only checking, and mends it", async () => {
  const { db, anna } = await twoLearners();
  const rows = () => db.select().from(memory).orderBy(memory.learnerId, memory.factId);
  const before = await rows();
  await db
    .update(memory)
    .set({ stability: 99 })
    .where(and(eq(memory.learnerId, anna.id), eq(memory.factId, "fact-a")));
  expect((await rebuild(db, true, ignore)).differing).toEqual([anna.id]);
  expect((await rebuild(db, true, ignore)).differing).toEqual([anna.id]);
  expect((await rebuild(db, false, ignore)).differing).toEqual([anna.id]);
  expect(await rows()).toEqual(before);
  expect((await rebuild(db, true, ignore)).differing).toEqual([]);
});

test("mends lost caches, memories and holds without a log, and totals", async () => {
  const { db, anna, bram } = await twoLearners();
  const totals = () => db.select().from(dailyTotal).orderBy(dailyTotal.learnerId, dailyTotal.kind);
  const before = await totals();
  await db.delete(memory).where(eq(memory.learnerId, anna.id));
  const [stray] = await db.select().from(memory).where(eq(memory.learnerId, bram.id)).limit(1);
  if (!stray) throw new Error("no memory");
  await db.insert(memory).values({ ...stray, factId: "fact-never-asked" });
  await db.update(dailyTotal).set({ answers: 7 });
  await db.insert(hold).values({ learnerId: bram.id, factId: "fact-a", until: noon });
  const { differing } = await rebuild(db, false, ignore);
  expect(new Set(differing)).toEqual(new Set([anna.id, bram.id]));
  expect(await totals()).toEqual(before);
  expect(await db.$count(hold)).toBe(0);
  expect((await rebuild(db, true, ignore)).differing).toEqual([]);
});

test("tells how far it is", async () => {
  const { db } = await twoLearners();
  const told: string[] = [];
  await rebuild(db, true, (done, total) => told.push(`${done}/${total}`));
  expect(told).toEqual(["1/2", "2/2"]);
});

test("loses no answer that is given meanwhile", async () => {
  const { db, anna } = await twoLearners();
  await db.update(memory).set({ stability: 99 });
  const answers = Array.from({ length: 20 }, (_, i) =>
    review(`later-${i}`, { factId: `fact-${i}`, at: noon + i }),
  );
  await Promise.all([
    ...answers.map((answer) => record(db, anna, [answer], noon + 1_000)),
    rebuild(db, false, ignore),
  ]);
  await rebuild(db, false, ignore);
  expect(await rebuild(db, true, ignore)).toEqual({ learners: 2, differing: [] });
  expect(await db.$count(memory, eq(memory.learnerId, anna.id))).toBe(22);
});

test("takes no answer that is given meanwhile for a difference", async () => {
  const { db, anna } = await twoLearners();
  const answering = Array.from({ length: 20 }, async (_, i) => {
    const later = review(`later-${i}`, { factId: `fact-${i}`, at: noon + i });
    await record(db, anna, [later], noon + 1_000);
    return (await rebuild(db, true, ignore)).differing;
  });
  expect((await Promise.all(answering)).flat()).toEqual([]);
});

describe("caches of an older version", () => {
  test("are looked at once, also where nothing differs", async () => {
    const { db, anna, bram } = await twoLearners();
    await db.update(learner).set({ cachesVersion: 0 });
    expect(new Set(await readOutdated(db, "", 10))).toEqual(new Set([anna.id, bram.id]));
    await rebuildOutdated(db);
    expect(await readOutdated(db, "", 10)).toEqual([]);
    expect(await rebuild(db, true, ignore)).toEqual({ learners: 2, differing: [] });
  });

  test("of a learner who cannot be read hold up no other", async () => {
    const { db, anna, bram } = await twoLearners();
    const told = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const first = anna.id < bram.id ? anna : bram;
    await db.update(learner).set({ cachesVersion: 0 });
    await db.update(entry).set({ promptId: null }).where(eq(entry.learnerId, first.id));
    await rebuildOutdated(db);
    expect(told).toHaveBeenCalledOnce();
    told.mockRestore();
    expect(await readOutdated(db, "", 10)).toEqual([first.id]);
  });
});

describe("a database of the first version", () => {
  const settings = {
    ...defaultSettings,
    timeZone: "America/New_York",
    rolloverHour: 2,
    newFactsPerDay: 7,
    desiredRetention: 0.83,
  };
  const anna: Learner = { id: "anna", settings };

  /** A month with lapses, several wordings, quiz answers, and a lucky pick at the end. */
  const log: readonly Answer[] = [
    ...[0, 1, 2, 3, 4, 5].map((i) =>
      review(`review-${i}`, {
        factId: i % 2 === 0 ? "sleep" : "heart",
        promptId: `wording/${i}`,
        at: noon + i * 5 * dayMs,
        rating: i === 4 ? "again" : "good",
      }),
    ),
    quizAnswer("quiz-right", "stress", noon, true, { picked: [1, 2] }),
    quizAnswer("quiz-wrong", "sleep", noon + 12 * dayMs, false, { unknown: true }),
    quizAnswer("quiz-lucky", "heart", noon + 30 * dayMs, true, { judged: true }),
  ];

  function quizAnswer(
    id: string,
    factId: string,
    at: number,
    right: boolean,
    given: Given,
  ): Answer {
    const { promptId, durationMs } = review(id);
    const base = { id, factId, promptId, at, durationMs, locale: "en" } as const;
    return { ...base, type: "quiz", kind: "choice", right, given };
  }

  /** A row of the table, whose columns are named in snake case. */
  async function insert(
    db: Database,
    table: string,
    row: Readonly<Record<string, string | number | null>>,
  ): Promise<void> {
    const columns = Object.keys(row).map((name) => name.replace(/[A-Z]/g, "_$&").toLowerCase());
    const places = columns.map(() => "?");
    const sql = `INSERT INTO ${table} (${columns}) VALUES (${places})`;
    await db.$client.execute({ sql, args: Object.values(row) });
  }

  async function firstVersion(): Promise<Database> {
    const db = await earlierDatabase(freshUrl(), 1);
    const { timeZone, rolloverHour, newFactsPerDay, desiredRetention } = settings;
    const rules = { timeZone, rolloverHour, newFactsPerDay, desiredRetention };
    await insert(db, "learner", { id: "anna", tokenHash: "hash", ...rules, createdAt: noon });
    for (const [i, answer] of log.entries()) {
      const { type: source, at: answeredAt, ...rest } = answer;
      const given = "given" in rest ? JSON.stringify(rest.given) : null;
      const right = isRight(answer) ? 1 : 0;
      const row = { ...rest, learnerId: "anna", seq: i + 1, source, answeredAt, right, given };
      await insert(db, "answer", row);
    }
    const { memories, totals } = cachesOf(log, settings);
    for (const [factId, known] of memories) {
      const { lastPromptId: _, settledLapses: __, provenDays: ___, ...schedule } = known;
      await insert(db, "memory", { learnerId: "anna", factId, ...schedule });
    }
    for (const total of totals) await insert(db, "daily_total", { learnerId: "anna", ...total });
    const quiz = { id: "quiz", learnerId: "anna", articleId: "magnesium", startedAt: noon };
    await insert(db, "quiz", quiz);
    const question = { quizId: "quiz", position: 1, answerId: "quiz-right", promptId: "p" };
    await insert(db, "quiz_question", { ...question, optionOrder: "[2,0,1]" });
    return db;
  }

  test("is brought up to date with nothing lost", async () => {
    const db = await firstVersion();
    await migrateDatabase(db);
    expect(await readLearners(db, "", 10)).toEqual([anna]);
    expect(await logOf(db, anna)).toEqual(log);
    const { learner: row, entries, quizzes, quizQuestions } = await everythingOf(db, anna);
    expect(row).toMatchObject({ createdAt: noon, fittedSeq: 0 });
    expect(entries.map(({ seq }) => seq)).toEqual(log.map((_, i) => i + 1));
    expect(entries.map(({ right }) => right)).toEqual(log.map(isRight));
    expect(quizzes).toMatchObject([{ id: "quiz", startedAt: noon }]);
    expect(quizQuestions).toMatchObject([{ answerId: "quiz-right", optionOrder: [2, 0, 1] }]);
    expect(await db.$count(learner)).toBe(1);
  });

  test("has its caches made anew, once", async () => {
    const db = await firstVersion();
    await migrateDatabase(db);
    expect(await readOutdated(db, "", 10)).toEqual(["anna"]);
    await rebuildOutdated(db);
    expect(await readOutdated(db, "", 10)).toEqual([]);
    expect(await rebuild(db, true, ignore)).toEqual({ learners: 1, differing: [] });
    const { memories } = await storedCaches(db, anna);
    expect(memories.get("sleep")?.lastPromptId).toBe("wording/4");
    expect(memories.get("heart")?.lastPromptId).toBe("wording/5");
  });

  test("goes on from there: what was sent before is known, what is new comes after it", async () => {
    const db = await firstVersion();
    await migrateDatabase(db);
    const next = review("next", { at: noon + 31 * dayMs });
    const recorded = await record(db, { tokenHash: "hash" }, [...log, next], next.at);
    expect(recorded).toMatchObject({ learner: anna, stored: new Set(["next"]) });
    await rebuildOutdated(db);
    expect(await rebuild(db, true, ignore)).toEqual({ learners: 1, differing: [] });
  });
});
