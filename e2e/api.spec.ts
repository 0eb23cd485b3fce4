import type { APIRequestContext, Page } from "@playwright/test";
import { v7 as uuid } from "uuid";
import { facts, found, isRecall } from "./bank";
import { exported } from "./steps";
import { expect, test } from "./test";

const prompt = found(
  facts.flatMap((fact) => fact.prompts.filter(isRecall))[0],
  "a prompt for flashcards",
);

const rating = () => ({
  type: "review",
  id: uuid(),
  promptId: prompt.id,
  locale: "en",
  rating: "good",
  at: Date.now(),
  durationMs: 1_000,
});

const act = (kind: string) => ({
  type: "act",
  id: uuid(),
  factId: prompt.factId,
  act: kind,
  at: Date.now(),
});

const undo = (undoes: string) => ({
  type: "undo",
  id: uuid(),
  factId: prompt.factId,
  undoes,
  at: Date.now(),
});

const policyOf = async (request: APIRequestContext, path: string): Promise<string> => {
  const { "content-security-policy": policy = "" } = (await request.get(path)).headers();
  return policy;
};

test("a page runs its own scripts alone", async ({ request }) => {
  const policies = [
    await policyOf(request, "/nl"),
    await policyOf(request, "/nl"),
    await policyOf(request, "/en/quiz"),
  ];
  const nonces = policies.map((policy) => {
    const rules = new Map(
      policy.split("; ").map((rule) => [rule.split(" ")[0], rule.split(" ").slice(1)]),
    );
    const scripts = rules.get("script-src") ?? [];
    expect(scripts).not.toContain("'unsafe-inline'");
    expect(scripts).not.toContain("'unsafe-eval'");
    expect(rules.get("default-src")).toEqual(["'self'"]);
    expect(rules.get("object-src")).toEqual(["'none'"]);
    expect(rules.get("frame-ancestors")).toEqual(["'none'"]);
    expect(rules.get("form-action")).toEqual(["'self'"]);
    return found(
      scripts.find((source) => /^'nonce-.{16,}'$/.test(source)),
      "a nonce",
    );
  });
  expect(new Set(nonces).size).toBe(3);
});

for (const path of ["/nl", "/en/quiz", "/robots.txt", "/api/health"]) {
  test(`${path} comes with the headers that keep a browser safe`, async ({ request }) => {
    const headers = (await request.get(path)).headers();
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": expect.stringMatching(/^(?:same-origin|no-referrer|strict-origin)/),
    });
    expect(headers).not.toHaveProperty("x-powered-by");
  });
}

test("the server says that it is well", async ({ request }) => {
  const response = await request.get("/api/health");
  expect(response.status()).toBe(200);
  expect(await response.json()).toEqual({ status: "ok" });
});

const bodyOf = (...entries: readonly unknown[]) => ({ locale: "en", entries });
const one = (changes: Record<string, unknown>) => bodyOf({ ...rating(), ...changes });

const refusal = (reason: string) => ({ status: "refused", reason });
const malformed = { code: "malformed" };
const noneOf = (...reasons: readonly string[]) => ({
  code: "refused",
  results: reasons.map(refusal),
});

const refused: readonly [
  name: string,
  status: number,
  reply: Readonly<Record<string, unknown>>,
  body: () => unknown,
][] = [
  ["no JSON", 400, malformed, () => "{"],
  ["no object", 400, malformed, () => [rating()]],
  ["no entries", 400, malformed, () => bodyOf()],
  ["an unknown language", 400, malformed, () => ({ ...one({}), locale: "de" })],
  ["a field too many beside them", 400, malformed, () => ({ ...one({}), learnerId: uuid() })],
  ["too many entries", 400, malformed, () => bodyOf(...Array.from({ length: 501 }, rating))],
  ["too much", 413, { code: "too-large" }, () => one({ promptId: "x".repeat(300_000) })],
  ["an unknown rating", 422, noneOf("malformed"), () => one({ rating: "perfect" })],
  ["an unknown type", 422, noneOf("malformed"), () => one({ type: "settings" })],
  ["an id that is none", 422, noneOf("malformed"), () => one({ id: "1" })],
  [
    "an id of another version",
    422,
    noneOf("malformed"),
    () => one({ id: "7d444840-9dc0-41d1-b245-5ffdce74fad2" }),
  ],
  ["a time as text", 422, noneOf("malformed"), () => one({ at: "now" })],
  ["a negative duration", 422, noneOf("malformed"), () => one({ durationMs: -1 })],
  ["a field too many", 422, noneOf("malformed"), () => one({ learnerId: uuid() })],
  ["an unknown prompt", 422, noneOf("unknown-prompt"), () => one({ promptId: "no-such/prompt" })],
  [
    "acts that cannot be",
    422,
    noneOf("malformed", "unknown-fact"),
    () => bodyOf(act("erase"), { ...act("suspend"), factId: "no-such-fact" }),
  ],
];

