/** What each desired retention would cost a learner. */
import type { Library } from "../content/library";
import type { Database } from "../db/client";
import type { Learner } from "../domain/learner";
import type { Memory } from "../domain/memory";
import { type Learning, type RetentionCost, retentionCosts } from "../domain/retention-cost";
import { keptFacts, memoriesAmong, paceOf, type Standing, standingOf } from "./standing";
import { newFactsAhead } from "./today";

/** What each desired retention would cost the learner over the coming year, suspended facts left out. */
export async function costsOf(
  db: Database,
  library: Library,
  learner: Learner | undefined,
  now: number,
): Promise<readonly RetentionCost[]> {
  const standing = await standingOf(db, learner, now);
  const { memories, learning } = learningOf(standing, library, now);
  return retentionCosts(memories, standing.settings, now, learning);
}

const yearDays = 365;

/** What there is to learn in the coming year and to keep, suspended facts left out. */
export function learningOf(
  standing: Standing,
  library: Library,
  now: number,
): Readonly<{ memories: ReadonlyMap<string, Memory>; learning: Learning }> {
  const memories = memoriesAmong(keptFacts(library.facts, standing.holds), standing);
  const newFacts = newFactsAhead(standing, library, now, yearDays);
  return { memories, learning: { newFacts, msPerAnswer: paceOf(standing) } };
}
