import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Before,
  type CacheChanges,
  type Caches,
  cacheChangesOf,
  cachesOf,
  comparable,
  gathering,
} from "./caches";
import { anyLog, anySettings, shuffledOf } from "./fixture";
import { groupBy } from "./group";
import type { Settings } from "./learner";
import { byTime, type Entry, replayFact } from "./log";
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

/** A log, in its own order or any other, and the batches in which it may come in. */
const anyArrival = anyLog()
  .chain((log) => fc.oneof(fc.constant(log.toSorted(byTime)), shuffledOf(log)))
  .chain((log) =>
    fc.array(fc.nat({ max: log.length }), { maxLength: 5 }).map((cuts) => {
      const edges = [0, ...cuts.toSorted((a, b) => a - b), log.length];
      return edges.slice(1).map((end, i) => log.slice(edges[i], end));
    }),
  );

const all = (entries: readonly Entry[]): Before => ({ entries, left: new Map() });

/** The least of what there was that `added` needs to know. */
function leastOf(log: readonly Entry[], added: readonly Entry[], settings: Settings): Before {
  const undone = new Set(log.flatMap((entry) => (entry.type === "undo" ? entry.undoes : [])));
  const changesPast = (entry: Entry, before: readonly Entry[]) =>
    entry.type === "undo" || undone.has(entry.id) || before.some(({ at }) => at >= entry.at);
  const facts = groupBy(added, ({ factId }) => factId);
  const entriesOf = (id: string) => log.filter(({ factId }) => factId === id);
  const [anew, goneOn] = [...facts].reduce<[string[], string[]]>(
    ([anew, goneOn], [id, ofFact]) =>
      ofFact.some((entry) => changesPast(entry, entriesOf(id)))
        ? [[...anew, id], goneOn]
        : [anew, [...goneOn, id]],
    [[], []],
  );
  return {
    entries: anew.flatMap(entriesOf),
    left: new Map(goneOn.map((id) => [id, replayFact(entriesOf(id), settings)])),
  };
}

test.each([
  ["from all entries on their facts", all],
  ["from what was left, where only something later comes", leastOf],
])(
  "caches kept batch by batch, in any order of arrival, %s, are those of the whole log",
  (_, beforeOf) => {
    fc.assert(
      fc.property(anyArrival, anySettings, (batches, settings) => {
        const kept = batches.reduce((caches, batch, i) => {
          const before = beforeOf(batches.slice(0, i).flat(), batch, settings);
          return changed(caches, cacheChangesOf(before, batch, settings).changes);
        }, noCaches);
        expect(comparable(kept)).toEqual(comparable(cachesOf(batches.flat(), settings)));
      }),
    );
  },
);

test("caches gathered from parts, of which one was taken away and came back longer, are those of the whole log", () => {
  fc.assert(
    fc.property(anyLog(), fc.nat(), anySettings, (log, cut, settings) => {
      const parts = [...groupBy(log, ({ factId }) => factId).values()];
      const [first = []] = parts;
      const gathered = gathering(settings);
      const early = first.slice(0, cut % (first.length + 1));
      for (const part of [early, ...parts.slice(1)]) gathered.add(part);
      gathered.remove(early);
      gathered.add(first);
      expect(comparable(gathered.caches())).toEqual(comparable(cachesOf(log, settings)));
    }),
  );
});

test("what an addition changes is nothing but what differs", () => {
  fc.assert(
    fc.property(anyLog(), anySettings, (log, settings) => {
      const { changes } = cacheChangesOf(all(log), log, settings);
      expect(changes).toEqual(noCaches);
    }),
  );
});
