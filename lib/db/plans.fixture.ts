/** Every query of the data layer, and how SQLite would go about it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Client } from "@libsql/client";
import { drizzle } from "drizzle-orm/libsql";
import { z } from "zod";
import { readHolds, readMemories } from "./caches";
import { type Database, migrateDatabase, openDatabase } from "./client";
import { readEverything } from "./everything";
import { cancelFits, endFit, insertFit, keepAlive, readFits } from "./fits";
import {
  countLearners,
  deleteLearner,
  findLearner,
  insertLearner,
  readLearners,
  readOutdated,
} from "./learners";
import {
  append,
  appendSettings,
  readCaches,
  readEntriesBetween,
  readEntriesOf,
  readFactByFact,
  readLearner,
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
import { insertQuiz, readAnsweredQuizzes, readQuiz, readRecentQuizzes } from "./quizzes";
import { readLog } from "./read-log";
import * as schema from "./schema";

type Query = (db: Database) => Promise<unknown>;

const beginning = { id: "learner", tokenHash: "hash", settings: {}, createdAt: 0 };
const undo = { id: "id", type: "undo", factId: "fact-a", at: 0, undoes: "other" } as const;
const question = { position: 1, answerId: "answer", promptId: "prompt", optionOrder: [] };
const quiz = { id: "quiz", articleId: "article", startedAt: 0, questions: [question] };
const noCaches = {
  memories: new Map(),
  holds: new Map(),
  traces: new Map(),
  totals: [],
  tallies: [],
};
const gone = new Map([["fact-a", undefined]]);

const reads: Readonly<Record<string, Query>> = {
  findLearner: (db) => findLearner(db, "hash"),
  readEverything: async (db) => {
    await insertQuiz(db, "learner", quiz);
    const { quizQuestions, entries, traces } = await readEverything(db, "learner");
    return Promise.all([quizQuestions.next(), entries.next(), traces.next()]);
  },
  readLog: (db) => readLog(db, { id: "learner" }, [undo, undo]),
  "readLog by token": (db) => readLog(db, { tokenHash: "hash" }, [undo]),
  readCaches: (db) => readCaches(db, "learner"),
  readLearner: (db) => readLearner(db, "learner"),
  readFactByFact: (db) => readFactByFact(db, "learner", 2).next(),
  "readFactByFact touched": (db) => readFactByFact(db, "learner", 2, { after: 1, upTo: 2 }).next(),
  readLearners: (db) => readLearners(db, "", 100),
  countLearners: (db) => countLearners(db),
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

const writes: Readonly<Record<string, Query>> = {
  insertLearner: (db) => insertLearner(db, { ...beginning, id: "other", tokenHash: "other" }),
  deleteLearner: (db) => deleteLearner(db, "learner"),
  insertQuiz: (db) => insertQuiz(db, "learner", quiz),
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

/** By name; where one is asked in several ways, what follows the function's name tells which. */
export const queries: Readonly<Record<string, Query>> = { ...reads, ...writes };

/** How one statement would be carried out: SQLite's words, step by step. */
export type Plan = Readonly<{ sql: string; steps: readonly string[] }>;

/** The plans of all that a query asks of a database with its tables and one learner. */
export async function plansOf(query: Query): Promise<readonly Plan[]> {
  const folder = mkdtempSync(join(tmpdir(), "weetje-"));
  const db = openDatabase({ url: `file:${join(folder, "weetje.db")}` });
  try {
    await migrateDatabase(db);
    await insertLearner(db, beginning);
    const { client, asked } = overheard(db.$client);
    await query(drizzle(client, { schema }));
    const plans: Plan[] = [];
    for (const { sql, args } of statements.parse(asked)) {
      const { rows } = await db.$client.execute({ sql: `EXPLAIN QUERY PLAN ${sql}`, args });
      plans.push({ sql, steps: rows.map(({ detail }) => `${detail}`) });
    }
    return plans;
  } finally {
    db.$client.close();
    rmSync(folder, { recursive: true });
  }
}

const statements = z.array(
  z.object({ sql: z.string(), args: z.array(z.union([z.string(), z.number(), z.null()])) }),
);

/** A client that writes down what it is asked. */
function overheard(client: Client): Readonly<{ client: Client; asked: readonly unknown[] }> {
  const asked: unknown[] = [];
  const listening: Partial<Client> = {
    execute: (statement: Parameters<Client["execute"]>[0]) => {
      asked.push(statement);
      return client.execute(statement);
    },
    batch: (all, mode) => {
      asked.push(...all);
      return client.batch(all, mode);
    },
  };
  const spied = new Proxy(client, {
    get: (target, name) => Reflect.get(name in listening ? listening : target, name),
  });
  return { client: spied, asked };
}

/**
 * The steps that go through more than they need. The few rows of the subquery `recent` and those of a JSON
 * argument, which SQLite calls a virtual table, are no table.
 */
export const slowSteps = ({ steps }: Plan): string[] =>
  steps.filter((step) => slow.some((pattern) => pattern.test(step)));

const slow = [
  /^SCAN (?!recent\b|.* VIRTUAL TABLE\b)/,
  // A point of a trace is looked up: all traces of a learner are too many for it.
  /^SEARCH point\b.*\(learner_id=\?\)$/,
  // What takes an entry back is looked up by that entry, and not among all entries of its fact.
  /^SEARCH undo\b(?!.*\bundoes=)/,
];

/** The queries that go through a table on purpose: this one counts all learners, for a command. */
export const meantToScan: ReadonlySet<string> = new Set(["countLearners"]);
