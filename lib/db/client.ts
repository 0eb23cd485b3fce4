/** The one way to the database: an embedded file, or a libSQL server. */
import { mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type Client, createClient, type InStatement, LibsqlError } from "@libsql/client";
import { drizzle } from "drizzle-orm/libsql";
import { migrate } from "drizzle-orm/libsql/migrator";
import * as schema from "./schema";

export type Database = ReturnType<typeof openDatabase>;

export type DatabaseSettings = Readonly<{ url: string; authToken?: string }>;

const busyTimeoutMs = 5_000;
const requestTimeoutMs = 10_000;
const attempts = 5;

/**
 * Opens a database. Reads run at once; writes wait for each other in one queue, each batch in mode
 * "write", because a deferred transaction fails as soon as two processes write.
 *
 * @throws when a file's folder cannot be made or the file cannot be opened
 */
export function openDatabase({ url, authToken }: DatabaseSettings) {
  if (url.startsWith("file:"))
    mkdirSync(dirname(resolve(url.slice("file:".length))), { recursive: true });
  const client = createClient({
    url,
    authToken,
    timeout: busyTimeoutMs,
    fetch: (request: Request) => fetch(request, { signal: AbortSignal.timeout(requestTimeoutMs) }),
  });
  return drizzle(safeClient(client), { schema });
}

/** Brings the tables up to date. Two servers may start at once: the later one finds the work done. */
export async function migrateDatabase(db: Database): Promise<void> {
  const migrationsFolder = resolve(process.cwd(), "drizzle");
  const bringUpToDate = () => retrying(db.$client, () => migrate(db, { migrationsFolder }));
  // Two that both found work to do: the later one fails on a table that is there now, and looks again.
  await bringUpToDate().catch(bringUpToDate);
  if (db.$client.protocol === "file") await db.$client.execute("PRAGMA journal_mode = WAL");
}

/** The client with every write queued, in mode "write", and every unit of work retried when that may help. */
function safeClient(client: Client): Client {
  const inTurn = queue();
  const run = <T>(writes: boolean, work: () => Promise<T>) =>
    writes ? inTurn(() => retrying(client, work)) : retrying(client, work);

  const batch = (statements: Parameters<Client["batch"]>[0]) => {
    const writes = !statements.every((statement) => isRead(statement));
    return run(writes, () => client.batch(statements, writes ? "write" : "read"));
  };
  const execute = (statement: InStatement) =>
    run(!isRead(statement), () => client.execute(statement));

  return new Proxy(client, {
    get(target, name) {
      if (name === "batch") return batch;
      if (name === "execute") return execute;
      const member = Reflect.get(target, name, target);
      return typeof member === "function" ? member.bind(target) : member;
    },
  });
}

function isRead(statement: InStatement | [string, unknown?]): boolean {
  const sql = Array.isArray(statement)
    ? statement[0]
    : typeof statement === "string"
      ? statement
      : statement.sql;
  return /^\s*select\b/i.test(sql);
}

/** Runs what it is given one at a time, in order; a failure does not hold up the next. */
function queue() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work, work);
    last = result.catch(() => undefined);
    return result;
  };
}

/** Tries a whole unit of work again, with jitter, while its failure is one that passes. */
async function retrying<T>(client: Client, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === attempts || !isPassing(error)) throw error;
      // A connection that met SQLITE_BUSY stays unusable until it is opened anew.
      if (isBusy(error)) await client.reconnect();
      await wait(Math.random() * 50 * 2 ** attempt);
    }
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof LibsqlError && error.code.startsWith("SQLITE_BUSY");

/** Busy, unreachable, timed out, or a stream that the server has let go of; never a 401 or a constraint. */
function isPassing(error: unknown): boolean {
  if (isBusy(error)) return true;
  if (error instanceof TypeError && error.message === "fetch failed") return true;
  if (error instanceof DOMException && error.name === "TimeoutError") return true;
  return (
    error instanceof LibsqlError &&
    /STREAM_EXPIRED|BATON|HRANA_CLOSED|TRANSACTION_TIMEOUT/i.test(`${error.code} ${error.message}`)
  );
}

/** Whether a write lost against another one that came first: a key that is already taken. */
export function isConflict(error: unknown): boolean {
  const cause = error instanceof Error && error.cause instanceof LibsqlError ? error.cause : error;
  return (
    cause instanceof LibsqlError &&
    cause.code.startsWith("SQLITE_CONSTRAINT") &&
    cause.message.includes("UNIQUE constraint failed")
  );
}
