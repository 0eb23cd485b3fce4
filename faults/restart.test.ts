import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, statSync } from "node:fs";
import { Agent, get, request } from "node:http";
import { connect, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../lib/db/client";
import { readFits } from "../lib/db/fits";
import { findLearner } from "../lib/db/learners";
import { entriesBetweenFits } from "../lib/domain/fit";
import { hashOf } from "../lib/study/learner";
import { Browser, ratingOf } from "./browser";
import { testRandom } from "./chance";
import { freshUrl } from "./fixture";
import { open, post } from "./form";
import { BusyLearner } from "./load";
import { OwnServer } from "./server";
import { expectToStand } from "./standing";

/** What a server that ends in order needs at most, on a busy machine. */
const soonMs = 20_000;
const dayMs = 86_400_000;

async function startedServer(): Promise<OwnServer> {
  const server = await OwnServer.on(freshUrl());
  onTestFinished(() => server.kill());
  await server.start();
  return server;
}

/** Bytes of the log beside the database file. */
function logSize(databaseUrl: string): number {
  const file = `${databaseUrl.slice("file:".length)}-wal`;
  return existsSync(file) ? statSync(file).size : 0;
}

async function expectToStopSoon(server: OwnServer): Promise<void> {
  const startedAt = performance.now();
  expect(await server.stop()).toBe(0);
  expect(performance.now() - startedAt).toBeLessThan(soonMs);
  expect(logSize(server.databaseUrl)).toBe(0);
}

async function connected(url: string): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), "localhost");
  await once(socket, "connect");
  return socket;
}

const isListening = (url: string): Promise<boolean> =>
  connected(url).then(
    (socket) => {
      socket.destroy();
      return true;
    },
    () => false,
  );

test("connections that are idle, or on which nothing was asked, hold up no end", async () => {
  const server = await startedServer();
  const agent = new Agent({ keepAlive: true });
  const [reply] = await once(get(`${server.url}/api/health`, { agent }), "response");
  for await (const _ of reply);
  const unused = await connected(server.url);
  const ends = once(unused, "close");
  await expectToStopSoon(server);
  await ends;
  agent.destroy();
});

test("an idle connection is kept for longer than the minute of a proxy", async () => {
  const server = await startedServer();
  const { headers } = await fetch(`${server.url}/api/health`);
  expect(headers.get("keep-alive")).toBe("timeout=65");
});

test("a request that is under way is answered, and stored", async () => {
  const server = await startedServer();
  const browser = new Browser(server.url);
  await browser.send([ratingOf(0)]);
  const rating = ratingOf(1);
  const body = JSON.stringify({ locale: "nl", entries: [rating] });
  const asked = request(`${server.url}/api/answers`, {
    method: "POST",
    agent: new Agent({ keepAlive: true }),
    headers: {
      cookie: browser.cookie,
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      // The server says when it has begun with the request.
      expect: "100-continue",
    },
  });
  const replied = once(asked, "response");
  const begun = once(asked, "continue");
  asked.write(body.slice(0, 20));
  await begun;
  const stopped = expectToStopSoon(server);
  await expect.poll(() => isListening(server.url), { timeout: soonMs }).toBe(false);
  asked.end(body.slice(20));
  const [reply] = await replied;
  expect(reply.statusCode).toBe(200);
  expect(reply.headers.connection).toBe("close");
  let text = "";
  for await (const chunk of reply) text += chunk;
  expect(JSON.parse(text)).toMatchObject({ results: [{ status: "stored" }] });
  await stopped;
  await server.start();
  const again = await browser.send([rating]);
  expect(again.body).toMatchObject({ results: [{ status: "already-stored" }] });
});

test("learners who are busy lose nothing when the server starts anew", async () => {
  const random = testRandom();
  const server = await startedServer();
  const learners = [new BusyLearner(random), new BusyLearner(random)];
  for (const learner of learners) await learner.begin(server.url);
  const over = new AbortController();
  const devices = learners.flatMap((learner) =>
    [1, 2].map(() => learner.beBusy(server.url, over.signal)),
  );
  const isBusy = () => learners.every(({ confirmed }) => confirmed.size >= 20);
  await expect.poll(isBusy, { timeout: soonMs }).toBe(true);
  await expectToStopSoon(server);
  over.abort();
  await Promise.all(devices);
  await server.start();
  for (const learner of learners) await learner.sendAgain(server.url);
  await expectToStand(server.databaseUrl, learners);
  for (const { mishaps } of learners) expect(mishaps).toEqual([]);
});

test("a fit that is running is broken off, and told to have failed", async () => {
  const server = await startedServer();
  const browser = new Browser(server.url);
  await browser.send([ratingOf(0)]);
  // Fewer than those after which a fit begins by itself.
  await browser.send(reviews(entriesBetweenFits - 2));
  const started = await post(browser, await open(browser, "/en/fit"), {});
  expect(started.status).toBe(303);
  await expectToStopSoon(server);
  const db = openDatabase({ url: server.databaseUrl });
  const learner = await findLearner(db, hashOf(browser.cookie.replace("weetje=", "")));
  const [fit] = await readFits(db, learner?.id ?? "", 1);
  db.$client.close();
  expect(fit?.status).toBe("failed");
});

/** Reviews of so few cards in turn that each comes again and again, days apart. */
const reviews = (count: number) =>
  Array.from({ length: count }, (_, i) => {
    const cards = 100;
    const [round, card] = [Math.floor(i / cards), i % cards];
    const rating = i % 7 === 0 ? "again" : "good";
    return ratingOf(card, { rating, at: Date.now() - (200 - 20 * round) * dayMs });
  });

test("npm start passes the signal on", async () => {
  const server = await OwnServer.on(freshUrl());
  const { port } = new URL(server.url);
  const npm = spawn("npm", ["start"], {
    env: { ...process.env, PORT: port, DATABASE_URL: server.databaseUrl },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => {
    npm.kill("SIGKILL");
  });
  const exited = once(npm, "exit");
  const isHealthy = () =>
    fetch(`${server.url}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isHealthy())) await wait(100);
  npm.kill("SIGTERM");
  expect(await exited).toEqual([0, null]);
  expect(logSize(server.databaseUrl)).toBe(0);
  expect(await isHealthy()).toBe(false);
});
