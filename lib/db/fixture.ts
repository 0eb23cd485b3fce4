/** Databases for tests: real files in a folder that goes when the test ends. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type Database, migrateDatabase, openDatabase } from "./client";

/** The address of a database file that is not there yet. */
export function freshUrl(): string {
  const folder = mkdtempSync(join(tmpdir(), "weetje-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return `file:${join(folder, "data", "weetje.db")}`;
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
