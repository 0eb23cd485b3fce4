import type { ResultSet } from "@libsql/client";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { isConflict } from "./client";
import { freshDatabase } from "./fixture";
import { learner } from "./schema";
import { writeQueue } from "./write-queue";

const resultOf = (name: string): ResultSet => ({
  columns: [name],
  columnTypes: [],
  rows: [],
  rowsAffected: 0,
  lastInsertRowid: undefined,
  toJSON: () => ({}),
});

/** A queue that notes what it stores, and what stands in each transaction. */
function notedQueue(failing: (statements: readonly unknown[]) => boolean = () => false) {
  const stored: unknown[][] = [];
  const store = async (statements: readonly unknown[]): Promise<ResultSet[]> => {
    if (failing(statements)) throw new Error(`cannot store ${statements.join(" ")}`);
    stored.push([...statements]);
    return statements.map((statement) => resultOf(`${statement}`));
  };
  const queue = writeQueue(store);
  const write = async (...statements: string[]): Promise<unknown[]> =>
    (await queue.batch(statements, () => store(statements))).map(({ columns }) => columns[0]);
  return { stored, write, inTurn: queue.inTurn };
}

test("what is asked for at the same time is stored together, and each is told its own results", async () => {
  const { stored, write } = notedQueue();
  expect(await Promise.all([write("a", "b"), write("c"), write("d", "e", "f")])).toEqual([
    ["a", "b"],
    ["c"],
    ["d", "e", "f"],
  ]);
  expect(stored).toEqual([["a", "b", "c", "d", "e", "f"]]);
});

test("one that cannot be stored hinders no other", async () => {
  const { stored, write } = notedQueue((statements) => statements.includes("bad"));
  const outcomes = await Promise.allSettled([write("a"), write("bad"), write("c")]);
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(stored).toEqual([["a"], ["c"]]);
});

test("what is no batch stands alone, in its turn", async () => {
  const { stored, write, inTurn } = notedQueue();
  await Promise.all([
    write("a"),
    write("b"),
    inTurn(async () => stored.push(["PRAGMA"])),
    write("c"),
    write("d"),
  ]);
  expect(stored).toEqual([["a", "b"], ["PRAGMA"], ["c", "d"]]);
});

test("a large batch waits for none and takes none along", async () => {
  const { stored, write } = notedQueue();
  const large = Array.from({ length: 1_000 }, (_, i) => `${i}`);
  await Promise.all([write("a"), write(...large), write("b")]);
  expect(stored.map(({ length }) => length)).toEqual([1, 1_000, 1]);
});

test("learners who begin at once are all stored, but for one who is there already", async () => {
  const db = await freshDatabase();
  const begin = (id: string) =>
    db.batch([db.insert(learner).values({ id, tokenHash: id, createdAt: 0 })]);
  await begin("anna");
  const outcomes = await Promise.allSettled(["ben", "anna", "cas", "dora"].map(begin));
  expect(
    outcomes.flatMap((one) => (one.status === "rejected" ? isConflict(one.reason) : [])),
  ).toEqual([true]);
  expect(await db.$count(learner)).toBe(4);
  expect(await db.$count(learner, eq(learner.id, "dora"))).toBe(1);
});
