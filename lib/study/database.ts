/** The process's one database, as its environment names it. */
import { setTimeout as wait } from "node:timers/promises";
import { type Database, migrateDatabase, openDatabase } from "../db/client";

declare global {
  /** Next bundles routes apart from each other; they must still share one queue of writes. */
  var weetjeDatabase: Database | undefined;
}

/** `DATABASE_URL` (and `DATABASE_AUTH_TOKEN`), or the embedded file `data/weetje.db`. */
export function database(): Database {
  globalThis.weetjeDatabase ??= openDatabase({
    url: process.env.DATABASE_URL ?? "file:data/weetje.db",
    authToken: process.env.DATABASE_AUTH_TOKEN,
  });
  return globalThis.weetjeDatabase;
}

export const migrate = (): Promise<void> => migrateDatabase(database());

const patienceMs = 2_000;

/** Whether the database answers, and does so soon. */
export async function isReachable(): Promise<boolean> {
  const answers = database()
    .$client.execute("SELECT 1")
    .then(
      () => true,
      () => false,
    );
  return Promise.race([answers, wait(patienceMs, false)]);
}
