/** Learners and all that is theirs. */
import { and, eq, gt, lt } from "drizzle-orm";
import { cachesVersion } from "../domain/caches";
import { defaultSettings, type Learner, type Settings } from "../domain/learner";
import type { Database } from "./client";
import { learner } from "./schema";

export type KnownLearner = Learner &
  Readonly<{
    /** False from an update that changed what caches hold until those of this learner are made anew. */
    cachesAreCurrent: boolean;
  }>;

/** The learner behind a hashed token, or `undefined`. */
export async function findLearner(
  db: Database,
  tokenHash: string,
): Promise<KnownLearner | undefined> {
  const [row] = await db.select().from(learner).where(eq(learner.tokenHash, tokenHash)).limit(1);
  return row && { ...toLearner(row), cachesAreCurrent: row.cachesVersion >= cachesVersion };
}

/** The learners whose ids come after `afterId`, in order of their ids, `limit` at the most. */
export async function readLearners(
  db: Database,
  afterId: string,
  limit: number,
): Promise<readonly Learner[]> {
  const rows = await db
    .select()
    .from(learner)
    .where(gt(learner.id, afterId))
    .orderBy(learner.id)
    .limit(limit);
  return rows.map(toLearner);
}

/** Ids of learners whose caches are of an older version, after `afterId`, `limit` at the most. */
export async function readOutdated(
  db: Database,
  afterId: string,
  limit: number,
): Promise<readonly string[]> {
  const rows = await db
    .select({ id: learner.id })
    .from(learner)
    .where(and(lt(learner.cachesVersion, cachesVersion), gt(learner.id, afterId)))
    .orderBy(learner.id)
    .limit(limit);
  return rows.map(({ id }) => id);
}

export async function countLearners(db: Database): Promise<number> {
  return db.$count(learner);
}

export const toLearner = ({ id, settings }: typeof learner.$inferSelect): Learner => ({
  id,
  settings: { ...defaultSettings, ...settings },
});

/** A learner of whom nothing is stored yet. */
export type NewLearner = Readonly<{
  id: string;
  tokenHash: string;
  /** What differs from the defaults. */
  settings: Partial<Settings>;
  createdAt: number;
}>;

/** Stores a new learner. Storing it again, after a reply that got lost, changes nothing. */
export async function insertLearner(db: Database, beginning: NewLearner): Promise<void> {
  await db
    .insert(learner)
    .values({ ...beginning, cachesVersion })
    .onConflictDoNothing();
}

/** Deletes a learner and, by the tables' cascades, all that is theirs. */
export async function deleteLearner(db: Database, learnerId: string): Promise<void> {
  await db.delete(learner).where(eq(learner.id, learnerId));
}
