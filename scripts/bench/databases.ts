/** The databases that growth is measured on. They take minutes to make: `--keep` uses them again. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type Database, migrateDatabase, openDatabase } from "../../lib/db/client";
import { rebuildOutdated } from "../../lib/study/rebuild";
import { learnerWith, markFitted, type Subject } from "./learners";
import type { Options } from "./row";

const folder = "data/bench";

/** Days are a measure of their own: all pasts are of two years. */
const days = 730;
const measuredAnswers = 10_000;
const shortPast = { count: 20, days: 5 };

export type Seeded = Readonly<{ databaseUrl: string; subjects: readonly Subject[] }>;

/** One file with a learner for each count of answers. */
export const seededByAnswers = (counts: readonly number[], options: Options): Promise<Seeded> =>
  seeded(`answers-${counts.at(-1)}`, options, async (db) => {
    const subjects: Subject[] = [];
    for (const count of counts) {
      options.say(`a learner with ${count} answers`);
      subjects.push(await learnerWith(db, { count, days }, count, Date.now()));
    }
    return subjects;
  });

/**
 * Files with ever more learners, each the one before with learners added, and in all of them the same
 * learner to be measured.
 */
export async function seededByLearners(
  counts: readonly number[],
  options: Options,
): Promise<readonly Seeded[]> {
  const files: Seeded[] = [];
  for (const count of counts) {
    const before = files.at(-1);
    const had = counts[files.length - 1] ?? 0;
    files.push(
      await seeded(
        `learners-${count}`,
        options,
        async (db) => {
          options.say(`${count} learner${count > 1 ? "s" : ""} in one file`);
          const subjects = before?.subjects ?? [
            await learnerWith(db, { count: measuredAnswers, days }, 1, Date.now()),
          ];
          for (let i = Math.max(had, 1); i < count; i++)
            await learnerWith(db, shortPast, i + 1, Date.now());
          return subjects;
        },
        before?.databaseUrl,
      ),
    );
  }
  return files;
}

const subjectsShape = z.array(z.object({ learnerId: z.string(), cookie: z.string() }));

async function seeded(
  name: string,
  { keep }: Options,
  seed: (db: Database) => Promise<readonly Subject[]>,
  from?: string,
): Promise<Seeded> {
  mkdirSync(folder, { recursive: true });
  const [file, keys] = [join(folder, `${name}.db`), join(folder, `${name}.json`)];
  const databaseUrl = `file:${file}`;
  const isThere = keep && existsSync(keys);
  if (!isThere) {
    for (const old of [keys, file, `${file}-wal`, `${file}-shm`]) rmSync(old, { force: true });
    if (from) copyFileSync(from.slice("file:".length), file);
  }
  const db = openDatabase({ url: databaseUrl });
  await migrateDatabase(db);
  if (!isThere) {
    await db.$client.execute("PRAGMA synchronous = OFF");
    writeFileSync(keys, JSON.stringify(await seed(db)));
  }
  // Else the server would see to what an older version of the app has left, while it is measured.
  await rebuildOutdated(db);
  const subjects = subjectsShape.parse(JSON.parse(readFileSync(keys, "utf8")));
  for (const { learnerId } of subjects) await markFitted(db, learnerId, Date.now());
  // All is in the file itself from here on, so that it can be copied.
  await db.$client.execute("PRAGMA wal_checkpoint(TRUNCATE)");
  db.$client.close();
  return { databaseUrl, subjects };
}
