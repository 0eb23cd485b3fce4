import { createClient } from "@libsql/client";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { Browser, cardPrompts, ratingOf } from "./browser";
import { sharedUrl } from "./fixture";
import { formsFor, nobodysOwn, type Own, post } from "./forms";
import { rawRequest, sendRaw } from "./raw";
import { endpointsFor, pages } from "./routes";
import { everythingIn } from "./rows";
import { OwnServer } from "./server";

const databaseUrl = sharedUrl();
let server: OwnServer;
let victim: Browser;
let own: Own;
/** What only the victim may see. */
let secrets: readonly string[];

const secretWords = "waterlelie onder glas";
const factId = cardPrompts[0]?.factId ?? "";

beforeAll(async () => {
  server = await OwnServer.on(databaseUrl);
  await server.start();
  victim = new Browser(server.url);
  own = await livedThrough(victim);
  const { learner, entries, quizQuestions } = exported.parse(
    await (await victim.ask("/api/export")).json(),
  );
  expect(JSON.stringify(entries)).toContain(secretWords);
  secrets = [
    secretWords,
    learner.id,
    ...entries.map(({ id }) => id).filter((id) => id !== own.entryId),
    ...quizQuestions.map(({ answerId }) => answerId),
  ];
});
afterAll(() => server.kill());

const exported = z.object({
  learner: z.object({ id: z.string() }),
  entries: z.array(z.looseObject({ id: z.string() })),
  quizQuestions: z.array(z.object({ answerId: z.string() })),
});

/** Does something of every kind, and tells by which ids it is known. */
async function livedThrough(browser: Browser): Promise<Own> {
  const rating = ratingOf(0);
  const { at } = rating;
  await browser.send([
    rating,
    ratingOf(1),
    ratingOf(2),
    { type: "act", id: uuid(), factId, act: "suspend", at },
  ]);
  const started = await post(browser, "startQuizAction", {
    page: "/quiz",
    fields: { ...formsFor(nobodysOwn).startQuizAction?.fields, kinds: "typed" },
  });
  const quizId = /\/quiz\/([^?]+)/.exec(started.headers.get("location") ?? "")?.[1] ?? "";
  await post(browser, "answerAction", {
    page: `/quiz/${quizId}`,
    fields: { quizId, position: "1", written: secretWords, askedAt: `${at}` },
  });
  const fitId = uuid();
  const client = createClient({ url: server.databaseUrl, timeout: 5_000 });
  await client.execute({
    sql: `INSERT INTO fit (id, learner_id, started_at, alive_at, status, progress)
          SELECT ?, id, ?, ?, 'running', 0.5 FROM learner`,
    args: [fitId, at, Date.now() + 3_600_000],
  });
  client.close();
  return { quizId, entryId: rating.id, at, fitId };
}

/** All that the victim has, as they get it themselves. */
async function victimsOwn(): Promise<string> {
  const { exportedAt: _, ...rest } = z
    .looseObject({ exportedAt: z.string() })
    .parse(await (await victim.ask("/api/export")).json());
  return JSON.stringify(rest);
}

/** Browsers that are not the victim's, by the cookie that they come with. */
const strangers = {
  "no cookie": async () => new Browser(server.url),
  "a random cookie": async () => new Browser(server.url, `weetje=${"r".repeat(43)}`),
  "another learner's cookie": async () => {
    const browser = new Browser(server.url);
    await browser.send([ratingOf(7), ratingOf(8)]);
    return browser;
  },
};

/** The address of a page or an endpoint about something of the victim's. */
const addressOf = (path: string): string => {
  const query = { at: `${own.at}`, id: own.entryId, about: own.quizId, before: `${own.at + 1}` };
  const place = path
    .replace("[locale]", "en")
    .replace("[quizId]", own.quizId)
    .replace("[factId]", factId)
    .replace("[figure]", "days")
    .replace(/\[[^\]]+\]/g, "magnesium");
  return `${place}?${new URLSearchParams(query)}`;
};

test("the victim sees their own, and their own forms work", async () => {
  const result = await victim.ask(addressOf("/[locale]/quiz/[quizId]/result"));
  expect(await result.text()).toContain(secretWords);
  const someone = await strangers["another learner's cookie"]();
  const before = await everythingIn(server.databaseUrl);
  const { startQuizAction: form } = formsFor(nobodysOwn);
  if (form) await post(someone, "startQuizAction", form);
  expect(await everythingIn(server.databaseUrl)).not.toBe(before);
});

describe.each(Object.entries(strangers))("with %s", (_, stranger) => {
  test.each([...pages, ...endpointsFor("GET")])("%s shows nothing", async (path) => {
    const browser = await stranger();
    const before = await everythingIn(server.databaseUrl);
    const response = await browser.ask(addressOf(path));
    const body = await response.text();
    expect(response.status).toBeLessThan(500);
    for (const secret of secrets) expect(body).not.toContain(secret);
    expect(await everythingIn(server.databaseUrl)).toBe(before);
  });

  test.each(Object.keys(formsFor(nobodysOwn)))("%s changes nothing", async (name) => {
    const browser = await stranger();
    const form = formsFor(own)[name];
    if (!form) throw new Error(`no form of ${name}`);
    const before = await victimsOwn();
    const response = await post(browser, name, form);
    expect(response.status).toBe(303);
    expect(await victimsOwn()).toBe(before);
  });

  test("entries and an erasure change nothing", async () => {
    const browser = await stranger();
    const before = await victimsOwn();
    await browser.send([
      { ...ratingOf(0), id: own.entryId, rating: "again" },
      { type: "undo", id: uuid(), factId, undoes: own.entryId, at: Date.now() },
    ]);
    await browser.ask("/api/erase", {
      method: "POST",
      body: new URLSearchParams({ confirmed: "yes", locale: "en" }),
    });
    expect(await victimsOwn()).toBe(before);
  });
});

