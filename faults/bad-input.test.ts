import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Browser, ratingOf } from "./browser";
import { sharedUrl } from "./fixture";
import { type Field, type Fields, formsFor, nobodysOwn, post } from "./forms";
import { beginRaw, rawRequest, sendRaw } from "./raw";
import { rounds } from "./rounds";
import { actions, endpoints, endpointsFor, pages } from "./routes";
import { everythingIn } from "./rows";
import { OwnServer } from "./server";

const databaseUrl = sharedUrl();
let server: OwnServer;
let learner: Browser;

beforeAll(async () => {
  server = await OwnServer.on(databaseUrl);
  await server.start();
  learner = new Browser(server.url);
  await learner.send([ratingOf(0), ratingOf(1)]);
});
afterAll(() => server.kill());

/** Looks at what a bad request brought about: neither a fault nor a change, and nothing of the server's inside. */
async function expectRefusedGently(request: () => Promise<Response>): Promise<Response> {
  const before = await everythingIn(server.databaseUrl);
  const response = await request();
  const body = await response.clone().text();
  expect(response.status, `${response.url} ${body.slice(0, 300)}`).toBeLessThan(500);
  expect(body).not.toMatch(insides);
  expect(await everythingIn(server.databaseUrl)).toBe(before);
  return response;
}

/** A line of a stack, a path of this machine or a message of the database. */
const insides =
  /\n\s+at \S+ \(|node_modules\/|\.next\/server|SQLITE_|LibsqlError|DrizzleQueryError/;

/** Next tells of each action that is not there, as that may be a mistake of ours: here it is not. */
const expected =
  /Failed to find Server Action|Invalid Server Actions request|Missing `origin` header/;

const visitor = () => new Browser(server.url);
const whoever = fc
  .constantFrom("visitor", "learner")
  .map((who) => () => (who === "visitor" ? visitor() : learner));

/** Texts that no form of ours would send. */
const nasty: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    ...[
      "\0",
      "a\0b",
      "\ud800",
      "a\udfff\ud800",
      "\u202e",
      "%00",
      "%",
      "%ff",
      "../../etc/passwd",
      "-1",
      "-0.5",
      "1e999",
      "NaN",
    ],
    ...[
      "Infinity",
      "9".repeat(400),
      "null",
      "undefined",
      "true",
      "[]",
      "{}",
      "__proto__",
      "constructor",
      "toString",
    ],
    ...[
      "<script>alert(1)</script>",
      "' OR 1=1 --",
      "{{7*7}}",
      "\r\nSet-Cookie: a=b",
      "0000-01-01",
      "9999-12-31",
      "+275760-09-13",
    ],
    ...[
      "[".repeat(20_000),
      `${'{"a":'.repeat(5_000)}1`,
      "x".repeat(100_000),
      "\u0301".repeat(5_000),
      "👩‍👩‍👧".repeat(2_000),
    ],
  ),
  fc.string({ unit: "binary", minLength: 1, maxLength: 40 }),
  fc.double().map(String),
  fc.uuid({ version: 4 }),
);

const short = nasty.map((text) => text.slice(0, 200));

