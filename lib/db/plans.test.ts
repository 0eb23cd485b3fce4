import { createClient } from "@libsql/client";
import { drizzle } from "drizzle-orm/libsql";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { z } from "zod";
import { readHolds, readMemories } from "./caches";
import { type Database, migrateDatabase } from "./client";
import { cancelFits, endFit, insertFit, keepAlive, readFits } from "./fits";
import { freshUrl, opened } from "./fixture";
import { findLearner, insertLearner, readEverything, readLearners, readOutdated } from "./learners";
import {
  append,
  appendSettings,
  readEntriesBetween,
  readEntriesOf,
  readLog,
  readLogAndCaches,
  readUndosOf,
  replaceCaches,
} from "./log";
import {
  readActiveDays,
  readDaySums,
  readFirstDay,
  readTallies,
  readTotals,
  readTracesOn,
} from "./progress";
import { readAnsweredQuizzes, readQuiz, readRecentQuizzes } from "./quizzes";
import * as schema from "./schema";

const undo = { id: "id", type: "undo", factId: "fact-a", at: 0, undoes: "other" } as const;

const queries: Record<string, (db: Database) => Promise<unknown>> = {
  findLearner: (db) => findLearner(db, "hash"),
  readEverything: (db) => readEverything(db, "learner"),
  readLog: (db) => readLog(db, { id: "learner" }, [undo, undo]),
  "readLog by token": (db) => readLog(db, { tokenHash: "hash" }, [undo]),
  readLogAndCaches: (db) => readLogAndCaches(db, "learner"),
  readLearners: (db) => readLearners(db, "", 100),
  readMemories: (db) => readMemories(db, "learner"),
  readHolds: (db) => readHolds(db, "learner"),
  readEntriesOf: (db) => readEntriesOf(db, "learner", ["fact-a", "fact-b"]),
  readEntriesBetween: (db) => readEntriesBetween(db, "learner", 0, 1),
  readUndosOf: (db) => readUndosOf(db, "learner", ["fact-a", "fact-b"]),
  readTotals: (db) => readTotals(db, "learner", "2026-11-01"),
  readFirstDay: (db) => readFirstDay(db, "learner"),
  readTallies: (db) => readTallies(db, "learner", "week", "2026-11"),
  readTracesOn: (db) => readTracesOn(db, "learner", ["fact-a"], ["2026-11-22"]),
  readOutdated: (db) => readOutdated(db, "", 100),
  readDaySums: (db) => readDaySums(db, "learner", "2026-11-01"),
  readActiveDays: (db) => readActiveDays(db, "learner", "2026-11-01"),
  readFits: (db) => readFits(db, "learner", 2),
  readQuiz: (db) => readQuiz(db, "learner", "quiz"),
  readAnsweredQuizzes: (db) => readAnsweredQuizzes(db, "learner", "oldest", 10),
  readRecentQuizzes: (db) => readRecentQuizzes(db, "learner", 12, () => true),
};

const noCaches = {
  memories: new Map(),
  holds: new Map(),
  traces: new Map(),
  totals: [],
  tallies: [],
};
const gone = new Map([["fact-a", undefined]]);

const writes: Record<string, (db: Database) => Promise<unknown>> = {
  insertFit: (db) => insertFit(db, "learner", { id: "fit", at: 0, silentSince: 0 }),
  keepAlive: (db) => keepAlive(db, "fit", { at: 0, progress: 0 }),
  endFit: (db) => endFit(db, "fit", "kept"),
  cancelFits: (db) => cancelFits(db, "learner"),
  append: (db) =>
    append(db, "learner", {
      afterSeq: 0,
      entries: [],
      ...{ memories: gone, holds: gone, totals: [], tallies: [] },
      traces: new Map([["fact-a", { put: [], gone: ["2026-11-22"] }]]),
    }),
  appendSettings: (db) =>
    appendSettings(db, "learner", 0, { id: "id", at: 0, settings: {} }, noCaches),
  replaceCaches: (db) => replaceCaches(db, "learner", 0, noCaches),
};

describe("the plan of each query on a learner's rows", () => {
  test.each(Object.entries({ ...queries, ...writes }))(
    "%s goes by an index and scans no table",
    async (_, query) => {
      const url = freshUrl();
      const db = opened(url);
      await migrateDatabase(db);
      await insertLearner(db, { id: "learner", tokenHash: "hash", settings: {}, createdAt: 0 });
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
        const steps = rows.map(({ detail }) => `${detail}`);
        // The few rows of the subquery `recent` and those of a JSON argument are no table.
        const scans = steps.filter((step) => /^SCAN (?!recent\b|\w+ VIRTUAL)/.test(step));
        expect(scans, sql).toEqual([]);
        // A point of a trace is looked up; all traces of a learner are too many to go through.
        const walks = steps.filter((step) => /^SEARCH point\b.*\(learner_id=\?\)$/.test(step));
        expect(walks, sql).toEqual([]);
      }
    },
  );
});
