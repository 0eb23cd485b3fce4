import { createClient } from "@libsql/client";
import { drizzle } from "drizzle-orm/libsql";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { z } from "zod";
import { type Database, migrateDatabase } from "./client";
import { freshUrl, opened } from "./fixture";
import { findLearner, readEverything, readLearners } from "./learners";
import { readActiveDays, readLog, readLogAndCaches, readMemories, readTotals } from "./log";
import { readQuiz, readRecentQuizzes } from "./quizzes";
import * as schema from "./schema";

const queries: Record<string, (db: Database) => Promise<unknown>> = {
  findLearner: (db) => findLearner(db, "hash"),
  readEverything: (db) => readEverything(db, "learner"),
  readLog: (db) => readLog(db, "learner", ["fact-a", "fact-b"], ["id-a", "id-b"]),
  readLogAndCaches: (db) => readLogAndCaches(db, "learner"),
  readLearners: (db) => readLearners(db, "", 100),
  readMemories: (db) => readMemories(db, "learner"),
  readTotals: (db) => readTotals(db, "learner", "2026-11-01"),
  readActiveDays: (db) => readActiveDays(db, "learner"),
  readQuiz: (db) => readQuiz(db, "learner", "quiz"),
  readRecentQuizzes: (db) => readRecentQuizzes(db, "learner", 12, () => true),
};

describe("the plan of each query on a learner's rows", () => {
  test.each(Object.entries(queries))("%s goes by an index and scans no table", async (_, query) => {
    const url = freshUrl();
    await migrateDatabase(opened(url));
    const client = createClient({ url });
    onTestFinished(() => client.close());
    const executed = vi.spyOn(client, "execute");
    const batched = vi.spyOn(client, "batch");

    await query(drizzle(client, { schema }));

    const asked = [
      ...executed.mock.calls.map(([one]) => one),
      ...batched.mock.calls.flatMap(([all]) => all),
    ];
    expect(asked).not.toEqual([]);
    for (const statement of asked) {
      const { sql, args } = z
        .object({ sql: z.string(), args: z.array(z.union([z.string(), z.number(), z.null()])) })
        .parse(statement);
      const { rows } = await client.execute({ sql: `EXPLAIN QUERY PLAN ${sql}`, args });
      // Walking through the few rows of the subquery `recent` is no scan of a table.
      const scans = rows
        .map(({ detail }) => detail)
        .filter((step) => /^SCAN (?!recent\b)/.test(`${step}`));
      expect(scans, sql).toEqual([]);
    }
  });
});
