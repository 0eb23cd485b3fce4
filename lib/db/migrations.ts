/** The migrations that this version of the app knows, and those that a database has been through. */
import { resolve } from "node:path";
import type { Client } from "@libsql/client";
import { readMigrationFiles } from "drizzle-orm/migrator";

export const migrationsFolder = resolve(process.cwd(), "drizzle");

/** Where the migrator notes what it has done. */
const migrationsTable = "__drizzle_migrations";

/**
 * How the tables of a database stand to this version of the app: `empty` without any of ours, `older` or
 * `current` when it can be used, `newer` when it has been through a migration that is not known here.
 */
export type SchemaAge = "empty" | "older" | "current" | "newer";

/** Only reads. */
export async function schemaAge(client: Client): Promise<SchemaAge> {
  const { rows: tables } = await client.execute({
    sql: "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?",
    args: [migrationsTable],
  });
  if (tables.length === 0) return "empty";
  const { rows } = await client.execute(`SELECT max(created_at) AS newest FROM ${migrationsTable}`);
  const newest = Number(rows[0]?.newest ?? 0);
  if (newest === 0) return "empty";
  const newestKnown = Math.max(
    ...readMigrationFiles({ migrationsFolder }).map(({ folderMillis }) => folderMillis),
  );
  if (newest === newestKnown) return "current";
  return newest < newestKnown ? "older" : "newer";
}
