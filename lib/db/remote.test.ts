/** What holds between the app and a libSQL server that fails, or a line that does. */
import { describe, expect, onTestFinished, test } from "vitest";
import { type Database, isConflict, migrateDatabase, openDatabase, unavailability } from "./client";
import { rowCounts } from "./fixture";
import { type Fault, type HranaOptions, HranaServer } from "./hrana/server.fixture";
import { findLearner, insertLearner, type NewLearner } from "./learners";
import { learner } from "./schema";

const anna: NewLearner = { id: "anna", tokenHash: "hash", settings: {}, createdAt: 0 };

async function opened(
  patienceMs: number | undefined = undefined,
  options: HranaOptions = {},
): Promise<{ server: HranaServer; db: Database }> {
  const server = await HranaServer.start(options);
  const url = server.urlOf("weetje");
  const db = openDatabase(patienceMs === undefined ? { url } : { url, patienceMs });
  onTestFinished(async () => {
    db.$client.close();
    await server.close();
  });
  await migrateDatabase(db);
  return { server, db };
}

const failureOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

async function requestsOf(server: HranaServer, work: () => Promise<unknown>): Promise<number> {
  const before = server.requests;
  await work();
  return server.requests - before;
}

const passing: Fault[] = ["cut", "lost", "half", "busy", "expired", 429, 502, 503, 504];

describe("a fault that passes", () => {
  test.each(passing)("%s is not noticed by who reads", async (fault) => {
    const { server, db } = await opened();
    await insertLearner(db, anna);
    server.next(fault, fault);
    let found: unknown;
    const requests = await requestsOf(server, async () => {
      found = await findLearner(db, "hash");
    });
    expect(found).toMatchObject({ id: "anna" });
    expect(requests).toBe(3);
  });

  test.each(passing)("%s lets a write through once", async (fault) => {
    const { server, db } = await opened();
    server.next(fault, fault);
    expect(await requestsOf(server, () => insertLearner(db, anna))).toBe(3);
    expect((await rowCounts(db)).learner).toBe(1);
  });

  test("silence ends with the request, and the next attempt is answered", async () => {
    const { server, db } = await opened(2_000);
    server.next("silent");
    expect(await requestsOf(server, () => insertLearner(db, anna))).toBe(2);
  });

  test.each(["lost", "half"] as const)(
    "%s while migrating leaves all tables, once",
    async (fault) => {
      const server = await HranaServer.start();
      onTestFinished(() => server.close());
      for (let i = 0; i < 4; i++) {
        const db = openDatabase({ url: server.urlOf(`${i}`) });
        onTestFinished(() => db.$client.close());
        server.next(...Array.from({ length: i }, () => undefined), fault);
        await migrateDatabase(db);
        expect((await rowCounts(db)).learner).toBe(0);
      }
    },
  );

  test("of one request leaves the others alone", async () => {
    const { server, db } = await opened(undefined, { latencyMs: 20 });
    await insertLearner(db, anna);
    server.next("busy");
    const writing = db.insert(learner).values({ ...anna, id: "bram", tokenHash: "other" });
    const reading = Array.from({ length: 10 }, () => findLearner(db, "hash"));
    expect(await Promise.all([writing, ...reading])).toHaveLength(11);
  });

  test("a write whose acknowledgement got lost is a conflict when it is tried again", async () => {
    const { server, db } = await opened();
    server.next("lost");
    const row = { id: "anna", tokenHash: "hash", createdAt: 0 };
    expect(isConflict(await failureOf(db.batch([db.insert(learner).values(row)])))).toBe(true);
    expect((await rowCounts(db)).learner).toBe(1);
  });
});

describe("a fault that does not pass", () => {
  test.each([401, 403, 404, 500])("%i is told at once, and stores nothing", async (status) => {
    const { server, db } = await opened();
    server.always(status);
    expect(await requestsOf(server, () => failureOf(insertLearner(db, anna)))).toBe(1);
    const failure = await failureOf(findLearner(db, "hash"));
    expect(unavailability(failure)).toContain(`HTTP status ${status}`);
    server.always(undefined);
    expect((await rowCounts(db)).learner).toBe(0);
  });

  test("a constraint is told at once, and is not taken for an outage", async () => {
    const { server, db } = await opened();
    await insertLearner(db, anna);
    let failure: unknown;
    const again = async () => {
      failure = await failureOf(
        db.batch([db.insert(learner).values({ id: "anna", tokenHash: "x", createdAt: 0 })]),
      );
    };
    expect(await requestsOf(server, again)).toBe(1);
    expect(isConflict(failure)).toBe(true);
    expect(unavailability(failure)).toBeUndefined();
  });

  test.each(["cut", "expired", 503] as const)("%s is tried five times", async (fault) => {
    const { server, db } = await opened();
    server.always(fault);
    let failure: unknown;
    const read = async () => {
      failure = await failureOf(findLearner(db, "hash"));
    };
    expect(await requestsOf(server, read)).toBe(5);
    expect(unavailability(failure)).toBeDefined();
  });

  test("a server that is away is told, and found again when it is back", async () => {
    const { server, db } = await opened();
    await server.down();
    expect(unavailability(await failureOf(insertLearner(db, anna)))).toBe("fetch failed");
    await server.up();
    await insertLearner(db, anna);
    expect(await findLearner(db, "hash")).toMatchObject({ id: "anna" });
  });
});

describe("a server that is silent", () => {
  test("holds no one up for longer than their patience, however many wait", async () => {
    const patienceMs = 500;
    const { server, db } = await opened(patienceMs);
    server.always("silent");
    const start = performance.now();
    // More than the client sends at a time, and writes that wait for each other.
    const reads = Array.from({ length: 50 }, () => findLearner(db, "hash"));
    const writes = Array.from({ length: 50 }, () => insertLearner(db, anna));
    const failures = await Promise.all([...reads, ...writes].map(failureOf));
    expect(performance.now() - start).toBeLessThan(10 * patienceMs);
    expect(new Set(failures.map((failure) => typeof unavailability(failure)))).toEqual(
      new Set(["string"]),
    );
    server.always(undefined);
    await expect
      .poll(() => failureOf(insertLearner(db, anna)), { timeout: 10_000 })
      .toBeUndefined();
    expect((await rowCounts(db)).learner).toBe(1);
  });
});
