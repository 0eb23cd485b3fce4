/** The one way to the database: an embedded file, or a libSQL server. */
import { channel } from "node:diagnostics_channel";
import { mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type Client, createClient, type InStatement, LibsqlError } from "@libsql/client";
import { drizzle } from "drizzle-orm/libsql";
import { migrate } from "drizzle-orm/libsql/migrator";
import { keepStatements } from "./kept-statements";
import { migrationsFolder, schemaAge } from "./migrations";
import * as schema from "./schema";
import { writeQueue } from "./write-queue";

export type Database = ReturnType<typeof openDatabase>;

export type DatabaseSettings = Readonly<{
  url: string;
  authToken?: string;
  /** How long a unit of work may take on a server, all attempts together. */
  patienceMs?: number;
}>;

/** How long a call blocks this process while another one writes; between two calls others get their turn. */
const busyTimeoutMs = 100;
/** How long after it was asked for a unit of work on a file may still be tried again. */
const filePatienceMs = 15_000;
/** On a server that is silent, a person is to hear of it while they are still there. */
const serverPatienceMs = 8_000;
/**
 * Of that patience, what one request gets. A server ends transactions after 5 s: an answer that has not come soon
 * after that will not come, and one more attempt has its chance.
 */
const requestShare = 0.75;
const longestPauseMs = 500;
const attempts = 5;

/**
 * Opens a database. Reads run at once; writes wait for each other in one queue, each batch in mode
 * "write", because a deferred transaction fails as soon as two processes write.
 *
 * @throws when a file's folder cannot be made or the file cannot be opened
 */
export function openDatabase({
  url,
  authToken,
  patienceMs = fileOf(url) ? filePatienceMs : serverPatienceMs,
}: DatabaseSettings) {
  const file = fileOf(url);
  if (file) {
    mkdirSync(dirname(file), { recursive: true });
    keepStatements();
  }
  const client = createClient({
    url,
    authToken,
    timeout: busyTimeoutMs,
    fetch: (request: Request) =>
      fetch(request, { signal: AbortSignal.timeout(Math.round(patienceMs * requestShare)) }),
  });
  return drizzle(safeClient(client, patienceMs), { schema });
}

/** The full path of an embedded database; `undefined` for one on a libSQL server. */
export const fileOf = (url: string): string | undefined =>
  url.startsWith("file:") ? resolve(url.slice("file:".length)) : undefined;

/**
 * Brings the tables up to date. Two servers may start at once: the later one finds the work done.
 *
 * @throws when a newer version of the app has written to the database, which is left as it is
 */
export async function migrateDatabase(db: Database): Promise<void> {
  if ((await schemaAge(db.$client)) === "newer") {
    throw new Error(
      "The database was written by a newer version of Weetje than this one. Start that version, or restore a backup from before it.",
    );
  }
  if (isFile(db)) await db.$client.execute("PRAGMA journal_mode = WAL");
  const bringUpToDate = () =>
    retrying(db.$client, after(filePatienceMs), () => migrate(db, { migrationsFolder }));
  // Two that both found work to do: the later one fails on a table that is there now, and looks again.
  await bringUpToDate().catch(bringUpToDate);
}

/** Lets go of the database once what is being written stands, in the file itself where there is one. */
export async function closeDatabase(db: Database): Promise<void> {
  try {
    // Either takes its turn behind the writes; a server has nothing else to be brought in order.
    await db.$client.execute(isFile(db) ? "PRAGMA wal_checkpoint(TRUNCATE)" : "VALUES (1)");
  } finally {
    db.$client.close();
  }
}

const isFile = (db: Database): boolean => db.$client.protocol === "file";

