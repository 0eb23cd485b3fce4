import type { APIRequestContext } from "@playwright/test";
import { v7 as uuid } from "uuid";
import { facts, found, isRecall } from "./bank";
import { exported } from "./steps";
import { expect, test } from "./test";

const prompt = found(
  facts.flatMap((fact) => fact.prompts.filter(isRecall))[0],
  "a prompt for flashcards",
);

const rating = () => ({
  id: uuid(),
  promptId: prompt.id,
  rating: "good",
  at: Date.now(),
  durationMs: 1_000,
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

const refused: readonly [name: string, status: number, code: string, body: () => unknown][] = [
  ["no JSON", 400, "malformed", () => "{"],
  ["no object", 400, "malformed", () => [rating()]],
  ["no answers", 400, "malformed", () => ({ locale: "en", answers: [] })],
  ["an unknown language", 400, "malformed", () => ({ locale: "de", answers: [rating()] })],
  ["an unknown rating", 400, "malformed", () => one({ rating: "perfect" })],
  ["an id that is none", 400, "malformed", () => one({ id: "1" })],
  [
    "an id of another version",
    400,
    "malformed",
    () => one({ id: "7d444840-9dc0-41d1-b245-5ffdce74fad2" }),
  ],
  ["a time as text", 400, "malformed", () => one({ at: "now" })],
  ["a negative duration", 400, "malformed", () => one({ durationMs: -1 })],
  ["a field too many", 400, "malformed", () => one({ learnerId: uuid() })],
  [
    "too many answers",
    400,
    "malformed",
    () => ({ locale: "en", answers: Array.from({ length: 501 }, rating) }),
  ],
  ["too much", 413, "too-large", () => one({ promptId: "x".repeat(300_000) })],
];

function one(changes: Record<string, unknown>) {
  return { locale: "en", answers: [{ ...rating(), ...changes }] };
}

for (const [name, status, code, body] of refused) {
  test(`ratings with ${name} are refused, and nothing is stored`, async ({ page, request }) => {
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
      expect(await response.json()).toEqual({ code });
      expect(response.headers()).not.toHaveProperty("set-cookie");
    }
    expect({ ...(await exported(page)), exportedAt: "" }).toEqual(before);
    expect((await request.get("/api/export")).status()).toBe(404);
  });
}

for (const site of ["cross-site", "same-site"]) {
  test(`ratings that come ${site} are refused`, async ({ request }) => {
    const response = await request.post("/api/answers", {
      data: one({}),
      headers: { "Sec-Fetch-Site": site },
    });
    expect(response.status()).toBe(403);
    expect(await response.json()).toEqual({ code: "forbidden" });
    expect((await request.get("/api/export")).status()).toBe(404);
  });
}

test("a rating that is sent twice counts once", async ({ page }) => {
  const body = one({});
  const statuses: unknown[] = [];
  for (let i = 0; i < 2; i++) {
    const response = await page.request.post("/api/answers", { data: body });
    const { results } = await response.json();
    statuses.push(...results);
  }
  const id = body.answers[0]?.id;
  expect(statuses).toEqual([
    { id, status: "stored" },
    { id, status: "already-stored" },
  ]);
  expect((await exported(page)).answers).toHaveLength(1);
});

test("a rating of a question that is no flashcard is named, and the others are stored", async ({
  page,
}) => {
  const [good, unknown] = [rating(), { ...rating(), promptId: "no-such/prompt" }];
  const response = await page.request.post("/api/answers", {
    data: { locale: "nl", answers: [unknown, good] },
  });
  expect(response.status()).toBe(200);
  expect((await response.json()).results).toEqual([
    { id: unknown.id, status: "unknown-prompt" },
    { id: good.id, status: "stored" },
  ]);
  expect((await exported(page)).answers.map(({ id }) => id)).toEqual([good.id]);
});
