/** The caches that follow from a log. */
import type { Caches } from "../db/caches";
import type { ReplaySettings } from "../domain/learner";
import { type Entry, replay } from "../domain/log";
import { totalsOf } from "../domain/totals";

export function cachesOf(log: readonly Entry[], settings: ReplaySettings): Caches {
  const states = [...replay(log, settings)];
  return {
    memories: new Map(states.flatMap(([id, { memory }]) => (memory ? [[id, memory]] : []))),
    holds: new Map(states.flatMap(([id, { heldUntil }]) => (heldUntil ? [[id, heldUntil]] : []))),
    totals: totalsOf(log, settings),
  };
}
