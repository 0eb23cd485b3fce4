/** Memories and daily totals follow from the log: hold them against it, or make them anew. */
import { isDeepStrictEqual } from "node:util";
import type { Database } from "../db/client";
import { countLearners, readLearners, readOutdated } from "../db/learners";
import { readCaches, readLearner, replaceCaches } from "../db/log";
import { comparable } from "../domain/caches";
import type { Learner } from "../domain/learner";
import { replaying } from "./replaying";
import { untilAppended } from "./until-appended";

export type RebuildReport = Readonly<{
  learners: number;
  /** Ids of learners whose caches did not follow from their log. */
  differing: readonly string[];
}>;

/** Learners read at a time. */
const pageSize = 100;

/**
 * Goes through all learners, compares their caches with what their log gives, and unless `checkOnly`
 * puts right what differs. The app may run meanwhile: a learner who answers is looked at again.
 *
 * @param onProgress told after each learner how many of how many are done
 */
export async function rebuild(
  db: Database,
  checkOnly: boolean,
  onProgress: (done: number, total: number) => void,
): Promise<RebuildReport> {
  const total = await countLearners(db);
  const differing: string[] = [];
  let done = 0;
  let page = await readLearners(db, "", pageSize);
  while (page.length > 0) {
    for (const learner of page) {
      if (!(await rebuildLearner(db, learner, checkOnly))) differing.push(learner.id);
      onProgress(++done, Math.max(done, total));
    }
    page = await readLearners(db, page.at(-1)?.id ?? "", pageSize);
  }
  return { learners: done, differing };
}

/**
 * Makes anew the caches that an older version of the app has left. The app may run meanwhile; a learner who
 * cannot be read, or is erased in between, holds up no other.
 */
export async function rebuildOutdated(db: Database): Promise<void> {
  let page = await readOutdated(db, "", pageSize);
  while (page.length > 0) {
    for (const id of page) {
      await renew(db, id).catch((error: unknown) => console.error(error));
    }
    page = await readOutdated(db, page.at(-1) ?? "", pageSize);
  }
}

/** Makes a learner's caches anew where they are of an older version. */
async function renew(db: Database, learnerId: string): Promise<void> {
  const replay = replaying(db, learnerId);
  await untilAppended(async () => {
    const known = await readLearner(db, learnerId);
    if (!known || known.isCurrent) return;
    const caches = await replay(known.learner.settings, known.lastSeq);
    await replaceCaches(db, learnerId, known.lastSeq, caches);
  });
}

/** Whether a learner's caches followed from the log. A learner who is gone by now has none. */
async function rebuildLearner(
  db: Database,
  { id }: Pick<Learner, "id">,
  checkOnly: boolean,
): Promise<boolean> {
  const replay = replaying(db, id);
  return untilAppended(async () => {
    const stored = await readCaches(db, id);
    if (!stored) return true;
    const caches = await replay(stored.learner.settings, stored.lastSeq);
    const isSame = isDeepStrictEqual(comparable(stored.caches), comparable(caches));
    if (isSame && stored.isCurrent) return true;
    if (!checkOnly) await replaceCaches(db, id, stored.lastSeq, caches);
    return isSame || !(await readLearner(db, id));
  });
}
