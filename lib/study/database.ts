/** The process's one database, as its environment names it. */
import { type Database, migrateDatabase, openDatabase } from "../db/client";

// Next bundles routes apart from each other; they must still share one queue of writes.
const shared: { weetjeDatabase?: Database } = globalThis as { weetjeDatabase?: Database };

/** `DATABASE_URL` (and `DATABASE_AUTH_TOKEN`), or the embedded file `data/weetje.db`. */
export function database(): Database {
  shared.weetjeDatabase ??= openDatabase({
    url: process.env.DATABASE_URL ?? "file:data/weetje.db",
    authToken: process.env.DATABASE_AUTH_TOKEN,
  });
  return shared.weetjeDatabase;
}

export const migrate = (): Promise<void> => migrateDatabase(database());

/** Whether the database answers. */
export async function isReachable(): Promise<boolean> {
  try {
    await database().$client.execute("SELECT 1");
    return true;
  } catch {
    return false;
  }
}
