import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Browser, ratingOf } from "./browser";
import { OwnServer } from "./server";

let server: OwnServer;
beforeEach(async () => {
  server = await OwnServer.on(`file:${join(mkdtempSync(join(tmpdir(), "weetje-")), "own.db")}`);
  await server.start();
});
afterEach(() => server.kill());

test("an answer is stored once, however often it is sent", async () => {
  const browser = new Browser(server.url);
  const rating = ratingOf(0);
  const first = await browser.send([rating]);
  expect(first).toMatchObject({ status: 200, body: { results: [{ status: "stored" }] } });
  const second = await browser.send([rating]);
  expect(second).toMatchObject({ status: 200, body: { results: [{ status: "already-stored" }] } });
});
