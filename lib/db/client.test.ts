import { fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { LibsqlError } from "@libsql/client";
import { describe, expect, test } from "vitest";
import {
  closeDatabase,
  type Database,
  isConflict,
  migrateDatabase,
  openDatabase,
  unavailability,
} from "./client";
import {
  earlierDatabase,
  freshDatabase,
  freshFolder,
  freshUrl,
  opened,
  rowCounts,
  tablesOf,
} from "./fixture";
import { learner, quiz } from "./schema";

const tables = [
  "daily_total",
  "entry",
  "fit",
  "hold",
  "learner",
  "memory",
  "quiz",
  "quiz_question",
  "tally",
  "trace",
];

const failureOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

const addLearner = async (db: Database, id: string, tokenHash = id): Promise<void> => {
  await db.insert(learner).values({ id, tokenHash, createdAt: 0 });
};

describe("migrating", () => {
  test("makes the folder, the file and the tables", async () => {
    const db = await freshDatabase();
    expect(await tablesOf(db)).toEqual(tables);
  });

  test("leaves a file that has each write on the disk before it is acknowledged", async ({
    skip,
  }) => {
    const { $client } = await freshDatabase();
    skip($client.protocol !== "file", "a server sees to that itself");
    const settingOf = async (pragma: string) =>
      Object.values((await $client.execute(`PRAGMA ${pragma}`)).rows[0] ?? {})[0];
    const full = 2;
    expect(await settingOf("journal_mode")).toBe("wal");
    expect(await settingOf("synchronous")).toBe(full);
  });

  test("a second time keeps what is there", async () => {
    const db = await freshDatabase();
    await addLearner(db, "anna");
    await migrateDatabase(db);
    expect(await tablesOf(db)).toEqual(tables);
    expect((await rowCounts(db)).learner).toBe(1);
  });

  test.each([
    { name: "a new database", migrations: 0 },
    { name: "one of the first version", migrations: 1 },
    { name: "one of the second", migrations: 2 },
  ])("$name, twice at the same time succeeds for both", async ({ migrations }) => {
    const url = freshUrl();
    await earlierDatabase(url, migrations);
    const [one, other] = [opened(url), opened(url)];
    await Promise.all([migrateDatabase(one), migrateDatabase(other)]);
    expect(await tablesOf(one)).toEqual(tables);
    await addLearner(one, "anna");
    await addLearner(other, "bram");
    expect((await rowCounts(other)).learner).toBe(2);
  });

  test("from several processes at the same time succeeds for all", async () => {
    const url = freshUrl();
    const children = Array.from({ length: 3 }, () =>
      fork(resolve("lib/db/migrate.fixture.ts"), [url], { execArgv: ["--import", "tsx"] }),
    );
    await Promise.all(children.map((child) => once(child, "message")));
    const exits = children.map((child) => once(child, "exit"));
    for (const child of children) child.send("go");
    expect(await Promise.all(exits)).toEqual(children.map(() => [0, null]));
    expect(await tablesOf(opened(url))).toEqual(tables);
  }, 30_000);
});

describe("a conflict", () => {
  test("is a key that is taken already", async () => {
    const db = await freshDatabase();
    await addLearner(db, "anna");
    expect(isConflict(await failureOf(addLearner(db, "anna", "another hash")))).toBe(true);
    expect(isConflict(await failureOf(addLearner(db, "bram", "anna")))).toBe(true);
    const inBatch = db.batch([
      db.insert(quiz).values({ id: "q", learnerId: "anna", articleId: "a", startedAt: 0 }),
      db.insert(quiz).values({ id: "q", learnerId: "anna", articleId: "a", startedAt: 0 }),
    ]);
    expect(isConflict(await failureOf(inBatch))).toBe(true);
  });

  test("is something of a learner who is gone", async () => {
    const db = await freshDatabase();
    const orphan = { id: "q", learnerId: "nobody", articleId: "a", startedAt: 0 };
    expect(isConflict(await failureOf(db.insert(quiz).values(orphan)))).toBe(true);
  });

  test("is nothing else", async () => {
    const db = await freshDatabase();
    expect(isConflict(await failureOf(db.$client.execute("SELECT * FROM nowhere")))).toBe(false);
    expect(isConflict(new LibsqlError("busy", "SQLITE_BUSY"))).toBe(false);
    expect(isConflict(new Error("constraint"))).toBe(false);
    expect(isConflict(undefined)).toBe(false);
  });
});

describe("while another process writes", () => {
  test("reads go on, and the write waits until it is through", async () => {
    const url = freshUrl();
    const [db, other] = [opened(url), opened(url)];
    await migrateDatabase(db);
    const writing = await other.$client.transaction("write");
    // On a server it begins with its first statement.
    await writing.execute("SELECT 1");
    let isWritten = false;
    const write = addLearner(db, "anna").then(() => {
      isWritten = true;
    });
    for (let i = 0; i < 5; i++) {
      const counts = await Promise.all([rowCounts(db), rowCounts(db)]);
      expect(counts.map((count) => count.learner)).toEqual([0, 0]);
    }
    expect(isWritten).toBe(false);
    await writing.commit();
    await write;
    expect((await rowCounts(other)).learner).toBe(1);
  });
});

describe("a database that cannot be used for now", () => {
  test.each([
    new LibsqlError("database or disk is full", "SQLITE_FULL"),
    new LibsqlError("disk I/O error", "SQLITE_IOERR"),
    new LibsqlError("attempt to write a readonly database", "SQLITE_READONLY"),
    new LibsqlError("database is locked", "SQLITE_BUSY"),
    new LibsqlError("Server returned HTTP status 401", "SERVER_ERROR"),
    new TypeError("fetch failed"),
    new TypeError("terminated"),
    new DOMException("The operation was aborted due to timeout", "TimeoutError"),
  ])("is told by $name: $message", (error) => {
    expect(unavailability(error)).toBe(error.message);
    const ofQuery = new Error("Failed query: insert … what a learner wrote", { cause: error });
    expect(unavailability(ofQuery)).toBe(error.message);
  });

  test("is told by a file that cannot be opened", async () => {
    const url = `file:${freshFolder()}`;
    const opening = Promise.resolve().then(() => openDatabase({ url }));
    expect(unavailability(await failureOf(opening))).toContain("Unable to open");
  });

  test("is not told by a mistake of ours", async () => {
    const db = await freshDatabase();
    await addLearner(db, "anna");
    expect(unavailability(await failureOf(addLearner(db, "anna")))).toBeUndefined();
    const nowhere = failureOf(db.$client.execute("SELECT * FROM nowhere"));
    expect(unavailability(await nowhere)).toBeUndefined();
    expect(unavailability(new TypeError("x is not a function"))).toBeUndefined();
  });
});

describe("closing", () => {
  test("waits for what is being written, and leaves nothing beside the file", async () => {
    const url = freshUrl();
    const db = openDatabase({ url });
    await migrateDatabase(db);
    const write = db.$client.execute(
      "INSERT INTO learner (id, token_hash, settings, created_at) VALUES ('anna', 'anna', '{}', 0)",
    );
    await Promise.all([write, closeDatabase(db)]);
    const log = `${url.slice("file:".length)}-wal`;
    expect(existsSync(log) ? statSync(log).size : 0).toBe(0);
    expect((await rowCounts(opened(url))).learner).toBe(1);
  });
});

describe("writing", () => {
  test("is all or nothing", async () => {
    const db = await freshDatabase();
    await addLearner(db, "anna");
    const row = { id: "q", learnerId: "anna", articleId: "a", startedAt: 0 };
    const batch = db.batch([db.insert(quiz).values(row), db.insert(quiz).values(row)]);
    await expect(batch).rejects.toThrow();
    expect((await rowCounts(db)).quiz).toBe(0);
  });

  test("goes on after a write that failed", async () => {
    const db = await freshDatabase();
    const writes = ["anna", "anna", "bram", "bram", "cas"].map((id) => addLearner(db, id));
    const outcomes = await Promise.allSettled(writes);
    expect(outcomes.map(({ status }) => status)).toEqual([
      "fulfilled",
      "rejected",
      "fulfilled",
      "rejected",
      "fulfilled",
    ]);
    expect((await rowCounts(db)).learner).toBe(3);
  });

  test("refuses what belongs to no learner", async () => {
    const db = await freshDatabase();
    const orphan = db
      .insert(quiz)
      .values({ id: "q", learnerId: "nobody", articleId: "a", startedAt: 0 });
    await expect(orphan).rejects.toThrow();
  });
});
