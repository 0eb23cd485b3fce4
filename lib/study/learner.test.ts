import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Database } from "../db/client";
import { freshDatabase, rowCounts, tablesOf } from "../db/fixture";
import { defaultSettings } from "../domain/learner";
import { activeLearner, noon } from "./fixture";
import { createLearner, eraseLearner, learnerOf } from "./learner";

async function everyRow(db: Database): Promise<Record<string, unknown>[]> {
  const all: Record<string, unknown>[] = [];
  for (const table of await tablesOf(db)) {
    const { rows } = await db.$client.execute(`SELECT * FROM ${table}`);
    all.push(...rows.map((row) => ({ ...row })));
  }
  return all;
}

describe("a token", () => {
  test("leads to its learner, and no other text does", async () => {
    const db = await freshDatabase();
    const { learner, token } = await createLearner(db, "America/New_York", noon);
    const { token: another } = await createLearner(db, undefined, noon);
    expect(await learnerOf(db, token)).toEqual({ ...learner, cachesAreCurrent: true });
    expect(token).not.toBe(another);
    const hash = createHash("sha256").update(token).digest("hex");
    for (const text of [undefined, "", "nonsense", hash, token.toUpperCase(), `${token} `]) {
      expect(await learnerOf(db, text)).toBeUndefined();
    }
  });

  test("is long, and nowhere in the database but as its hash", async () => {
    const db = await freshDatabase();
    const { token } = await activeLearner(db, "anna");
    expect(Buffer.from(token, "base64url").length).toBeGreaterThanOrEqual(32);
    const stored = JSON.stringify(await everyRow(db));
    expect(stored).not.toContain(token);
    expect(stored).toContain(createHash("sha256").update(token).digest("hex"));
  });
});

describe("a new learner", () => {
  test("lives in the time zone of their browser, or else in the usual one", async () => {
    const db = await freshDatabase();
    const settingsIn = async (timeZone: string | undefined) =>
      (await createLearner(db, timeZone, noon)).learner.settings;
    for (const spelled of ["America/New_York", "aMERICA/nEW_yORK"]) {
      const timeZone = "America/New_York";
      expect(await settingsIn(spelled)).toEqual({ ...defaultSettings, timeZone });
    }
    for (const none of [undefined, "", "Mars/Olympus", "IST"]) {
      expect(await settingsIn(none)).toEqual(defaultSettings);
    }
  });
});

describe("erasing", () => {
  test("leaves no row of the learner in any table, and every row of the others", async () => {
    const db = await freshDatabase();
    const bram = await activeLearner(db, "bram");
    const before = await everyRow(db);
    const anna = await activeLearner(db, "anna");
    for (const [table, rows] of Object.entries(await rowCounts(db))) {
      expect(rows, table).toBeGreaterThan(1);
    }
    await eraseLearner(db, anna.learner);
    expect(await everyRow(db)).toEqual(before);
    expect(await learnerOf(db, anna.token)).toBeUndefined();
    expect(await learnerOf(db, bram.token)).toMatchObject(bram.learner);
    await eraseLearner(db, bram.learner);
    for (const [table, rows] of Object.entries(await rowCounts(db))) expect(rows, table).toBe(0);
  });
});
