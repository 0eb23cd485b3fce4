/** The process's one database, as its environment names it. */
import { setTimeout as wait } from "node:timers/promises";
import {
  closeDatabase,
  type Database,
  fileOf,
  migrateDatabase,
  openDatabase,
  unavailability as unavailabilityOf,
} from "../db/client";

export { troublesChannel } from "../db/client";

declare global {
  /** Next bundles routes apart from each other; they must still share one queue of writes. */
  var weetjeDatabase: Database | undefined;
  /** Whether a server that has started waits for its database, and why. */
  var weetjeDatabaseAwaited: string | undefined;
}

const databaseUrl = (): string => process.env.DATABASE_URL ?? "file:data/weetje.db";

/**
 * `DATABASE_URL` (and `DATABASE_AUTH_TOKEN`), or the embedded file `data/weetje.db`.
 *
 * @throws what has an `unavailability`, while the tables are not up to date yet
 */
export function database(): Database {
  if (globalThis.weetjeDatabaseAwaited) throw new AwaitedError(globalThis.weetjeDatabaseAwaited);
  return opened();
}

class AwaitedError extends Error {}

function opened(): Database {
  globalThis.weetjeDatabase ??= openDatabase({
    url: databaseUrl(),
    authToken: process.env.DATABASE_AUTH_TOKEN,
  });
  return globalThis.weetjeDatabase;
}

/** The full path of the embedded database; `undefined` where it is on a libSQL server. */
export const databaseFile = (): string | undefined => fileOf(databaseUrl());

/** Brings the tables up to date. */
export const migrate = async (): Promise<void> => migrateDatabase(opened());

const firstPauseMs = 500;
const longestPauseMs = 5_000;

/**
 * Brings the tables up to date as soon as the database can be reached; until then nobody gets it.
 *
 * @param onWaiting told why not, before each further attempt
 * @throws when they cannot be brought up to date at all
 */
export async function migrateWhenReachable(onWaiting: (reason: string) => void): Promise<void> {
  globalThis.weetjeDatabaseAwaited = "the database is being brought up to date";
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      await migrate();
      break;
    } catch (error) {
      const reason = unavailabilityOf(error);
      if (reason === undefined) throw error;
      globalThis.weetjeDatabaseAwaited = reason;
      onWaiting(reason);
      await wait(pauseMs);
    }
  }
  globalThis.weetjeDatabaseAwaited = undefined;
}

/** Why the database cannot be used for now, in a line without anything of a learner; `undefined` for other errors. */
export const unavailability = (error: unknown): string | undefined =>
  error instanceof AwaitedError ? error.message : unavailabilityOf(error);

/** Lets go of the database, once what is being written stands. */
export async function close(): Promise<void> {
  if (globalThis.weetjeDatabase) await closeDatabase(globalThis.weetjeDatabase);
}

const patienceMs = 2_000;

/** Why the database cannot be used, in a line without anything of a learner; `undefined` when it answers, and soon. */
export async function unreachability(): Promise<string | undefined> {
  const late = `the database has not answered for ${patienceMs} ms`;
  return Promise.race([refusal(), wait(patienceMs, late)]);
}

async function refusal(): Promise<string | undefined> {
  try {
    await database().$client.execute("SELECT 1");
    return undefined;
  } catch (error) {
    return unavailability(error) ?? `${error}`;
  }
}
