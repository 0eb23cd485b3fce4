import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { freshDatabase } from "../db/fixture";
import { dailyTotal, memory } from "../db/schema";
import { newLearner, noon, review } from "./fixture";
import { rebuild } from "./rebuild";
import { recordAnswers } from "./record";

const ignore = () => undefined;

async function twoLearners() {
  const db = await freshDatabase();
  const [anna, bram] = [await newLearner(db), await newLearner(db)];
  for (const learner of [anna, bram]) {
    const answers = ["fact-a", "fact-b"].map((factId, i) => review(`answer-${i}`, { factId }));
    await recordAnswers(db, learner, answers, noon);
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

test("mends lost caches, memories without a log, and totals", async () => {
  const { db, anna, bram } = await twoLearners();
  const totals = () => db.select().from(dailyTotal).orderBy(dailyTotal.learnerId, dailyTotal.kind);
  const before = await totals();
  await db.delete(memory).where(eq(memory.learnerId, anna.id));
  const [stray] = await db.select().from(memory).where(eq(memory.learnerId, bram.id)).limit(1);
  if (!stray) throw new Error("no memory");
  await db.insert(memory).values({ ...stray, factId: "fact-never-asked" });
  await db.update(dailyTotal).set({ answers: 7 });
  const { differing } = await rebuild(db, false, ignore);
  expect(new Set(differing)).toEqual(new Set([anna.id, bram.id]));
  expect(await totals()).toEqual(before);
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
    ...answers.map((answer) => recordAnswers(db, anna, [answer], noon + 1_000)),
    rebuild(db, false, ignore),
  ]);
  await rebuild(db, false, ignore);
  expect(await rebuild(db, true, ignore)).toEqual({ learners: 2, differing: [] });
  expect(await db.$count(memory, eq(memory.learnerId, anna.id))).toBe(22);
});