describe("whatever stands in the address of a page", () => {
  const asked = [
    "q",
    "section",
    "state",
    "evidence",
    "leech",
    "sort",
    "reverse",
    "page",
    "before",
    "at",
    "id",
    "act",
    "done",
    "count",
    "kept",
    "failure",
    "saved",
    "study",
    "since",
    "about",
    "year",
    "rating",
    "was",
    "written",
    "erase",
    "changed",
    "confidence",
  ];
  const address = fc.record({
    page: fc.constantFrom(...pages),
    locale: fc.constantFrom("nl", "en", "de", "__proto__"),
    segments: fc.array(short, { minLength: 3, maxLength: 3 }),
    query: fc.array(fc.tuple(fc.constantFrom(...asked), short), { maxLength: 6 }),
  });

  test("it is answered, and nothing is stored", async () => {
    const at = fc.tuple(address, whoever);
    await fc.assert(
      fc.asyncProperty(at, async ([{ page, locale, segments, query }, who]) => {
        const left = [...segments];
        const path = page
          .replace("[locale]", locale)
          .replace(/\[[^\]]*\]/g, () => encodeURIComponent(wellFormed(left.pop() ?? "")) || "x");
        const search = new URLSearchParams(query);
        await expectRefusedGently(() => who().ask(`${path}?${search}`));
      }),
      { numRuns: rounds(60, 2_000) },
    );
  });

  test.each(["/nl", "/en/facts", "/api/export", "/_next/static", ""])(
    "%s with what is no UTF-8 is told to be unreadable",
    async (start) => {
      const bytes = fc.uint8Array({ minLength: 1, maxLength: 20 });
      const broken = bytes.map((some) =>
        [...some].map((one) => `%${one.toString(16).padStart(2, "0")}`).join(""),
      );
      const unreadable = fc.oneof(
        fc.constantFrom("%", "%25", "%E0%A4%A", "%ff", "%zz"),
        broken.filter(isUnreadable),
      );
      await fc.assert(
        fc.asyncProperty(unreadable, async (bad) => {
          const { status, text } = await sendRaw(server.url, rawRequest(`GET ${start}/${bad}`));
          expect(status).toBe(400);
          expect(text).toMatch(start.startsWith("/api") ? '{"code":"malformed"}' : /<h1>/);
        }),
        { numRuns: rounds(5, 100) },
      );
    },
  );

  test("is told in its language that it cannot be read", async () => {
    const readAs = async (path: string) => (await visitor().ask(path)).text();
    expect(await readAs("/nl/%ff")).toContain("Dit konden we niet lezen");
    expect(await readAs("/en/%ff")).toContain("We could not read that");
  });
});

describe("whatever is sent to the interface", () => {
  const entry = ratingOf(2);
  const body = fc.oneof(
    nasty,
    fc.json(),
    fc.anything({ withNullPrototype: false }).map(toJson),
    fc
      .record({ locale: fc.constantFrom("nl", "en", "de", null), entries: fc.anything() })
      .map(toJson),
    fc.constant(`${"[".repeat(100_000)}`),
    fc.constant(`{"locale":"nl","entries":${"[".repeat(60_000)}${"]".repeat(60_000)}}`),
  );
  const type = fc.constantFrom(
    "application/json",
    "application/json; charset=utf-16",
    "text/plain",
    "multipart/form-data; boundary=x",
    "application/x-www-form-urlencoded",
    "x",
  );

  test.each(endpoints)("%s stays whole", async (path) => {
    const method = fc.constantFrom(
      "GET",
      "HEAD",
      "POST",
      "PUT",
      "DELETE",
      "PATCH",
      "OPTIONS",
      "PROPFIND",
    );
    const asked = fc.record({
      method,
      type,
      body,
      figure: short,
      query: fc.dictionary(fc.constantFrom("about", "locale", "token"), short),
      who: whoever,
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ method, type, body, figure, query, who }) => {
        const place = path.replace("[figure]", encodeURIComponent(wellFormed(figure)) || "x");
        const hasBody = method !== "GET" && method !== "HEAD";
        const response = await expectRefusedGently(() =>
          who().ask(`${place}?${new URLSearchParams(query)}`, {
            method,
            headers: { "content-type": type },
            ...(hasBody ? { body } : {}),
          }),
        );
        const isRefused = response.status >= 400 && response.status !== 405 && method !== "HEAD";
        if (isRefused) expect(await response.json()).toHaveProperty("code");
      }),
      { numRuns: rounds(12, 300) },
    );
  });

  const wrong = fc.oneof(
    nasty,
    fc.double(),
    fc.constantFrom(null, true, [], {}, -1, 1.5, 2 ** 60, -(2 ** 60)),
  );

  test("an entry with one thing wrong is refused", async () => {
    const field = fc.constantFrom(
      "type",
      "id",
      "promptId",
      "locale",
      "rating",
      "durationMs",
      "confidence",
      "more",
    );
    await fc.assert(
      fc.asyncProperty(field, wrong, whoever, async (name, value, who) => {
        fc.pre(
          !(
            name === "durationMs" &&
            typeof value === "number" &&
            Number.isInteger(value) &&
            value >= 0
          ),
        );
        const response = await expectRefusedGently(() => sent(who(), { ...entry, [name]: value }));
        expect(response.status).toBe(422);
        expect(await response.json()).toMatchObject({
          code: "refused",
          results: [{ status: "refused" }],
        });
      }),
      { numRuns: rounds(40, 2_000) },
    );
  });

  test("a time that cannot be is set right or refused, and never counts as the future", async () => {
    const at = fc.oneof(
      fc.integer(),
      fc.maxSafeInteger(),
      fc.double(),
      fc.constantFrom(-1, 0, 2 ** 53, 1e300, 8.64e15 + 1),
    );
    await fc.assert(
      fc.asyncProperty(at, at, async (time, sentAt) => {
        const browser = visitor();
        const response = await sent(browser, ratingOf(3, { at: time }), { sentAt });
        expect(response.status).toBeLessThan(500);
        if (response.status !== 200) return;
        const { entries } = await (await browser.ask("/api/export")).json();
        expect(entries).toHaveLength(1);
        expect(entries[0].at).toBeLessThanOrEqual(Date.now());
        expect(entries[0].at).toBeGreaterThanOrEqual(Date.UTC(2026, 0, 1));
        expect((await browser.ask("/en/progress")).status).toBe(200);
      }),
      { numRuns: rounds(20, 500) },
    );
  });

  test("an entry sent again, or about another's, changes nothing", async () => {
    const browser = visitor();
    const first = ratingOf(4);
    await browser.send([first]);
    const replayed = fc.constantFrom<readonly unknown[]>(
      [first],
      [first, first],
      [{ ...first, rating: "again" }],
      [{ ...first, at: 0 }],
    );
    await fc.assert(
      fc.asyncProperty(replayed, async (entries) => {
        await expectRefusedGently(() => sentAll(browser, entries));
      }),
      { numRuns: rounds(8, 50) },
    );
  });
});