for (const [name, status, reply, body] of refused) {
  test(`a body with ${name} is refused, and nothing is stored`, async ({ page, request }) => {
    const first = await page.request.post("/api/answers", { data: one({}) });
    expect(first.status()).toBe(200);
    const before = { ...(await exported(page)), exportedAt: "" };
    for (const sender of [page.request, request]) {
      const sent = body();
      const response = await sender.post("/api/answers", {
        data: typeof sent === "string" ? sent : JSON.stringify(sent),
        headers: { "Content-Type": "application/json" },
      });
      expect(response.status()).toBe(status);
      expect(await response.json()).toMatchObject(reply);
      expect(response.headers()).not.toHaveProperty("set-cookie");
    }
    expect({ ...(await exported(page)), exportedAt: "" }).toEqual(before);
    expect((await request.get("/api/export")).status()).toBe(404);
  });
}

for (const site of ["cross-site", "same-site"]) {
  test(`entries that come ${site} are refused`, async ({ request }) => {
    const response = await request.post("/api/answers", {
      data: one({}),
      headers: { "Sec-Fetch-Site": site },
    });
    expect(response.status()).toBe(403);
    expect(await response.json()).toEqual({ code: "forbidden" });
    expect((await request.get("/api/export")).status()).toBe(404);
  });
}

/** What becomes of each entry that a visitor sends. */
async function resultsOf(page: Page, ...entries: readonly unknown[]): Promise<unknown> {
  const response = await page.request.post("/api/answers", { data: bodyOf(...entries) });
  expect(response.status()).toBe(200);
  return (await response.json()).results;
}

test("an entry that is sent twice counts once", async ({ page }) => {
  const good = rating();
  expect(await resultsOf(page, good)).toEqual([{ id: good.id, status: "stored" }]);
  expect(await resultsOf(page, good)).toEqual([{ id: good.id, status: "already-stored" }]);
  expect((await exported(page)).entries).toHaveLength(1);
});

test("bad entries are refused one by one, and the others are stored", async ({ page }) => {
  const [good, bury] = [rating(), act("bury")];
  const unknown = { ...rating(), promptId: "no-such/prompt" };
  expect(await resultsOf(page, unknown, good, {}, bury)).toEqual([
    refusal("unknown-prompt"),
    { id: good.id, status: "stored" },
    refusal("malformed"),
    { id: bury.id, status: "stored" },
  ]);
  const { entries } = await exported(page);
  expect(entries.map(({ id, type }) => [id, type])).toEqual([
    [good.id, "review"],
    [bury.id, "act"],
  ]);
});

test("an undo takes a rating and an act back, and both stay in the log", async ({ page }) => {
  const [good, suspend] = [rating(), act("suspend")];
  await resultsOf(page, good, suspend);
  const before = await exported(page);
  expect(before.memories).toHaveLength(1);
  expect(before.holds).toHaveLength(1);
  await resultsOf(page, undo(suspend.id), undo(good.id));
  const { entries, memories, holds } = await exported(page);
  expect(entries.map(({ type }) => type)).toEqual(["review", "act", "undo", "undo"]);
  expect([memories, holds]).toEqual([[], []]);
});

test("what comes for a learner who was just erased does not bring them back", async ({ page }) => {
  const send = () => page.request.post("/api/answers", { data: one({}) });
  expect((await send()).status()).toBe(200);
  const erased = await page.context().cookies();
  const response = await page.request.post("/api/erase", {
    form: { locale: "en", confirmed: "yes" },
  });
  expect(response.status()).toBe(200);
  await page.context().addCookies(erased);
  const late = await send();
  expect(late.status()).toBe(409);
  expect(await late.json()).toEqual({ code: "unknown-learner" });
  expect((await page.request.get("/api/export")).status()).toBe(404);
  // The cookie is gone by now: whoever goes on begins anew.
  expect((await send()).status()).toBe(200);
  expect((await exported(page)).entries).toHaveLength(1);
});

test("nobody signs in by the link of a simulated learner", async ({ page }) => {
  await resultsOf(page, rating());
  const cookies = await page.context().cookies();
  const token = found(
    cookies.find(({ name }) => name === "weetje"),
    "the token of a learner",
  ).value;
  await page.context().clearCookies();
  const response = await page.request.get("/api/demo", { params: { token, locale: "en" } });
  expect(response.status()).toBe(404);
  expect(await response.json()).toEqual({ code: "not-found" });
  expect(await page.context().cookies()).toEqual([]);
});
