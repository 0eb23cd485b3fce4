import { request } from "node:http";
import { createClient } from "@libsql/client";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { Browser, ratingOf } from "./browser";
import { freshUrl } from "./fixture";
import { OwnServer } from "./server";

let server: OwnServer;
beforeEach(async () => {
  server = await OwnServer.on(freshUrl());
});
afterEach(() => server.kill());

const line = z.looseObject({ level: z.string(), time: z.iso.datetime(), msg: z.string() });
const requestLine = z.strictObject({
  level: z.literal("info"),
  time: z.iso.datetime(),
  id: z.string(),
  method: z.string(),
  route: z.string(),
  status: z.int(),
  durationMs: z.number().nonnegative(),
  msg: z.literal("request"),
});

/** What stands in the log so far. */
const logged = () =>
  server.output
    .split("\n")
    .filter((text) => text.startsWith("{"))
    .map((text) => line.parse(JSON.parse(text)));

const logOf = (id: string) => logged().filter((one) => one.id === id);

/** What stands in the log of a request, once it is there. */
async function ended(id: string) {
  await expect
    .poll(() => logOf(id).some(({ msg }) => msg === "request"), { timeout: 30_000 })
    .toBe(true);
  return requestLine.parse(logOf(id).find(({ msg }) => msg === "request"));
}

test("each request leaves one line, with the template of its route", async () => {
  await server.start();
  const visitor = new Browser(server.url);
  for (const [path, route, status] of [
    ["/nl?secret=yes", "/[locale]", 200],
    ["/en/facts/made-up-fact?q=words", "/[locale]/facts/[factId]", 404],
    ["/nl/quiz/0192f0c4-0000-7000-8000-000000000000", "/[locale]/quiz/[quizId]", 404],
    ["/api/figures/secret", "/api/figures/[figure]", 404],
    ["/", "/", 307],
    ["/robots.txt", "unknown", 404],
  ] as const) {
    const response = await visitor.ask(path);
    await response.text();
    const id = response.headers.get("x-request-id") ?? "";
    expect(await ended(id)).toMatchObject({ method: "GET", route, status });
    expect(logOf(id)).toHaveLength(1);
  }
  expect(server.output).not.toContain("secret");
  expect(server.output).not.toContain("made-up-fact");
});

test("a request keeps the id that it comes with, if that is a short word", async () => {
  await server.start();
  const ask = (id: string) =>
    new Browser(server.url).ask("/api/health", { headers: { "x-request-id": id } });
  expect((await ask("proxy-0123-abc")).headers.get("x-request-id")).toBe("proxy-0123-abc");
  for (const id of ["short", "has spaces in it", "x".repeat(65), '{"level":"fatal"}']) {
    expect((await ask(id)).headers.get("x-request-id")).toMatch(/^[\da-f-]{36}$/);
  }
});

test("a client that leaves is told of as one who left", async () => {
  await server.start();
  const id = "left-before-the-end";
  const leaving = request(`${server.url}/api/answers`, {
    method: "POST",
    headers: {
      "x-request-id": id,
      "sec-fetch-site": "same-origin",
      "content-type": "application/json",
      "content-length": 100,
    },
  });
  leaving.on("error", () => undefined);
  leaving.write("{", () => leaving.destroy());
  expect(await ended(id)).toMatchObject({ route: "/api/answers", status: 499 });
});

test("an error leaves one line more, without anything of the learner", async () => {
  await server.start();
  const browser = new Browser(server.url);
  const rating = ratingOf(0);
  await browser.send([rating]);
  const token = browser.cookie.split("=")[1] ?? "";
  await breakDatabase();
  for (const path of ["/nl/review", "/api/export"]) {
    const response = await browser.ask(path);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("SQLITE");
    const id = response.headers.get("x-request-id") ?? "";
    await ended(id);
    const errors = () => logOf(id).filter(({ level }) => level === "error");
    // Next tells of it without waiting until that is written.
    await expect.poll(errors, { timeout: 30_000 }).toHaveLength(1);
    const [told] = errors();
    expect(told).toMatchObject({ error: { message: expect.stringContaining("Failed query") } });
    expect(told).toMatchObject({ error: { cause: { code: "SQLITE_ERROR" } } });
  }
  const reply = await browser.send([ratingOf(1, { at: Date.now() - 123_456 })]);
  expect(reply.status).toBe(500);
  expect(server.output).not.toMatch(/params|[\da-f]{64}/);
  expect(server.output).not.toContain(token);
  expect(server.output).not.toContain(rating.id);
  // All of it goes through the log, what Next itself prints of an error included.
  const printed = server.output.split("\n").filter((text) => !text.startsWith("{"));
  expect(printed.join("\n")).not.toMatch(/error/i);
});

async function breakDatabase() {
  const client = createClient({ url: server.databaseUrl });
  await client.execute("ALTER TABLE learner RENAME TO gone");
  client.close();
}

test("the log can be silent", async () => {
  await server.start({ env: { LOG_LEVEL: "silent" } });
  await new Browser(server.url).ask("/nl");
  expect(logged()).toEqual([]);
});

test("metrics are told to who has the token, and to nobody where none is set", async () => {
  await server.start();
  const ask = (authorization?: string) =>
    new Browser(server.url).ask(
      "/api/metrics",
      authorization ? { headers: { authorization } } : {},
    );
  expect((await ask("Bearer ")).status).toBe(404);
  expect((await ask()).status).toBe(404);
  await server.stop();

  await server.start({ env: { METRICS_TOKEN: "a long secret" } });
  expect((await ask()).status).toBe(401);
  expect((await ask("Bearer another")).status).toBe(401);
  expect((await ask("a long secret")).status).toBe(401);
  const { id } = ratingOf(0);
  await (await new Browser(server.url).ask(`/nl/facts/${id}`)).text();
  const response = await ask("Bearer a long secret");
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
  const text = await response.text();
  expect(text).toMatch(
    /http_request_duration_seconds_count\{route="\/\[locale\]\/facts\/\[factId\]",method="GET",status="4xx"\} 1\n/,
  );
  for (const name of [
    "process_cpu_seconds_total",
    "process_resident_memory_bytes",
    "nodejs_eventloop_lag_seconds",
  ]) {
    expect(text).toMatch(new RegExp(`^${name} [\\d.e+-]+$`, "m"));
  }
  expect(text).not.toContain(id);
});
