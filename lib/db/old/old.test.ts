import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { z } from "zod";
import { cachesVersion } from "../../domain/caches";
import { expectCachesToFollow } from "../../study/fixture";
import { learnerOf } from "../../study/learner";
import { rebuild, rebuildOutdated } from "../../study/rebuild";
import { type Database, migrateDatabase } from "../client";
import { freshUrl, opened } from "../fixture";
import { readOutdated } from "../learners";
import { schemaAge } from "../migrations";

const folder = resolve("lib/db/old");
const kept = readdirSync(folder)
  .filter((file) => file.endsWith(".db.gz"))
  .map((file) => file.replace(".db.gz", ""));

/** A copy of a kept database, and its file. */
function copyOf(name: string): Readonly<{ url: string; file: string }> {
  const url = freshUrl();
  const file = url.slice("file:".length);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, gunzipSync(readFileSync(join(folder, `${name}.db.gz`))));
  return { url, file };
}

type Row = Readonly<Record<string, unknown>>;

async function rowsOf(db: Database, query: string): Promise<Row[]> {
  const { rows, columns } = await db.$client.execute(query);
  return rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column]])));
}

/** The log as any version keeps it, under the names that it has now. */
async function rawLog(db: Database): Promise<Row[]> {
  const tables = await rowsOf(db, "SELECT 1 FROM sqlite_master WHERE name = 'entry'");
  return tables.length > 0
    ? rowsOf(db, "SELECT * FROM entry ORDER BY seq")
    : rowsOf(
        db,
        `SELECT learner_id, seq, id, source AS type, answered_at AS at, fact_id, prompt_id, kind, locale,
          right, duration_ms, rating, given FROM answer ORDER BY seq`,
      );
}

/** What else a learner has that follows from nothing. */
const quizzes = (db: Database) =>
  rowsOf(db, "SELECT * FROM quiz JOIN quiz_question ON quiz_id = quiz.id ORDER BY id, position");

test("a database is kept of every migration", () => {
  const journal = z.looseObject({ entries: z.array(z.looseObject({ tag: z.string() })) });
  const text = readFileSync("drizzle/meta/_journal.json", "utf8");
  const tags = journal.parse(JSON.parse(text)).entries.map(({ tag }) => tag);
  expect(kept).toEqual(tags);
});

test.each(kept)("%s comes up to date with all that was in it", async (name) => {
  const db = opened(copyOf(name).url);
  const before = { log: await rawLog(db), quizzes: await quizzes(db) };
  expect(before.log.length).toBeGreaterThan(50);
  expect(before.quizzes).toHaveLength(15);

  await migrateDatabase(db);
  const log = await rawLog(db);
  expect(log).toHaveLength(before.log.length);
  for (const [i, entry] of before.log.entries()) expect(log[i]).toMatchObject(entry);
  expect(await quizzes(db)).toEqual(before.quizzes);

  await rebuildOutdated(db);
  const learner = await learnerOf(db, name);
  if (!learner) throw new Error("the token no longer signs in");
  expect(learner.settings.timeZone).toBe("Europe/Brussels");
  expect(await rowsOf(db, "SELECT DISTINCT caches_version FROM learner")).toEqual([
    { caches_version: cachesVersion },
  ]);
  expect((await rowsOf(db, "SELECT * FROM memory")).length).toBeGreaterThan(20);
  await expectCachesToFollow(db, learner);
});

test.each(kept)(
  "%s is brought up to date once by two processes that start at once",
  async (name) => {
    const { url } = copyOf(name);
    const children = Array.from({ length: 2 }, () =>
      fork(resolve("lib/db/migrate.fixture.ts"), [url], { execArgv: ["--import", "tsx"] }),
    );
    await Promise.all(children.map((child) => once(child, "message")));
    const exits = children.map((child) => once(child, "exit"));
    for (const child of children) child.send("go");
    expect(await Promise.all(exits)).toEqual(children.map(() => [0, null]));

    const db = opened(url);
    const ran = await rowsOf(db, "SELECT created_at FROM __drizzle_migrations");
    expect(new Set(ran.map(({ created_at }) => created_at)).size).toBe(kept.length);
    expect(ran).toHaveLength(kept.length);
    await rebuildOutdated(db);
    expect(await readOutdated(db, "", 1)).toEqual([]);
    expect((await rebuild(db, true, () => undefined)).differing).toEqual([]);
  },
);

test("one of a newer version is refused and left as it is", async () => {
  const { url, file } = copyOf(kept.at(-1) ?? "");
  const newer = opened(url);
  await newer.$client.executeMultiple(`
    INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('of tomorrow', ${Date.UTC(2100)});
    PRAGMA wal_checkpoint(TRUNCATE);
  `);
  newer.$client.close();
  const before = readFileSync(file);
  const db = opened(url);
  expect(await schemaAge(db.$client)).toBe("newer");
  await expect(migrateDatabase(db)).rejects.toThrow("newer version of Weetje");
  db.$client.close();
  expect(readFileSync(file).equals(before)).toBe(true);
});