function sent(browser: Browser, entry: unknown, more: object = {}): Promise<Response> {
  return sentAll(browser, [entry], more);
}

function sentAll(
  browser: Browser,
  entries: readonly unknown[],
  more: object = {},
): Promise<Response> {
  return browser.ask("/api/answers", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ locale: "nl", entries, ...more }),
  });
}

describe("whatever is posted by a form", () => {
  const forms = formsFor(nobodysOwn);

  test("every action is tried", () => {
    expect(Object.keys(forms).sort()).toEqual([...actions().keys()].sort());
  });

  const file = nasty.map((text) => new File([text], "a.txt"));
  const bad: fc.Arbitrary<readonly Field[]> = fc.oneof(
    nasty.map((text) => [text]),
    file.map((one) => [one]),
    fc.constant([]),
    fc.array(nasty, { minLength: 2, maxLength: 5 }),
  );
  const extra = fc.dictionary(
    nasty.map((name) => name.slice(0, 50)).filter((name) => !name.startsWith("$")),
    nasty,
    { maxKeys: 3 },
  );

  test.each(Object.entries(forms).filter(([, { strict }]) => strict.length > 0))(
    "%s takes nothing that no one could have filled in",
    async (name, { page, fields, strict }) => {
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...strict),
          bad,
          extra,
          whoever,
          async (field, values, more, who) => {
            const mended: Fields = { ...more, ...fields, [field]: values };
            const response = await expectRefusedGently(() =>
              post(who(), name, { page, fields: mended }),
            );
            expect(response.status).toBe(303);
            expect(response.headers.get("location")).toMatch(/^\/en\//);
          },
        ),
        { numRuns: rounds(8, 250) },
      );
    },
  );

  test.each(Object.entries(forms))("%s survives anything", async (name, { page, fields }) => {
    const any = fc.dictionary(
      fc.constantFrom(
        ...Object.keys(fields),
        "locale",
        "all",
        "q",
        "page",
        "before",
        "confidence",
        "written",
        "sections",
        "kinds",
      ),
      bad,
      { maxKeys: 5 },
    );
    await fc.assert(
      fc.asyncProperty(any, async (changed) => {
        const browser = visitor();
        const response = await post(browser, name, { page, fields: { ...fields, ...changed } });
        expect(response.status).toBe(303);
        const location = response.headers.get("location") ?? "";
        const next = await browser.ask(location);
        expect(next.status, location).toBeLessThan(500);
        expect(await next.text()).not.toMatch(insides);
      }),
      { numRuns: rounds(5, 150) },
    );
  });

  test.each([
    "/quiz?failure=invalid",
    "/plan?failure=invalid",
    "/settings?failure=invalid",
    "/facts?failure=invalid",
  ])("%s says in both languages what was wrong", async (path) => {
    const alerts = await Promise.all(
      ["nl", "en"].map(async (locale) => {
        const html = await (await learner.ask(`/${locale}${path}`)).text();
        return /<p role="alert"[^>]*>([^<]+)</.exec(html)?.[1];
      }),
    );
    expect(alerts).toEqual([expect.any(String), expect.any(String)]);
    expect(alerts[0]).not.toBe(alerts[1]);
  });

  test("a form of a build that is gone is told so", async () => {
    const form = new FormData();
    form.set(`$ACTION_ID_40${"a".repeat(40)}`, "");
    const response = await expectRefusedGently(() =>
      learner.ask("/en/settings", { method: "POST", body: form }),
    );
    expect(response.status).toBe(409);
    expect(await response.text()).toContain("This page has been renewed meanwhile");
  });

  test("what is no form of ours reaches no action", async () => {
    const [id = ""] = actions().values();
    const name = fc.oneof(
      fc.constantFrom(
        "$ACTION_REF_1",
        "$ACTION_1:0",
        "$ACTION_KEY",
        "$ACTION_ID_",
        `$ACTION_ID_${id}`,
        "0",
        "1",
        "_1_a",
      ),
      nasty,
    );
    const value = fc.oneof(
      fc.constantFrom(
        '["$K1"]',
        `["$F1"]`,
        '{"id":"x","bound":"$@1"}',
        `{"id":"${id}","bound":null}`,
        '"$1:__proto__:then"',
        "$@0",
        '["$Q1"]',
      ),
      nasty,
    );
    const called = fc.constantFrom(undefined, id, "x", "", "40".padEnd(42, "a"));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(name, value), { maxLength: 5 }),
        called,
        async (fields, action) => {
          const isForm =
            action === undefined &&
            fields.filter(([one]) => one.startsWith("$ACTION_")).length === 1;
          fc.pre(!(isForm && fields.some(([one]) => one === `$ACTION_ID_${id}`)));
          const form = new FormData();
          for (const [one, text] of fields) form.append(one, text);
          const response = await expectRefusedGently(() =>
            visitor().ask("/en/settings", {
              method: "POST",
              body: form,
              headers: action === undefined ? {} : { "next-action": action },
            }),
          );
          expect(response.status).toBeGreaterThanOrEqual(400);
        },
      ),
      { numRuns: rounds(30, 1_000) },
    );
  });

  test("a body that is none is refused", async () => {
    const [id = ""] = actions().values();
    const type = fc.constantFrom(
      "multipart/form-data",
      "multipart/form-data; boundary=x",
      "multipart/form-data; boundary=",
      "text/plain",
      "application/x-www-form-urlencoded",
      "",
    );
    await fc.assert(
      fc.asyncProperty(nasty, type, fc.boolean(), async (body, contentType, isCall) => {
        const response = await expectRefusedGently(() =>
          visitor().ask("/en/settings", {
            method: "POST",
            body,
            headers: { "content-type": contentType, ...(isCall ? { "next-action": id } : {}) },
          }),
        );
        expect(response.status).toBe(400);
      }),
      { numRuns: rounds(20, 500) },
    );
  });
});

