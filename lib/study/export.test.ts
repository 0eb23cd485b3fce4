import { createHash } from "node:crypto";
import { text as textOf } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Database } from "../db/client";
import { freshDatabase, rowCounts, tablesOf } from "../db/fixture";
import type { Learner } from "../domain/learner";
import { exportLearner } from "./export";
import { activeLearner, everythingOf, learnerWithLongLog, newLearner, noon } from "./fixture";
import { eraseLearner } from "./learner";

const exportOf = async (db: Database, learner: Learner): Promise<string> =>
  textOf(await exportLearner(db, learner, noon));

const rows = z.array(z.record(z.string(), z.unknown()));

const shape = z.object({
  format: z.string(),
  exportedAt: z.string(),
  learner: z.looseObject({ id: z.string() }),
  ...{ entries: rows, memories: rows, holds: rows, fits: rows, traces: rows },
  ...{ dailyTotals: rows, tallies: rows, quizzes: rows, quizQuestions: rows },
});

describe("an export", () => {
  test("holds every row and every column of the learner's, but for the hash", async () => {
    const db = await freshDatabase();
    const { learner } = await activeLearner(db, "anna");
    const counts = await rowCounts(db);
    const exported = shape.parse(JSON.parse(await exportOf(db, learner)));
    expect(exported.format).toBe("weetje-export-2");
    expect(exported.exportedAt).toBe("2026-11-22T12:00:00.000Z");
    expect(exported.learner.id).toBe(learner.id);
    const tables = {
      entry: exported.entries,
      memory: exported.memories,
      hold: exported.holds,
      fit: exported.fits,
      trace: exported.traces,
      daily_total: exported.dailyTotals,
      tally: exported.tallies,
      quiz: exported.quizzes,
      quiz_question: exported.quizQuestions,
      learner: [exported.learner],
    };
    expect(Object.keys(tables).sort()).toEqual(await tablesOf(db));
    for (const [table, rows] of Object.entries(tables)) {
      expect(rows, table).toHaveLength(counts[table] ?? -1);
      expect(rows.length, table).toBeGreaterThan(0);
      const { columns } = await db.$client.execute(`SELECT * FROM ${table}`);
      const names = columns
        .filter((column) => column !== "token_hash")
        .map((column) => column.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()));
      expect(Object.keys(rows[0] ?? {}).sort(), table).toEqual(names.sort());
    }
  });

  test("holds neither a token nor a hash, and nothing of another learner", async () => {
    const db = await freshDatabase();
    const anna = await activeLearner(db, "anna");
    const bram = await activeLearner(db, "bram");
    const text = await exportOf(db, anna.learner);
    for (const { token } of [anna, bram]) {
      expect(text).not.toContain(token);
      expect(text).not.toContain(createHash("sha256").update(token).digest("hex"));
    }
    expect(text).toContain("anna 2");
    expect(text).not.toContain("bram");
    expect(text).not.toContain(bram.learner.id);
  });
});

test("a long log is exported in pieces, and as a whole", async () => {
  const db = await freshDatabase();
  const learner = await learnerWithLongLog(db);
  let pieces = 0;
  for await (const piece of await exportLearner(db, learner, noon)) {
    expect(piece.length).toBeLessThan(1_000_000);
    pieces += 1;
  }
  expect(pieces).toBeGreaterThan(5);
  const { entries, traces } = shape.parse(JSON.parse(await exportOf(db, learner)));
  const everything = await everythingOf(db, learner);
  expect(entries).toEqual(everything.entries);
  expect(traces).toEqual(everything.traces);
});

test("an export breaks off when the learner is erased, also where nothing else would tell", async () => {
  const db = await freshDatabase();
  const learner = await learnerWithLongLog(db);
  const pieces = await exportLearner(db, learner, noon);
  await pieces.next();
  await eraseLearner(db, learner);
  await expect(textOf(pieces)).rejects.toThrow(/erased/);
});

test("of who has done nothing yet it is whole as well", async () => {
  const db = await freshDatabase();
  const learner = await newLearner(db);
  expect(shape.parse(JSON.parse(await exportOf(db, learner)))).toMatchObject({
    entries: [],
    traces: [],
  });
});
