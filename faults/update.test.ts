import { readFileSync, writeFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { createClient } from "@libsql/client";
import { afterEach, expect, test } from "vitest";
import nl from "../lib/i18n/messages/nl.json";
import { Browser, ratingOf } from "./browser";
import { freshUrl } from "./fixture";
import { OwnServer } from "./server";

const servers: OwnServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.kill();
});

/** The address of a copy of a database that the first version wrote. */
function firstVersion(): string {
  const url = freshUrl();
  const kept = readFileSync("lib/db/old/0000_first.db.gz");
  writeFileSync(url.slice("file:".length), gunzipSync(kept));
  return url;
}

async function serverOn(url: string): Promise<OwnServer> {
  const server = await OwnServer.on(url);
  servers.push(server);
  return server;
}

const progressOf = async (server: OwnServer, cookie: string): Promise<string> =>
  (await new Browser(server.url, cookie).ask("/nl/progress")).text();

test("two servers that start at once bring an old database up to date, and its learner goes on", async () => {
  const url = firstVersion();
  const [one, other] = [await serverOn(url), await serverOn(url)];
  await Promise.all([one.start(), other.start()]);
  const cookie = "weetje=0000_first";
  for (const [i, server] of [one, other].entries()) {
    const browser = new Browser(server.url, cookie);
    expect(await browser.send([ratingOf(i)])).toMatchObject({
      status: 200,
      body: { results: [{ status: "stored" }] },
    });
    expect(await progressOf(server, cookie)).not.toContain(nl.Progress.empty);
  }
  const exported = await new Browser(one.url, cookie).ask("/api/export");
  expect(await exported.json()).toMatchObject({ entries: { length: 69 + 2 } });
});

test("progress says so while it is worked out again after an update", async () => {
  const server = await serverOn(firstVersion());
  await server.start();
  const cookie = "weetje=0000_first";
  await expect
    .poll(() => progressOf(server, cookie), { timeout: 30_000 })
    .not.toContain(nl.Progress.beingUpdated);
  const client = createClient({ url: server.databaseUrl });
  await client.execute("UPDATE learner SET caches_version = 0");
  client.close();
  expect(await progressOf(server, cookie)).toContain(nl.Progress.beingUpdated);
});
