/** The production build on a libSQL server that fails, or behind a line that does. A protocol double stands for it. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "../lib/db/client";
import { rowCounts } from "../lib/db/fixture";
import { type Fault, HranaServer } from "../lib/db/hrana/server.fixture";
import messages from "../lib/i18n/messages/nl.json";
import { Browser, ratingOf } from "./browser";
import { rounds } from "./rounds";
import { OwnServer } from "./server";

let database: HranaServer;
let server: OwnServer;
let browser: Browser;

beforeAll(async () => {
  database = await HranaServer.start();
  server = await OwnServer.on(database.urlOf("weetje"));
  await server.start();
  browser = new Browser(server.url);
  await browser.send([ratingOf(0)]);
  // What is asked for first takes longer.
  for (const path of ["/api/health", "/nl/progress"]) await (await browser.ask(path)).text();
});
afterAll(async () => {
  await server.kill();
  await database.close();
});

/** From asking to the last byte. */
async function timed<T>(work: () => Promise<T>): Promise<Readonly<{ result: T; ms: number }>> {
  const start = performance.now();
  const result = await work();
  return { result, ms: performance.now() - start };
}

async function storedEntries(): Promise<number> {
  const db = openDatabase({ url: database.urlOf("weetje") });
  try {
    return (await rowCounts(db)).entry ?? 0;
  } finally {
    db.$client.close();
  }
}

/** How much longer all takes on a machine that is busy with other tests. */
const slack = 3;
/** A person's patience, see `lib/db/client.ts`. */
const toldWithinMs = slack * 8_000;
/** A supervisor's, see `lib/study/database.ts`. */
const healthWithinMs = slack * 2_000;

type Outage = Readonly<{ name: string; fault: Fault | "away" }>;

const outages: readonly Outage[] = [
  { name: "is away", fault: "away" },
  { name: "takes requests and is silent", fault: "silent" },
  { name: "refuses the token", fault: 401 },
];
const moreOutages: readonly Outage[] = [
  { name: "is broken", fault: 500 },
  { name: "lets go of every stream", fault: "expired" },
  { name: "is busy all the time", fault: "busy" },
];

async function begin(fault: Fault | "away"): Promise<void> {
  if (fault === "away") await database.down();
  else database.always(fault);
}

async function end(fault: Fault | "away"): Promise<void> {
  if (fault === "away") await database.up();
  else database.always(undefined);
}

describe.each([...outages, ...moreOutages.slice(0, rounds(0, moreOutages.length))])(
  "a database that $name",
  ({ fault }) => {
    beforeAll(() => begin(fault));
    afterAll(() => end(fault));

    test("is told in time, and leaves nothing to mend when it is back", async () => {
      const rating = ratingOf(1);
      const [health, answer, page] = await Promise.all([
        timed(() => browser.ask("/api/health")),
        timed(() => browser.send([rating])),
        timed(async () => (await browser.ask("/nl/progress")).text()),
      ]);
      expect(health.result.status).toBe(503);
      expect(health.ms).toBeLessThan(healthWithinMs);
      expect(answer.result).toMatchObject({ status: 503, body: { code: "unavailable" } });
      expect(Number(answer.result.headers.get("retry-after"))).toBeGreaterThan(0);
      expect(answer.ms).toBeLessThan(toldWithinMs);
      expect(page.result).toContain(messages.Errors.brokenTitle);
      expect(page.ms).toBeLessThan(toldWithinMs);

      await end(fault);
      const before = await storedEntries();
      await expect
        .poll(async () => (await browser.ask("/api/health")).status, { timeout: toldWithinMs })
        .toBe(200);
      expect(await browser.send([rating])).toMatchObject({ status: 200 });
      expect(await browser.send([rating])).toMatchObject({
        body: { results: [{ status: "already-stored" }] },
      });
      // What was silent or lost before may have been stored all the same, but never twice.
      expect((await storedEntries()) - before).toBeLessThanOrEqual(1);
      expect((await browser.ask("/nl/progress")).status).toBe(200);
    });
  },
);

test("answers are stored once each, however often the database's answers get lost", async () => {
  const before = await storedEntries();
  const count = rounds(30, 300);
  const faults = ["lost", "half", "cut", "expired", "busy", 503, undefined, undefined] as const;
  for (let i = 0; i < count; i++) {
    const rating = ratingOf(i);
    database.next(faults[i % faults.length], faults[(i * 5) % faults.length]);
    const { status, body } = await browser.send([rating]);
    expect({ status, body }).toMatchObject({ status: 200 });
  }
  expect((await storedEntries()) - before).toBe(count);
});

test("the database starts again under load, and no answer is lost", async () => {
  const before = await storedEntries();
  const [learners, answersEach] = [4, rounds(10, 100)];
  let sent = 0;
  const learn = async () => {
    const own = new Browser(server.url);
    for (let i = 0; i < answersEach; i++) {
      const rating = ratingOf(i);
      if (++sent % 10 === 0) await database.restart();
      // As the outbox does: again, until it is stored.
      while ((await own.send([rating])).status !== 200);
    }
  };
  await Promise.all(Array.from({ length: learners }, learn));
  expect((await storedEntries()) - before).toBe(learners * answersEach);
});

test("a graded card asks the database twice, and each page as often as this", async () => {
  const pages = {
    "/nl": 5,
    "/nl/review": 5,
    "/nl/study": 5,
    "/nl/facts": 3,
    "/nl/history": 3,
    "/nl/progress": 5,
    "/nl/progress/habit": 4,
    "/nl/progress/working": 4,
    "/nl/progress/weak-spots": 8,
    "/nl/progress/map/magnesium": 5,
    "/nl/settings": 4,
    "/nl/plan": 4,
    "/nl/fit": 2,
    "/nl/articles/magnesium": 2,
  };
  const count = async (work: () => Promise<unknown>) => {
    const before = database.requests;
    await work();
    return database.requests - before;
  };
  expect(await count(() => browser.send([ratingOf(3)]))).toBe(2);
  const counted: Record<string, number> = {};
  for (const page of Object.keys(pages)) {
    counted[page] = await count(async () => (await browser.ask(page)).text());
  }
  expect(counted).toEqual(pages);
});
