import { execFile } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDatabase } from "../lib/db/client";
import { freshFolder } from "../lib/db/fixture";
import { logOf } from "../lib/study/fixture";
import { learnerOf } from "../lib/study/learner";
import { rebuild } from "../lib/study/rebuild";
import { Browser, ratingOf } from "./browser";
import { rounds } from "./rounds";
import { OwnServer } from "./server";

let folder: string;
let server: OwnServer;
beforeEach(async () => {
  folder = freshFolder();
  server = await OwnServer.on(`file:${join(folder, "own.db")}`);
  await server.start();
});
afterEach(() => server.kill());

/** Runs a command of package.json on the server's database. */
const command = (name: "backup" | "restore", ...args: readonly string[]) =>
  new Promise<{ succeeded: boolean; output: string }>((done) => {
    const tsx = createRequire(import.meta.url).resolve("tsx/cli");
    execFile(
      process.execPath,
      [tsx, resolve(`scripts/${name}.ts`), ...args],
      { env: { ...process.env, DATABASE_URL: server.databaseUrl } },
      (error, stdout, stderr) => done({ succeeded: !error, output: stdout + stderr }),
    );
  });

/** A browser that rates one card after the other, and the ids of what the server has acknowledged. */
class Client {
  readonly browser = new Browser(server.url);
  readonly acknowledged: string[] = [];
  isDone = false;

  async rate(): Promise<void> {
    const rating = ratingOf(this.acknowledged.length);
    const { status } = await this.browser.send([rating]);
    if (status === 200) this.acknowledged.push(rating.id);
  }

  async rateUntilDone(): Promise<void> {
    while (!this.isDone) await this.rate();
  }

  get token(): string {
    return this.browser.cookie.split("=")[1] ?? "";
  }
}

/** The ids in a client's log, in order, in a database file. Its caches follow from its log. */
async function idsIn(file: string, { token }: Client): Promise<string[]> {
  const db = openDatabase({ url: `file:${file}` });
  const learner = await learnerOf(db, token);
  const log = learner ? await logOf(db, learner) : [];
  db.$client.close();
  return log.map(({ id }) => id);
}

async function differing(file: string): Promise<readonly string[]> {
  const db = openDatabase({ url: `file:${file}` });
  const report = await rebuild(db, true, () => undefined);
  db.$client.close();
  return report.differing;
}

test("a copy made under load holds all that was acknowledged before, and can be put back", async () => {
  const clients = Array.from({ length: 6 }, () => new Client());
  for (const client of clients) await client.rate();
  const writing = clients.map((client) => client.rateUntilDone());

  const copies = await inTurn(rounds(2, 12), async (i) => {
    const before = clients.map(({ acknowledged }) => [...acknowledged]);
    const copy = join(folder, `copy ${i}.db`);
    expect(await command("backup", copy)).toEqual({ succeeded: true, output: `${copy}\n` });
    return { copy, before };
  });
  expect((await command("backup", copies[0]?.copy ?? "")).output).toContain("exists already");
  const sentBefore = clients.map(({ acknowledged }) => acknowledged.length);
  const refusal = await command("restore", copies[0]?.copy ?? "", "--yes");
  expect(refusal.succeeded).toBe(false);
  expect(refusal.output).toContain("is in use: stop the server first");
  for (const client of clients) client.isDone = true;
  await Promise.all(writing);
  for (const [i, { acknowledged }] of clients.entries()) {
    // The refusal hindered nobody.
    expect(acknowledged.length).toBeGreaterThan(sentBefore[i] ?? 0);
  }

  for (const { copy, before } of copies) {
    expect(await differing(copy)).toEqual([]);
    for (const [i, client] of clients.entries()) {
      const copied = await idsIn(copy, client);
      expect(copied).toEqual(client.acknowledged.slice(0, copied.length));
      expect(copied.length).toBeGreaterThanOrEqual(before[i]?.length ?? 0);
    }
  }

  await server.stop();
  const { copy } = copies[0] ?? { copy: "" };
  const [first] = clients;
  if (!first) throw new Error("no clients");
  const copied = await idsIn(copy, first);
  const restored = await command("restore", copy, "--yes");
  expect(restored.output).toContain(`${clients.length} learners`);
  const aside = /kept in (.*)\./.exec(restored.output)?.[1] ?? "";
  await server.start();
  await first.rate();
  const file = server.databaseUrl.slice("file:".length);
  expect(await idsIn(file, first)).toEqual([...copied, first.acknowledged.at(-1)]);
  expect(await differing(file)).toEqual([]);
  for (const client of clients.slice(1)) {
    expect(await idsIn(aside, client)).toEqual(client.acknowledged);
  }
});

test("what is no whole copy is not put back", async () => {
  const client = new Client();
  await client.rate();
  const copy = join(folder, "copy.db");
  await command("backup", copy);
  await server.stop();
  const cut = join(folder, "cut.db");
  writeFileSync(cut, readFileSync(copy).subarray(0, 40_000));
  for (const [file, why] of [
    [cut, "is damaged"],
    [join(folder, "nowhere.db"), "does not exist"],
    [resolve("package.json"), "is not a database"],
  ] as const) {
    const refusal = await command("restore", file, "--yes");
    expect(refusal.succeeded).toBe(false);
    expect(refusal.output).toContain(why);
  }
  expect((await command("restore", copy)).output).toContain("Nothing was changed");
  expect(existsSync(join(folder, "nowhere.db"))).toBe(false);
  expect(await idsIn(join(folder, "own.db"), client)).toEqual(client.acknowledged);
});

async function inTurn<T>(count: number, work: (i: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let i = 0; i < count; i++) results.push(await work(i));
  return results;
}
