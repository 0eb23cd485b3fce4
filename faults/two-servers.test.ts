import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { earlierDatabase, opened, tablesOf } from "../lib/db/fixture";
import { Browser } from "./browser";
import { testRandom } from "./chance";
import { freshUrl } from "./fixture";
import { BusyLearner } from "./load";
import { rounds } from "./rounds";
import { OwnServer } from "./server";
import { expectToStand } from "./standing";

const pages = ["/en", "/nl/review", "/en/progress", "/nl/facts", "/en/quiz", "/api/export"];

async function twoServers(url: string): Promise<[OwnServer, OwnServer]> {
  const servers: [OwnServer, OwnServer] = [await OwnServer.on(url), await OwnServer.on(url)];
  onTestFinished(async () => {
    for (const server of servers) await server.kill();
  });
  await Promise.all(servers.map((server) => server.start()));
  return servers;
}

test("many devices of one learner on two servers lose nothing, and meet no fault", async () => {
  const random = testRandom();
  const servers = await twoServers(freshUrl());
  const [{ url, databaseUrl }] = servers;
  const learner = new BusyLearner(random);
  await learner.begin(url);
  const over = new AbortController();
  const devices = servers.flatMap((server) =>
    Array.from({ length: 4 }, () => learner.beBusy(server.url, over.signal)),
  );
  const looking = servers.map((server) => look(server, learner.cookie, over.signal));
  while (learner.confirmed.size < rounds(150, 3_000)) await wait(50);
  over.abort();
  await Promise.all(devices);
  expect(learner.mishaps).toEqual([]);
  expect(learner.unanswered).toEqual([]);
  expect((await Promise.all(looking)).flat()).toEqual([]);
  const entries = await expectToStand(databaseUrl, [learner]);
  console.log(`${entries} entries of one learner by two servers`);
});

/** Looks at one page after the other: those that could not be shown. */
async function look({ url }: OwnServer, cookie: string, signal: AbortSignal): Promise<string[]> {
  const browser = new Browser(url, cookie);
  const faults: string[] = [];
  for (let i = 0; !signal.aborted; i++) {
    const path = pages[i % pages.length] ?? "";
    const response = await browser.ask(path);
    await response.arrayBuffer();
    if (response.status !== 200) faults.push(`${response.status} ${path}`);
  }
  return faults;
}

test.each([
  { name: "an empty file", migrations: 0 },
  { name: "a file of the first version", migrations: 1 },
  { name: "a file of the second version", migrations: 2 },
])("two servers that start at once on $name bring it up to date once", async ({ migrations }) => {
  const url = freshUrl();
  if (migrations > 0) await earlierDatabase(url, migrations);
  const servers = await twoServers(url);
  for (const { output } of servers) expect(output).not.toMatch(/SQLITE|Error|Waiting/);
  const db = opened(url);
  expect(await tablesOf(db)).toContain("learner");
  const { rows } = await db.$client.execute("SELECT created_at FROM __drizzle_migrations");
  const done = rows.map((row) => Number(row[0]));
  expect(done).toEqual(migrationTimes());
});

/** When each migration was made, in order: by that a database knows which ones it has had. */
function migrationTimes(): number[] {
  const journal: unknown = JSON.parse(readFileSync("drizzle/meta/_journal.json", "utf8"));
  const text = JSON.stringify(journal);
  return [...text.matchAll(/"when":(\d+)/g)].map(([, when]) => Number(when));
}
