/** A copy of the database put back in its place. */
import { rmSync } from "node:fs";
import { copyDatabase, type DatabaseFault, faultOf, isInUse, replaceDatabase } from "../db/backup";
import { migrateDatabase, openDatabase } from "../db/client";
import { rebuild } from "./rebuild";

export type Restored = Readonly<
  | {
      learners: number;
      /** Where the database that was there is now. */
      aside: string;
    }
  | { failure: DatabaseFault | "in-use" }
>;

/**
 * Puts the copy `from` in the place of the database `file`, which is kept under another name. The copy is
 * checked, brought up to date and its caches are held against its logs before anything is replaced; `from`
 * itself stays as it is.
 *
 * @param onProgress learners done, and all there are
 */
export async function restore(
  file: string,
  from: string,
  now: number,
  onProgress: (done: number, total: number) => void,
): Promise<Restored> {
  if (await isInUse(file)) return { failure: "in-use" };
  const fault = await faultOf(from);
  if (fault) return { failure: fault };
  const coming = `${file}.${process.pid}.coming`;
  try {
    const copyFault = await copyDatabase(from, coming);
    if (copyFault) return { failure: copyFault };
    const learners = await bringUpToDate(coming, onProgress);
    // Looked at twice: a server may have been started meanwhile.
    if (await isInUse(file)) return { failure: "in-use" };
    const aside = `${file}.before-${fileTime(now)}`;
    await replaceDatabase(file, coming, aside);
    return { learners, aside };
  } finally {
    for (const suffix of ["", "-wal", "-shm"]) rmSync(coming + suffix, { force: true });
  }
}

async function bringUpToDate(
  file: string,
  onProgress: (done: number, total: number) => void,
): Promise<number> {
  const db = openDatabase({ url: `file:${file}` });
  try {
    await migrateDatabase(db);
    const { learners } = await rebuild(db, false, onProgress);
    // Without a log beside it, so that one file is all there is to be moved.
    await db.$client.execute("PRAGMA journal_mode = DELETE");
    return learners;
  } finally {
    db.$client.close();
  }
}

/** An instant as part of a file's name, in UTC: `2026-11-23T03-56-12Z`. */
export const fileTime = (instant: number): string =>
  new Date(instant).toISOString().replace(/\.\d+/, "").replaceAll(":", "-");
