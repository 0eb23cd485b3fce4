/** What a learner did and the server has not confirmed, kept in this browser until it has. */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { SentEntry } from "@/lib/study/entries";

export type Waiting = Readonly<{ factId: string; entry: SentEntry }>;

interface Tables extends DBSchema {
  waiting: { key: string; value: Waiting };
}

const longestOpeningMs = 1_000;

/** What IndexedDB has not taken: until it is asked again, or for good where there is none. */
const unwritten = new Map<string, Waiting>();

let opening: Promise<IDBPDatabase<Tables> | undefined> | undefined;

export async function keepWaiting(waiting: Waiting): Promise<void> {
  unwritten.set(waiting.entry.id, waiting);
  await writeUnwritten();
}

async function writeUnwritten(): Promise<void> {
  if (unwritten.size === 0) return;
  await inDatabase(async (db) => {
    // Looked up here, not before the database was open: what was dropped meanwhile is not to come back.
    const all = [...unwritten.values()];
    const { store, done } = db.transaction("waiting", "readwrite");
    await Promise.all([...all.map((one) => store.put(one)), done]);
    for (const { entry } of all) unwritten.delete(entry.id);
  });
}

/** All that waits, of every tab, in the order in which it happened: ids begin with the time. */
export async function readWaiting(): Promise<readonly Waiting[]> {
  await writeUnwritten();
  const written = (await inDatabase((db) => db.getAll("waiting"))) ?? [];
  // What has just been written may stand in both.
  const all = new Map([...written, ...unwritten.values()].map((one) => [one.entry.id, one]));
  return [...all.values()].sort((a, b) => (a.entry.id < b.entry.id ? -1 : 1));
}

export async function dropWaiting(ids: readonly string[]): Promise<void> {
  for (const id of ids) unwritten.delete(id);
  await inDatabase(async (db) => {
    const { store, done } = db.transaction("waiting", "readwrite");
    await Promise.all([...ids.map((id) => store.delete(id)), done]);
  });
}

export async function dropAllWaiting(): Promise<void> {
  unwritten.clear();
  await inDatabase((db) => db.clear("waiting"));
}

/**
 * A private window may have no IndexedDB, a full disk takes nothing, and some browsers take for ever to
 * open it: memory has to do, then, until the next time.
 */
async function inDatabase<T>(work: (db: IDBPDatabase<Tables>) => Promise<T>) {
  opening ??= openTables().catch(() => {
    opening = undefined;
    return undefined;
  });
  const db = await Promise.race([opening, nothingAfter(longestOpeningMs)]);
  return db && work(db).catch(() => undefined);
}

const nothingAfter = (ms: number): Promise<undefined> =>
  new Promise((resolve) => setTimeout(() => resolve(undefined), ms));

// Where storage is forbidden, opening throws: as part of a promise that counts as a failure like any other.
const openTables = async (): Promise<IDBPDatabase<Tables>> =>
  openDB<Tables>("weetje", 1, {
    upgrade: (db) => {
      db.createObjectStore("waiting", { keyPath: "entry.id" });
    },
    terminated: () => {
      opening = undefined;
    },
  });
