import { execFileSync } from "node:child_process";
import { chmodSync, closeSync, mkdirSync, openSync, readdirSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { words } from "../e2e/words";
import { freshFolder } from "../lib/db/fixture";
import { Browser, ratingOf } from "./browser";
import { choicesOf, open, type Page, send } from "./form";
import { OwnServer } from "./server";
import { expectToStand } from "./standing";

/** A way to make a server's disk refuse what is written, and to let it take it again. */
type Way = Readonly<{
  name: string;
  /** Throws where this machine does not allow it. */
  prepare: (folder: string) => void;
  refuse: (folder: string, server: OwnServer) => void;
  allow: (folder: string, server: OwnServer) => void;
}>;

const run = (program: string, ...args: string[]) =>
  execFileSync(program, args, { stdio: ["ignore", "ignore", "pipe"] });

/** A small file system, filled up. Only root may mount one. */
const fullDisk: Way = {
  name: "a disk that is full",
  prepare: (folder) => {
    run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder);
    onTestFinished(() => {
      run("umount", "--lazy", folder);
    });
  },
  refuse: (folder) => fillUp(join(folder, "filling")),
  allow: (folder) => rmSync(join(folder, "filling")),
};

function fillUp(file: string): void {
  const handle = openSync(file, "w");
  try {
    for (;;) writeSync(handle, Buffer.alloc(4_096));
  } catch {
    // Full, as is meant.
  } finally {
    closeSync(handle);
  }
}

/** The system refuses to let the server's files grow, as a quota does. Anyone may do this. */
const quota: Way = {
  name: "a quota that is used up",
  prepare: () => run("prlimit", "--version"),
  refuse: (_, { pid }) => run("prlimit", `--pid=${pid}`, "--fsize=0:unlimited"),
  allow: (_, { pid }) => run("prlimit", `--pid=${pid}`, "--fsize=unlimited:unlimited"),
};

const isRoot = process.getuid?.() === 0;

/** Root may write to whatever is read-only, but not to what is immutable. */
const readOnlyFile: Way = {
  name: "a file that is read-only",
  prepare: (folder) => {
    if (!isRoot) return;
    const file = join(folder, "tried");
    closeSync(openSync(file, "w"));
    run("chattr", "+i", file);
    run("chattr", "-i", file);
  },
  refuse: (folder) => {
    for (const file of filesIn(folder)) isRoot ? run("chattr", "+i", file) : chmodSync(file, 0o444);
  },
  allow: (folder) => {
    for (const file of filesIn(folder)) isRoot ? run("chattr", "-i", file) : chmodSync(file, 0o644);
  },
};

/** The database and its log; what the processes share of it (`-shm`) is no part of what is kept. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => /^own\.db(-wal)?$/.test(name))
    .map((name) => join(folder, name));

describe.each([fullDisk, quota, readOnlyFile])("$name", (way) => {
  test("is told of, loses nothing, and needs nobody once it is over", async (context) => {
    const folder = join(freshFolder(), "disk");
    mkdirSync(folder);
    try {
      way.prepare(folder);
    } catch (error) {
      context.skip(`this machine does not allow it: ${error}`);
    }
    const server = await OwnServer.on(`file:${join(folder, "own.db")}`);
    onTestFinished(() => server.kill());
    await server.start();
    const browser = new Browser(server.url);
    await browser.send([ratingOf(0)]);
    const question = await send(browser, await open(browser, "/nl/quiz"), { length: "5" });
    if (way === readOnlyFile && !isRoot) await restartedReadOnly(server, folder);
    else way.refuse(folder, server);
    let isAllowed = false;
    const allow = () => {
      if (!isAllowed) way.allow(folder, server);
      isAllowed = true;
    };
    onTestFinished(allow);

    const ratings = Array.from({ length: 40 }, (_, i) => ratingOf(i + 1));
    const refused = await browser.send(ratings);
    expect(refused).toMatchObject({ status: 503, body: { code: "unavailable" } });
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    const visitor = new Browser(server.url);
    expect(await visitor.send([ratingOf(0)])).toMatchObject({ status: 503 });
    expect(visitor.cookie).toBe("");

    const answer = answerTo(question);
    const told = await send(browser, question, answer);
    expect(told.status).toBe(200);
    expect(told.path.startsWith(question.path.split("?")[0] ?? "")).toBe(true);
    expect(alertsOf(told)).toEqual([words("nl")("Errors.unsaved")]);
    const unsaved = new URL(told.path, server.url).searchParams.get("unsaved") ?? "";
    expect(Object.fromEntries(new URLSearchParams(unsaved))).toMatchObject(answer);
    for (const path of ["/nl", "/en/review"])
      expect((await open(browser, path)).status, path).toBe(200);

    allow();
    expect(await browser.send(ratings)).toMatchObject({ status: 200 });
    const outcome = await send(browser, told, answer);
    expect(outcome.html).toContain(words("nl")("Quiz.why"));
    expect(alertsOf(outcome)).toEqual([]);
    expect(server.output).not.toContain("Failed query");
    await server.stop();
    await expectToStand(server.databaseUrl);
  });
});

/** What a page announces as soon as it is there. */
const alertsOf = ({ html }: Page): string[] =>
  [...html.matchAll(/role="alert"[^>]*>([^<]*)</g)].map(([, text]) => text ?? "");

/** What is open stays writable: so the server is started on files that are read-only already. */
async function restartedReadOnly(server: OwnServer, folder: string): Promise<void> {
  await server.stop();
  readOnlyFile.refuse(folder, server);
  await server.start();
}

function answerTo(page: Page): Readonly<Record<string, string>> {
  const [option] = choicesOf(page, "options");
  const [judged] = choicesOf(page, "judged");
  if (option !== undefined) return { options: option };
  return judged === undefined ? { written: "12" } : { judged };
}

test("a server whose database is not there yet says so, and begins when it is", async () => {
  const folder = join(freshFolder(), "disk");
  mkdirSync(folder);
  // A folder where the file should be: nothing that SQLite can open.
  mkdirSync(join(folder, "own.db"));
  const server = await OwnServer.on(`file:${join(folder, "own.db")}`);
  onTestFinished(() => server.kill());
  const started = server.start();
  const browser = new Browser(server.url);
  const health = await untilAnswered(() => browser.ask("/api/health"));
  expect(health.status).toBe(503);
  expect(await browser.send([ratingOf(0)])).toMatchObject({
    status: 503,
    body: { code: "unavailable" },
  });
  const page = await open(browser, "/nl");
  expect(page.status).toBeGreaterThanOrEqual(500);
  rmSync(join(folder, "own.db"), { recursive: true });
  await started;
  expect(await browser.send([ratingOf(0)])).toMatchObject({ status: 200 });
  expect(server.output).toContain("Waiting for the database");
});

/** What is asked again until a server listens. */
async function untilAnswered(ask: () => Promise<Response>): Promise<Response> {
  for (;;) {
    const response = await ask().catch(() => undefined);
    if (response) return response;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
