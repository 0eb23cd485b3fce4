import fc from "fast-check";
import { expect, test } from "vitest";
import { type CacheChanges, type Caches, cacheChangesOf, cachesOf, comparable } from "./caches";
import { anyLog, anySettings, shuffledOf } from "./fixture";
import { summed } from "./sums";
import { tallySums } from "./tally";
import { totalSums } from "./totals";

const noCaches: Caches = {
  memories: new Map(),
  holds: new Map(),
  traces: new Map(),
  totals: [],
  tallies: [],
};

/** Caches as a database holds them once changes are written. */
function changed(caches: Caches, changes: CacheChanges): Caches {
  const traces = new Map(caches.traces);
  for (const [factId, { put, gone }] of changes.traces) {
    const days = new Map((traces.get(factId) ?? []).map((point) => [point.day, point]));
    for (const day of gone) days.delete(day);
    for (const point of put) days.set(point.day, point);
    const left = [...days.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1));
    if (left.length > 0) traces.set(factId, left);
    else traces.delete(factId);
  }
  return {
    memories: overwritten(caches.memories, changes.memories),
    holds: overwritten(caches.holds, changes.holds),
    traces,
    totals: summed([...caches.totals, ...changes.totals], totalSums),
    tallies: summed([...caches.tallies, ...changes.tallies], tallySums),
  };
}

const overwritten = <T>(
  before: ReadonlyMap<string, T>,
  changes: ReadonlyMap<string, T | undefined>,
): ReadonlyMap<string, T> =>
  new Map(
    [...before, ...changes].flatMap(([factId]) => {
      const left = changes.has(factId) ? changes.get(factId) : before.get(factId);
      return left === undefined ? [] : [[factId, left] as const];
    }),
  );

/** A log, and the batches in which it may come in. */
const anyArrival = anyLog()
  .chain((log) => shuffledOf(log))
  .chain((log) =>
    fc.array(fc.nat({ max: log.length }), { maxLength: 5 }).map((cuts) => {
      const edges = [0, ...cuts.toSorted((a, b) => a - b), log.length];
      return edges.slice(1).map((end, i) => log.slice(edges[i], end));
    }),
  );

test("caches kept batch by batch, in any order of arrival, are those of the whole log", () => {
  fc.assert(
    fc.property(anyArrival, anySettings, (batches, settings) => {
      const kept = batches.reduce(
        (caches, batch, i) =>
          changed(caches, cacheChangesOf(batches.slice(0, i).flat(), batch, settings).changes),
        noCaches,
      );
      expect(comparable(kept)).toEqual(comparable(cachesOf(batches.flat(), settings)));
    }),
  );
});

test("what an addition changes is nothing but what differs", () => {
  fc.assert(
    fc.property(anyLog(), anySettings, (log, settings) => {
      const { changes } = cacheChangesOf(log, log, settings);
      expect(changes).toEqual(noCaches);
    }),
  );
});
