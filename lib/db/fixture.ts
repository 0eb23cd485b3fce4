/**
 * Databases for tests: real files in a folder that goes when the test ends, or with `TEST_DATABASE_URL`
 * databases of a libSQL server (see `lib/db/hrana/suite.fixture.ts`).
 */
import { randomUUID } from "node:crypto";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { migrate } from "drizzle-orm/libsql/migrator";
import { onTestFinished } from "vitest";
import { z } from "zod";
import { type Database, migrateDatabase, openDatabase } from "./client";

const server = process.env.TEST_DATABASE_URL;

/** The address of a database in which there is nothing yet. */
export const freshUrl = (): string =>
  server?.replace("{name}", randomUUID()) ?? `file:${join(freshFolder(), "data", "weetje.db")}`;

/** A folder that is there. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "weetje-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function opened(url: string): Database {
  const db = openDatabase({ url });
  onTestFinished(() => db.$client.close());
  return db;
}

/** An empty database with its tables. */
export async function freshDatabase(): Promise<Database> {
  const db = opened(freshUrl());
  await migrateDatabase(db);
  return db;
}

const journalShape = z.looseObject({ entries: z.array(z.looseObject({ tag: z.string() })) });

/** An empty database as the first `count` migrations leave it. */
export async function earlierDatabase(url: string, count: number): Promise<Database> {
  const [folder, migrations] = [freshFolder(), resolve("drizzle")];
  const journalText = readFileSync(join(migrations, "meta", "_journal.json"), "utf8");
  const journal = journalShape.parse(JSON.parse(journalText));
  const entries = journal.entries.slice(0, count);
  mkdirSync(join(folder, "meta"));
  writeFileSync(join(folder, "meta", "_journal.json"), JSON.stringify({ ...journal, entries }));
  for (const { tag } of entries)
    copyFileSync(join(migrations, `${tag}.sql`), join(folder, `${tag}.sql`));
  const db = opened(url);
  await migrate(db, { migrationsFolder: folder });
  return db;
}

/** The names of the app's own tables. */
export async function tablesOf(db: Database): Promise<string[]> {
  const { rows } = await db.$client.execute(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%' ORDER BY name",
  );
  return rows.map(({ name }) => String(name));
}

/** How many rows each table holds. */
export async function rowCounts(db: Database): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of await tablesOf(db)) {
    const { rows } = await db.$client.execute(`SELECT count(*) AS rows FROM ${table}`);
    counts[table] = Number(rows[0]?.rows);
  }
  return counts;
}
