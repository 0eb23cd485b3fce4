import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { library } from "../content/library";
import type { Database } from "../db/client";
import { insertFit } from "../db/fits";
import { freshDatabase, rowCounts, tablesOf } from "../db/fixture";
import { defaultSettings } from "../domain/learner";
import { seededRandom } from "../domain/random";
import { noon, review } from "./fixture";
import { createLearner, eraseLearner, exportLearner, learnerOf } from "./learner";
import { startQuiz } from "./quiz-start";
import { record } from "./record";

/** A learner with a row in every table. */
async function activeLearner(db: Database, name: string) {
  const created = await createLearner(db, "Europe/Amsterdam", noon);
  const { learner } = created;
  const wish = { articleId: "magnesium", sections: [], kinds: [], length: 5 };
  await startQuiz(db, library(), learner, wish, seededRandom(1), noon);
  const aside = { factId: "sleep", at: noon, type: "act", act: "suspend" } as const;
  await record(
    db,
    learner,
    [
      review(`${name} 1`, { confidence: "sure" }),
      review(`${name} 2`),
      { id: `${name} 3`, ...aside },
    ],
    noon,
  );
  await insertFit(db, learner.id, { id: `${name} fit`, at: noon, silentSince: 0 });
  return created;
}

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

describe("an export", () => {
  test("holds every row and every column of the learner's, but for the hash", async () => {
    const db = await freshDatabase();
    const { learner } = await activeLearner(db, "anna");
    const counts = await rowCounts(db);
    const exported = await exportLearner(db, learner, noon);
    expect(exported.format).toBe("weetje-export-2");
    expect(exported.exportedAt).toBe("2026-11-22T12:00:00.000Z");
    expect(exported.learner?.id).toBe(learner.id);
    const tables = {
      entry: exported.entries,
      memory: exported.memories,
      hold: exported.holds,
      fit: exported.fits,
      trace: exported.traces,
      daily_total: exported.dailyTotals,
      tally: exported.tallies,
      quiz: exported.quizzes,
      quiz_question: exported.quizQuestions,
      learner: [exported.learner],
    };
    expect(Object.keys(tables).sort()).toEqual(await tablesOf(db));
    for (const [table, rows] of Object.entries(tables)) {
      expect(rows, table).toHaveLength(counts[table] ?? -1);
      expect(rows.length, table).toBeGreaterThan(0);
      const { columns } = await db.$client.execute(`SELECT * FROM ${table}`);
      const names = columns
        .filter((column) => column !== "token_hash")
        .map((column) => column.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()));
      expect(Object.keys(rows[0] ?? {}).sort(), table).toEqual(names.sort());
    }
  });

  test("holds neither a token nor a hash, and nothing of another learner", async () => {
    const db = await freshDatabase();
    const anna = await activeLearner(db, "anna");
    const bram = await activeLearner(db, "bram");
    const text = JSON.stringify(await exportLearner(db, anna.learner, noon));
    for (const { token } of [anna, bram]) {
      expect(text).not.toContain(token);
      expect(text).not.toContain(createHash("sha256").update(token).digest("hex"));
    }
    expect(text).toContain("anna 2");
    expect(text).not.toContain("bram");
    expect(text).not.toContain(bram.learner.id);
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
