/** The record of ids that learners have met. */
import { type Content, factsOf, promptsOf } from "./content";
import type { Released } from "./schema";

/** Every fact and prompt id in use, sorted. */
export const idsOf = (content: Content): readonly string[] =>
  [
    ...factsOf(content).map(({ fact }) => fact.id),
    ...promptsOf(content).map(({ id }) => id),
  ].sort();

/** The record after a release: what is in use is released, what has vanished is retired. */
export const release = (content: Content): Released => {
  const current = idsOf(content);
  const live = new Set(current);
  const { released, retired } = content.released;
  const vanished = released.filter((id) => !live.has(id));
  return { released: [...current], retired: [...new Set([...retired, ...vanished])].sort() };
};
