/** Learners with a past, written through the real data layer. */
import { library } from "../../lib/content/library";
import type { Database } from "../../lib/db/client";
import type { Learner } from "../../lib/domain/learner";
import { seededRandom } from "../../lib/domain/random";
import { createLearner } from "../../lib/study/learner";
import { manyAnswers, storeMany } from "../demo/bulk";
import { Mind } from "../demo/mind";

export type Past = Readonly<{ count: number; days: number }>;

/** A learner who gave `count` answers over `days` days, and the cookie of their browser. */
export async function learnerWith(
  db: Database,
  { count, days }: Past,
  seed: number,
  now: number,
): Promise<Readonly<{ learner: Learner; cookie: string }>> {
  const [article] = library().articles;
  if (!article) throw new Error("there is no article");
  const { learner, token } = await createLearner(db, undefined, now);
  const random = seededRandom(seed);
  const past = { count, days };
  const many = manyAnswers(article, learner.settings, past, new Mind(random), random, now);
  await storeMany(db, learner, many);
  return { learner, cookie: `weetje=${token}` };
}
