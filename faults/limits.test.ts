import { afterEach, beforeEach, expect, test } from "vitest";
import { Browser, ratingOf } from "./browser";
import { freshUrl } from "./fixture";
import { formsFor, nobodysOwn, post } from "./forms";
import { everythingIn } from "./rows";
import { OwnServer } from "./server";

let server: OwnServer;

beforeEach(async () => {
  server = await OwnServer.on(freshUrl());
});
afterEach(() => server.kill());

/** A hundredth of what is usual: 6 at once for a learner, 60 and 2 beginners for an address. */
const startStrict = (env: Readonly<Record<string, string>> = {}) =>
  server.start({ env: { RATE_LIMITS: "0.01", TRUST_PROXY: "1", ...env } });

/** Asks until it is refused, and tells how it was. */
async function flood(most: number, ask: (i: number) => Promise<Response>): Promise<Response> {
  for (let i = 0; i < most; i++) {
    const response = await ask(i);
    if (response.status === 429) return response;
    await response.arrayBuffer();
  }
  throw new Error("nothing was refused");
}

const from = (address: string) => ({ headers: { "x-forwarded-for": address } });

async function beginner(): Promise<Browser> {
  const browser = new Browser(server.url);
  expect((await browser.send([ratingOf(0)])).status).toBe(200);
  return browser;
}

test("whoever learns as fast as they can is never refused", async () => {
  await server.start({ env: { RATE_LIMITS: "1" } });
  const browser = await beginner();
  const statuses: number[] = [];
  const offline = Array.from({ length: 500 }, (_, i) => ratingOf(i));
  for (let batch = 0; batch < 2; batch++) statuses.push((await browser.send(offline)).status);
  for (let i = 0; i < 40; i++) statuses.push((await browser.send([ratingOf(i)])).status);
  for (const page of ["", "/review", "/facts", "/progress", "/quiz"]) {
    statuses.push((await browser.ask(`/en${page}`)).status);
  }
  expect(new Set(statuses)).toEqual(new Set([200]));
});

test("a learner who floods is told when to go on, and keeps nobody else waiting", async () => {
  await startStrict();
  const [flooding, other] = [await beginner(), await beginner()];
  const refused = await flood(200, () => flooding.ask("/api/fit"));
  expect(await refused.json()).toEqual({ code: "too-many-requests" });
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
  const late = await flood(50, () => sendOne(flooding));
  expect(await late.json()).toEqual({ code: "too-many-requests" });
  for (const [path, words] of [
    ["/nl/review", "Dat ging even te snel"],
    ["/en/review", "That was a little too fast"],
  ] as const) {
    const page = await flood(50, () => flooding.ask(path));
    expect(await page.text()).toContain(words);
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
  }
  expect((await other.send([ratingOf(1)])).status).toBe(200);
});

const sendOne = (browser: Browser): Promise<Response> =>
  browser.ask("/api/answers", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ locale: "nl", entries: [ratingOf(1)] }),
  });

test("an address that floods is refused, whoever it says that it is", async () => {
  await startStrict();
  const madeUp = (i: number) => new Browser(server.url, `weetje=${`${i}`.padStart(43, "x")}`);
  await flood(500, (i) => madeUp(i).ask("/api/fit", from("203.0.113.7")));
  const lying = await madeUp(0).ask("/api/fit", from("198.51.100.1, 203.0.113.7"));
  expect(lying.status).toBe(429);
  expect((await madeUp(0).ask("/api/fit", from("198.51.100.1"))).status).toBe(404);
});

test("without a proxy what a client says of its address counts for nothing", async () => {
  await startStrict({ TRUST_PROXY: "0" });
  const visitor = new Browser(server.url);
  await flood(500, (i) => visitor.ask("/api/fit", from(`203.0.113.${i % 250}`)));
});

test("only so many learners begin at one address, however they ask", async () => {
  await startStrict();
  const known = await beginner();
  await flood(50, () => sendOne(new Browser(server.url)));
  const before = await everythingIn(server.databaseUrl);
  const { saveSettingsAction: form } = formsFor(nobodysOwn);
  if (!form) throw new Error("no form of the settings");
  const visitor = await post(new Browser(server.url), "saveSettingsAction", form);
  expect(visitor.status).toBe(429);
  const nobody = new Browser(server.url, `weetje=${"r".repeat(43)}`);
  expect((await post(nobody, "saveSettingsAction", form)).status).toBe(303);
  expect(await everythingIn(server.databaseUrl)).toBe(before);
  expect((await known.send([ratingOf(1)])).status).toBe(200);
  expect((await new Browser(server.url).ask("/en")).status).toBe(200);
  const elsewhere = { "x-forwarded-for": "198.51.100.1" };
  const other = await post(new Browser(server.url), "saveSettingsAction", form, elsewhere);
  expect(other.headers.get("location")).toBe("/en/settings?saved=yes");
});

test.each([
  ["RATE_LIMITS", "none"],
  ["TRUST_PROXY", "yes"],
  ["LOG_LEVEL", "loud"],
])("a server whose %s is %j does not start, and says why", async (name, value) => {
  await expect(server.start({ env: { [name]: value } })).rejects.toThrow(`${name} is "${value}"`);
});
