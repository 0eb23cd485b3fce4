/** What each desired retention would cost a learner. */
import type { Library } from "../content/library";
import type { Database } from "../db/client";
import { type RetentionCost, retentionCosts } from "../domain/forecast";
import type { Learner } from "../domain/learner";
import { forGood } from "../domain/log";
import { openFacts } from "../domain/queue";
import { paceOf, standingOf } from "./today";

/** What each desired retention would cost the learner over the coming year, suspended facts left out. */
export async function costsOf(
  db: Database,
  library: Library,
  learner: Learner | undefined,
  now: number,
): Promise<readonly RetentionCost[]> {
  const standing = await standingOf(db, learner, now);
  const facts = openFacts(library.facts, standing.holds, forGood - 1);
  const memories = new Map(
    facts.flatMap(({ id }) => {
      const memory = standing.memories.get(id);
      return memory ? [[id, memory]] : [];
    }),
  );
  return retentionCosts(memories, standing.settings, now, {
    factCount: facts.length,
    msPerAnswer: paceOf(standing),
  });
}
