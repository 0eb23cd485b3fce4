/** Learners with a past, written through the real data layer. */
import { v7 as uuid } from "uuid";
import { library } from "../../lib/content/library";
import type { Database } from "../../lib/db/client";
import { endFit, insertFit } from "../../lib/db/fits";
import type { Article } from "../../lib/domain/article";
import { seededRandom } from "../../lib/domain/random";
import { createLearner } from "../../lib/study/learner";
import { manyAnswers, storeMany } from "../demo/bulk";
import { Mind } from "../demo/mind";

/** `count` answers, spread over `days` days before now. */
export type Past = Readonly<{ count: number; days: number }>;

export type Subject = Readonly<{
  learnerId: string;
  /** Of their browser. */
  cookie: string;
}>;

export function firstArticle(): Article {
  const [article] = library().articles;
  if (!article) throw new Error("there is no article");
  return article;
}

export async function learnerWith(
  db: Database,
  past: Past,
  seed: number,
  now: number,
): Promise<Subject> {
  const { learner, token } = await createLearner(db, undefined, now);
  const random = seededRandom(seed);
  const mind = new Mind(random);
  const many = manyAnswers(firstArticle(), learner.settings, past, mind, random, now);
  await storeMany(db, learner, many);
  await markFitted(db, learner.id, now);
  return { learnerId: learner.id, cookie: `weetje=${token}` };
}

/**
 * As if parameters had just been fitted to the log: else the server would begin to, and a fit takes a
 * processor for itself while others are measured.
 */
export async function markFitted(db: Database, learnerId: string, now: number): Promise<void> {
  const id = uuid();
  await insertFit(db, learnerId, { id, at: now, silentSince: 0 });
  await endFit(db, id, "kept");
}