const elsewhere: readonly Readonly<Record<string, string>>[] = [
  { "sec-fetch-site": "cross-site", origin: "https://elsewhere.example" },
  { "sec-fetch-site": "same-site" },
  { "sec-fetch-site": "none", origin: "https://elsewhere.example" },
  { "sec-fetch-site": "same-origin", origin: "null" },
  { "sec-fetch-site": "nonsense" },
];

describe.each(elsewhere)("what another site posts (%j)", (headers) => {
  const refused = async (request: () => Promise<Response>) => {
    const before = await everythingIn(server.databaseUrl);
    const response = await request();
    expect(response.status).toBe(403);
    expect(response.headers.get("access-control-allow-origin")).toBeNull();
    expect(await everythingIn(server.databaseUrl)).toBe(before);
  };

  test.each(endpointsFor("POST"))("does nothing at %s", (path) =>
    refused(() =>
      victim.ask(path, {
        method: "POST",
        headers: { ...headers, "content-type": "application/json" },
        body: JSON.stringify({ locale: "nl", entries: [ratingOf(3)] }),
      }),
    ),
  );

  test.each(Object.keys(formsFor(nobodysOwn)))("does nothing by %s", (name) =>
    refused(() => post(victim, name, formsFor(own)[name] ?? { page: "/", fields: {} }, headers)),
  );
});

test("no other site may ask what it may send", async () => {
  for (const path of ["/en/settings", ...endpointsFor("POST")]) {
    const preflight = await victim.ask(path, {
      method: "OPTIONS",
      headers: { origin: "https://elsewhere.example", "access-control-request-method": "POST" },
    });
    expect(preflight.status).toBe(405);
    expect([...preflight.headers.keys()].filter((name) => /^access-control/.test(name))).toEqual(
      [],
    );
  }
});

describe("the headers that keep a browser safe", () => {
  const script = async (): Promise<string> => {
    const html = await (await victim.ask("/en")).text();
    return /\/_next\/static\/[^"]+\.js/.exec(html)?.[0] ?? "";
  };
  const kinds: Readonly<Record<string, () => Promise<Response>>> = {
    "a page": () => victim.ask("/en"),
    "a page that is not there": () => victim.ask("/en/nothing"),
    "a fact that is not there": () => victim.ask("/en/facts/nothing"),
    "a file that is not there": () => victim.ask("/robots.txt"),
    "what was never built": () => victim.ask("/_next/static/none.js"),
    "a script": async () => victim.ask(await script()),
    "a picture": () => victim.ask("/icon.svg"),
    "a way to one's language": () => victim.ask("/"),
    "an outcome": () => victim.ask("/api/fit"),
    "an export": () => victim.ask("/api/export"),
    "a table": () => victim.ask("/api/figures/days"),
    "an endpoint that is not there": () => victim.ask("/api/nothing"),
    "a form's way on": () =>
      post(victim, "chooseThemeAction", { page: "/settings", fields: { theme: "dark" } }),
    "a page refused": () => victim.ask("/en/%ff"),
    "an endpoint refused": () => victim.ask("/api/%ff"),
  };

  test.each(Object.entries(kinds))("%s", async (_, ask) => {
    const { headers } = await ask();
    expect(Object.fromEntries(headers)).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(headers.has("x-powered-by")).toBe(false);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toMatch(/default-src '(none|self)'/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
  });

  test.each(["/en", "/en/progress", "/en/you", "/api/export", "/api/figures/days", "/api/fit"])(
    "%s is kept by nobody in between",
    async (path) => {
      expect((await victim.ask(path)).headers.get("cache-control")).toMatch(/private.*no-store/);
    },
  );

  test("the cookie is out of reach of scripts and other sites", async () => {
    const begin = async (proto: string) => {
      const response = await new Browser(server.url).ask("/api/answers", {
        method: "POST",
        headers: { "content-type": "application/json", "x-forwarded-proto": proto },
        body: JSON.stringify({ locale: "nl", entries: [ratingOf(0)] }),
      });
      return response.headers.getSetCookie().find((one) => one.startsWith("weetje="));
    };
    expect(await begin("https")).toMatch(/; Secure; HttpOnly; SameSite=lax/i);
    expect(await begin("http")).toMatch(/; HttpOnly; SameSite=lax/i);
  });
});

test("no path leads out of the build's own files", async () => {
  for (const path of [
    "/_next/static/../../package.json",
    "/..%2f..%2fpackage.json",
    "/_next/static/..%2f..%2fserver/server-reference-manifest.json",
    "//etc/passwd",
    "/.env",
    "/.git/config",
  ]) {
    const { text } = await sendRaw(server.url, rawRequest(`GET ${path}`));
    expect(text).not.toMatch(/"dependencies"|exportedName|root:|repositoryformatversion/);
  }
});
