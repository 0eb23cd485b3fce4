import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { copyDatabase, faultOf, isInUse, replaceDatabase } from "./backup";
import { migrateDatabase } from "./client";
import { freshUrl, opened, rowCounts } from "./fixture";
import { learner } from "./schema";

/** The full path of a database of one learner, and the connection to it. */
async function inhabited() {
  const url = freshUrl();
  const db = opened(url);
  await migrateDatabase(db);
  await db.insert(learner).values({ id: "anna", tokenHash: "hash", createdAt: 0 });
  return { db, file: url.slice("file:".length) };
}

test("a copy holds what the database held, while it is open and after it has changed", async () => {
  const { db, file } = await inhabited();
  const copy = join(dirname(file), "new folder", "copy.db");
  expect(await copyDatabase(file, copy)).toBeUndefined();
  await db.delete(learner);
  expect(await faultOf(copy)).toBeUndefined();
  expect((await rowCounts(opened(`file:${copy}`))).learner).toBe(1);
  expect(readdirSync(dirname(copy)).filter((name) => name.includes(".part"))).toEqual([]);
});

test("nothing is written over, and nothing half-done is left behind", async () => {
  const { file } = await inhabited();
  const folder = dirname(file);
  const copy = join(folder, "copy.db");
  writeFileSync(copy, "dear");
  await expect(copyDatabase(file, copy)).rejects.toThrow("exists already");
  expect(readFileSync(copy, "utf8")).toBe("dear");

  const broken = join(folder, "broken.db");
  writeFileSync(broken, "no database at all, but long enough to be taken for one".repeat(100));
  expect(await copyDatabase(broken, join(folder, "copy of broken.db"))).toBe("no-database");
  expect(readdirSync(folder).filter((name) => name.includes("copy of broken"))).toEqual([]);
});

test("tells what is wrong with a file, and leaves it as it is", async () => {
  const { db, file } = await inhabited();
  const folder = dirname(file);
  const at = (name: string) => join(folder, name);
  await copyDatabase(file, at("whole.db"));
  const whole = readFileSync(at("whole.db"));

  expect(await faultOf(at("nowhere.db"))).toBe("missing");
  expect(existsSync(at("nowhere.db"))).toBe(false);

  writeFileSync(
    at("text.db"),
    "just some text, longer than the header of a database file would be, surely.",
  );
  expect(await faultOf(at("text.db"))).toBe("no-database");

  writeFileSync(at("cut.db"), whole.subarray(0, whole.length / 2));
  expect(await faultOf(at("cut.db"))).toBe("damaged");

  const scratched = Buffer.from(whole);
  scratched.fill(0xff, 4096 * 4, 4096 * 5);
  writeFileSync(at("scratched.db"), scratched);
  expect(await faultOf(at("scratched.db"))).toBe("damaged");
  expect(readFileSync(at("scratched.db")).equals(scratched)).toBe(true);

  writeFileSync(at("empty.db"), "");
  expect(await faultOf(at("empty.db"))).toBe("not-ours");
  const other = opened(`file:${at("other.db")}`);
  await other.$client.execute("CREATE TABLE something (id INTEGER)");
  expect(await faultOf(at("other.db"))).toBe("not-ours");

  await db.$client.execute(
    `INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('of tomorrow', ${Date.UTC(2100)})`,
  );
  expect(await faultOf(file)).toBe("newer");
});

describe("a database", () => {
  test("is in use while a process has it open", async () => {
    const url = freshUrl();
    await run("lib/db/holder.fixture.ts", url, async (child) => {
      expect(await isInUse(url.slice("file:".length))).toBe(true);
      child.kill("SIGKILL");
    });
  });

  test("is in use no longer when that process was killed, and ends as one file", async () => {
    const url = freshUrl();
    const file = url.slice("file:".length);
    await run("lib/db/holder.fixture.ts", url, (child) => child.kill("SIGKILL"));
    expect(existsSync(`${file}-wal`)).toBe(true);
    expect(await isInUse(file)).toBe(false);
    expect(existsSync(`${file}-wal`)).toBe(false);
  });

  test("that is not there, or that is none, is used by nobody", async () => {
    const file = freshUrl().slice("file:".length);
    expect(await isInUse(file)).toBe(false);
    expect(existsSync(file)).toBe(false);
    mkdirSync(dirname(file));
    writeFileSync(file, "no database".repeat(100));
    expect(await isInUse(file)).toBe(false);
  });
});

/** Starts a process on the database, does `then` once it is ready, and waits for its end. */
async function run(
  path: string,
  url: string,
  then: (child: ChildProcess) => unknown,
): Promise<void> {
  const child = fork(resolve(path), [url], { execArgv: ["--import", "tsx"] });
  const ended = once(child, "exit");
  await once(child, "message");
  await then(child);
  await ended;
}

test("puts one in the place of another, which is kept with its log", async () => {
  const { db, file } = await inhabited();
  db.$client.close();
  const by = join(dirname(file), "by.db");
  await copyDatabase(file, by);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, "was");
  writeFileSync(`${file}-wal`, "its log");
  await replaceDatabase(file, by, `${file}.aside`);
  expect(readFileSync(`${file}.aside`, "utf8")).toBe("was");
  expect(readFileSync(`${file}.aside-wal`, "utf8")).toBe("its log");
  expect(existsSync(`${file}-wal`)).toBe(false);
  expect((await rowCounts(opened(`file:${file}`))).learner).toBe(1);
});