describe("whatever comes over the line", () => {
  const tooLarge = 256 * 1024 + 1;

  test.each(["/en/settings", "/en", "/robots.txt", ...endpointsFor("POST")])(
    "%s takes no more than 256 KiB",
    async (path) => {
      const response = await expectRefusedGently(() =>
        learner.ask(path, {
          method: "POST",
          body: "x".repeat(tooLarge),
          headers: { "content-type": "application/json" },
        }),
      );
      expect(response.status).toBe(413);
    },
  );

  test.each(["/en/settings", ...endpointsFor("POST")])(
    "%s takes no body that does not say how long it is",
    async (path) => {
      const chunked = rawRequest(
        `POST ${path}`,
        ["Transfer-Encoding: chunked", "Content-Type: application/json"],
        "5\r\nhello\r\n0\r\n\r\n",
      );
      expect((await sendRaw(server.url, chunked)).status).toBe(411);
    },
  );

  test.each([
    ["huge headers", rawRequest("GET /nl", [`X-Large: ${"x".repeat(20_000)}`]), 431],
    ["huge cookies", rawRequest("GET /nl", [`Cookie: weetje=${"x".repeat(20_000)}`]), 431],
    ["a huge query", rawRequest(`GET /nl/facts?q=${"x".repeat(20_000)}`), 431],
    ["another host's address", rawRequest("GET http://elsewhere.example/nl"), 400],
    ["two lengths", rawRequest("POST /nl", ["Content-Length: 1", "Content-Length: 2"], "ab"), 400],
    [
      "a length and chunks",
      rawRequest("POST /nl", ["Content-Length: 1", "Transfer-Encoding: chunked"], "0\r\n\r\n"),
      400,
    ],
    ["no request", "hello\r\n\r\n", 400],
    ["bytes", "\0\x01\x02\xff\r\n\r\n", 400],
  ])("%s", async (_, request, status) => {
    expect((await sendRaw(server.url, request)).status).toBe(status);
  });

  const header = fc.constantFrom(
    "Cookie",
    "Accept-Language",
    "Host",
    "X-Forwarded-Host",
    "X-Forwarded-Proto",
    "X-Forwarded-For",
    "X-Client-Address",
    "Next-Router-State-Tree",
    "RSC",
    "Next-Action",
    "X-Middleware-Subrequest",
    "X-Nextjs-Data",
    "Range",
    "If-None-Match",
    "Accept-Encoding",
    "Content-Type",
    "X-HTTP-Method-Override",
    "X-Middleware-Rewrite",
    "Next-Url",
  );
  const printable = fc.string({
    unit: fc.integer({ min: 32, max: 255 }).map((code) => String.fromCharCode(code)),
    maxLength: 100,
  });
  const value = fc.oneof(
    printable,
    fc.constantFrom(
      "weetje=%ff; timeZone=%00; theme=%",
      "timeZone=Mars/Phobos; NEXT_LOCALE=xx",
      "javascript:alert(1)",
      "[",
      "1",
      "*;q=9,,",
    ),
  );

  test("headers that make no sense do no harm", async () => {
    const path = fc.constantFrom(
      "/",
      "/nl",
      "/en/facts",
      "/en/settings",
      "/api/export",
      "/api/health",
      "/icon.svg",
    );
    await fc.assert(
      fc.asyncProperty(
        path,
        fc.array(fc.tuple(header, value), { maxLength: 4 }),
        async (at, headers) => {
          const { status, text } = await sendRaw(
            server.url,
            rawRequest(
              `GET ${at}`,
              headers.map(([name, it]) => `${name}: ${it}`),
            ),
          );
          expect(status).toBeGreaterThanOrEqual(200);
          expect(status, text.slice(0, 500)).toBeLessThan(500);
          expect(text).not.toMatch(insides);
        },
      ),
      { numRuns: rounds(60, 2_000) },
    );
  });

  test("bodies that never end keep nobody else waiting", async () => {
    const form = "Content-Type: multipart/form-data; boundary=x";
    const unfinished = [
      rawRequest(
        "POST /api/answers",
        ["Content-Type: application/json", "Content-Length: 1000"],
        "{",
      ),
      rawRequest("POST /api/erase", [form, "Content-Length: 1000"], "--x"),
      rawRequest("POST /en/settings", [form, "Content-Length: 1000"], "--x"),
    ];
    const hanging = unfinished.flatMap((request) =>
      Array.from({ length: 20 }, () => beginRaw(server.url, request)),
    );
    expect((await learner.send([ratingOf(5)])).status).toBe(200);
    for (const socket of hanging) socket.destroy();
  });
});

test("the server has nothing to tell of all this", () => {
  const told = server.output.split("\n").filter((line) => /error|⨯|unhandled/i.test(line));
  expect(told.filter((line) => !expected.test(line))).toEqual([]);
});

const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, "\ufffd");

function isUnreadable(encoded: string): boolean {
  try {
    decodeURIComponent(encoded);
    return false;
  } catch {
    return true;
  }
}

function toJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    return "";
  }
}