/** The client with every write queued, in mode "write", and every unit of work retried when that may help. */
function safeClient(client: Client, patienceMs: number): Client {
  // A server would be asked for more than it does within its time, and its answer may get lost.
  const writes = writeQueue(
    client.protocol === "file" ? (statements) => client.batch(statements, "write") : undefined,
  );
  const tries = <T>(work: () => Promise<T>) => {
    const givesUpAt = after(patienceMs);
    return () => retrying(client, givesUpAt, work);
  };

  const batch = (statements: Parameters<Client["batch"]>[0]) => {
    if (statements.every((statement) => isRead(statement)))
      return tries(() => client.batch(statements, "read"))();
    return writes.batch(
      statements,
      tries(() => client.batch(statements, "write")),
    );
  };
  const execute = (statement: InStatement) => {
    const tried = tries(() => client.execute(statement));
    return isRead(statement) ? tried() : writes.inTurn(tried);
  };

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

/** Where work with the database that `failed`, or that is to be `retried`, is told of. */
export const troublesChannel = "weetje.database.trouble";
const troubles = channel(troublesChannel);

const after = (ms: number): number => performance.now() + ms;

/**
 * Tries a whole unit of work again, with jitter, while its failure is one that passes. `SQLITE_BUSY` is met until
 * `givesUpAt`, for the one who writes does get ready; others at most some times. What the file itself broke off is
 * tried once more, on new connections: those that were opened while it was read-only stay so.
 */
async function retrying<T>(client: Client, givesUpAt: number, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTime(client, givesUpAt, work);
    } catch (error) {
      if (client.closed) throw error;
      const [busy, ofFile] = [isBusy(error), isFileFailure(error)];
      // A connection that met SQLITE_BUSY stays unusable until it is opened anew.
      if (client.protocol === "file" && (busy || ofFile)) await client.reconnect();
      const mayHelp = busy || (attempt < (ofFile ? 2 : attempts) && (ofFile || isPassing(error)));
      if (!mayHelp || performance.now() > givesUpAt) {
        if (!isConflict(error)) troubles.publish("failed");
        throw error;
      }
      troubles.publish("retried");
      await wait(Math.random() * Math.min(20 * 2 ** attempt, longestPauseMs));
    }
  }
}

/**
 * Work that has its turn in time and, on a server, is done in time: what waits for an answer that does not come must
 * not hold up who asked, nor the writes that wait behind it. It may be stored nevertheless.
 */
async function inTime<T>(client: Client, givesUpAt: number, work: () => Promise<T>): Promise<T> {
  const leftMs = givesUpAt - performance.now();
  if (leftMs <= 0) throw new DOMException("no turn in time", "TimeoutError");
  if (client.protocol === "file") return work();
  const done = new AbortController();
  const late = wait(leftMs, undefined, { signal: done.signal }).then(() => {
    throw new DOMException("no answer in time", "TimeoutError");
  });
  return Promise.race([work(), late]).finally(() => done.abort());
}

const codeOf = (error: unknown): string => (error instanceof LibsqlError ? error.code : "");

/** Another process is writing, or was reading while the file was brought in order. */
const isBusy = (error: unknown): boolean => /^SQLITE_(BUSY|PROTOCOL)/.test(codeOf(error));

/** The disk is full or broken, or the file is read-only or not there. */
const isFileFailure = (error: unknown): boolean =>
  /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN)/.test(codeOf(error)) ||
  (error instanceof Error && error.message.includes("Unable to open connection"));

/**
 * Busy, unreachable, timed out, cut short, or a connection or stream that was let go of; never a 401 or a constraint.
 * What was cut short may have been stored: ids make it safe to try again.
 */
function isPassing(error: unknown): boolean {
  if (isBusy(error)) return true;
  if (error instanceof TypeError) return /^(fetch failed|terminated)$/.test(error.message);
  if (error instanceof DOMException) return error.name === "TimeoutError";
  if (!(error instanceof LibsqlError)) return false;
  return (
    /CLIENT_CLOSED|STREAM_EXPIRED|BATON|HRANA_CLOSED|TRANSACTION_(TIMEOUT|BUSY)/i.test(
      `${error.code} ${error.message}`,
    ) || isFaultOfServer(error, /HTTP status (429|502|503|504)/)
  );
}

/** A libSQL server, or a proxy before it, answered with such an HTTP status. */
const isFaultOfServer = (error: unknown, status: RegExp): boolean =>
  error instanceof LibsqlError && error.code === "SERVER_ERROR" && status.test(error.message);

/**
 * An error, and what it says lies behind it. Told by no class of drizzle's: Next bundles pages and routes apart, each
 * with classes of its own, and they share one database.
 */
const withCause = (error: unknown): readonly unknown[] =>
  error instanceof Error ? [error, error.cause] : [error];

/** Why the database cannot be used for now, in one line without anything of a learner; `undefined` for other errors. */
export function unavailability(error: unknown): string | undefined {
  const reason = withCause(error).find(
    (one) => isPassing(one) || isFileFailure(one) || isFaultOfServer(one, /HTTP status/),
  );
  return reason instanceof Error ? reason.message : undefined;
}

/** Whether a write lost against another one that came first: it took the key, or erased what this one belongs to. */
export function isConflict(error: unknown): boolean {
  return withCause(error).some(
    (one) =>
      one instanceof LibsqlError &&
      one.code.startsWith("SQLITE_CONSTRAINT") &&
      /(UNIQUE|FOREIGN KEY) constraint failed/.test(one.message),
  );
}
