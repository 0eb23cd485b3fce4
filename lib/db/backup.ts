/** Copies of an embedded database: made while it is in use, checked, and put back. */
import { existsSync, linkSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { open } from "node:fs/promises";
import { dirname } from "node:path";
import { type Client, createClient, LibsqlError } from "@libsql/client";
import { schemaAge } from "./migrations";

/** What keeps a file from being used as the app's database. */
export type DatabaseFault = "missing" | "no-database" | "damaged" | "not-ours" | "newer";

const busyTimeoutMs = 5_000;

/** What is wrong with a database file, if anything. Reads all of it, and only reads. */
export async function faultOf(file: string): Promise<DatabaseFault | undefined> {
  if (!existsSync(file)) return "missing";
  try {
    return await using(file, async (client) => {
      const { rows } = await client.execute("PRAGMA integrity_check");
      if (rows.length !== 1 || rows[0]?.integrity_check !== "ok") return "damaged";
      const age = await schemaAge(client);
      if (age === "empty") return "not-ours";
      return age === "newer" ? "newer" : undefined;
    });
  } catch (error) {
    if (hasCode(error, "SQLITE_NOTADB")) return "no-database";
    if (hasCode(error, "SQLITE_CORRUPT")) return "damaged";
    throw error;
  }
}

/**
 * Writes a copy of a database as it is at one instant, and checks it; others may go on writing to it
 * meanwhile. The copy has its name only once it is whole and on the disk.
 *
 * @returns what is wrong with the copy, of which nothing is left then
 * @throws when `target` exists, or there is no room for it
 */
export async function copyDatabase(
  source: string,
  target: string,
): Promise<DatabaseFault | undefined> {
  if (!existsSync(source)) return "missing";
  if (existsSync(target)) throw new Error(`${target} exists already`);
  mkdirSync(dirname(target), { recursive: true });
  const part = `${target}.${process.pid}.part`;
  try {
    await using(source, (client) => client.execute({ sql: "VACUUM INTO ?", args: [part] }));
    const fault = await faultOf(part);
    if (fault) return fault;
    await flush(part);
    renameSync(part, target);
    await flush(dirname(target));
    return undefined;
  } catch (error) {
    if (hasCode(error, "SQLITE_NOTADB")) return "no-database";
    if (hasCode(error, "SQLITE_CORRUPT")) return "damaged";
    throw error;
  } finally {
    rmSync(part, { force: true });
  }
}

/**
 * Whether any other connection, of whatever process on this machine, has the database open. A database that
 * is not in use ends as one file, with nothing of it in a log beside.
 */
export async function isInUse(file: string): Promise<boolean> {
  if (!existsSync(file)) return false;
  try {
    // Only the sole connection can leave this mode: each one holds a lock for as long as it is open.
    const mode = await using(file, async (client) => {
      const { rows } = await client.execute("PRAGMA journal_mode = DELETE");
      return rows[0]?.journal_mode;
    });
    return mode === "wal";
  } catch (error) {
    if (hasCode(error, "SQLITE_BUSY")) return true;
    // What cannot be read as a database is used by nobody, and is just what one wants to replace.
    if (hasCode(error, "SQLITE_NOTADB") || hasCode(error, "SQLITE_CORRUPT")) return false;
    throw error;
  }
}

/**
 * Puts a database in the place of another one, which stays under the name `aside`. Nobody may have either
 * of them open.
 */
export async function replaceDatabase(file: string, by: string, aside: string): Promise<void> {
  await flush(by);
  // The name is never free: a server that starts after a crash in the middle would make an empty database.
  if (existsSync(file)) linkSync(file, aside);
  for (const suffix of ["-wal", "-shm"]) {
    if (existsSync(file + suffix)) renameSync(file + suffix, aside + suffix);
  }
  renameSync(by, file);
  await flush(dirname(file));
}

/** Has what was written to a file, or the names in a folder, reach the disk. */
async function flush(path: string): Promise<void> {
  const handle = await open(path, "r");
  await handle.sync();
  await handle.close();
}

async function using<T>(file: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = createClient({ url: `file:${file}`, timeout: busyTimeoutMs });
  try {
    return await work(client);
  } finally {
    client.close();
  }
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof LibsqlError && error.code.startsWith(code);
