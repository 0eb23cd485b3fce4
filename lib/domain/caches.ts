/** What follows from a learner's log and is stored beside it, so that pages need not replay it. */
import { groupBy } from "./group";
import type { ReplaySettings } from "./learner";
import { type Entry, type Replayed, retrace } from "./log";
import type { Memory } from "./memory";
import { difference, type Sums, summed } from "./sums";
import { type Tally, talliesOf, tallySums } from "./tally";
import { type DailyTotal, totalSums, totalsOf } from "./totals";
import { type TracePoint, traceOf } from "./trace";

/** To be raised with every change of what the caches hold: those of an older version are made anew. */
export const cachesVersion = 2;

export type Caches = Readonly<{
  /** By fact, as all maps here. */
  memories: ReadonlyMap<string, Memory>;
  /** Until when a fact is not asked, in epoch milliseconds. */
  holds: ReadonlyMap<string, number>;
  traces: ReadonlyMap<string, readonly TracePoint[]>;
  totals: readonly DailyTotal[];
  tallies: readonly Tally[];
}>;

/** Changes of caches: `undefined` takes a fact's row away; totals and tallies are added to what is there. */
export type CacheChanges = Readonly<{
  memories: ReadonlyMap<string, Memory | undefined>;
  holds: ReadonlyMap<string, number | undefined>;
  traces: ReadonlyMap<string, TraceChange>;
  totals: readonly DailyTotal[];
  tallies: readonly Tally[];
}>;

export type TraceChange = Readonly<{ put: readonly TracePoint[]; gone: readonly string[] }>;

/** The caches of a whole log. */
export function cachesOf(log: readonly Entry[], settings: ReplaySettings): Caches {
  const facts = [...factsOf(log, settings)];
  return {
    memories: new Map(facts.flatMap(([id, { left }]) => (left.memory ? [[id, left.memory]] : []))),
    holds: new Map(
      facts.flatMap(([id, { left }]) => (left.heldUntil ? [[id, left.heldUntil]] : [])),
    ),
    traces: new Map(facts.flatMap(([id, { trace }]) => (trace.length > 0 ? [[id, trace]] : []))),
    totals: summed(
      facts.flatMap(([, { totals }]) => totals),
      totalSums,
    ),
    tallies: summed(
      facts.flatMap(([, { tallies }]) => tallies),
      tallySums,
    ),
  };
}

/** What there was of some facts before something came to their log. */
export type Before = Readonly<{
  /** All entries on facts whose past changes: to which an undo comes, or an entry that is not the latest. */
  entries: readonly Entry[];
  /** What was left of the facts, the others at least: it is gone on from there. */
  left: ReadonlyMap<string, Replayed>;
}>;

/** What an addition to a log changes in its caches, and what is left then of all these facts. */
export function cacheChangesOf(
  { entries, left }: Before,
  added: readonly Entry[],
  settings: ReplaySettings,
): Readonly<{ changes: CacheChanges; replayed: ReadonlyMap<string, Replayed> }> {
  const replayedAnew = new Set(entries.map(({ factId }) => factId));
  const goneOnFrom = new Map([...left].filter(([factId]) => !replayedAnew.has(factId)));
  const was = factsOf(entries, settings);
  const is = factsOf([...entries, ...added], settings, goneOnFrom);
  const pairs = [...is].map(
    ([id, now]) =>
      [id, was.get(id) ?? { ...nothing, left: goneOnFrom.get(id) ?? {} }, now] as const,
  );
  const differing = <T>(part: (fact: FactCaches) => T, isSame: (a: T, b: T) => boolean) =>
    new Map(
      pairs.filter(([, a, b]) => !isSame(part(a), part(b))).map(([id, , b]) => [id, part(b)]),
    );
  const all = <T>(
    facts: ReadonlyMap<string, FactCaches>,
    part: (fact: FactCaches) => readonly T[],
  ) => [...facts.values()].flatMap(part);
  return {
    changes: {
      memories: differing(({ left }) => left.memory, isSameMemory),
      holds: differing(({ left }) => left.heldUntil, Object.is),
      traces: new Map(
        pairs
          .map(([id, a, b]) => [id, traceChange(a.trace, b.trace)] as const)
          .filter(([, { put, gone }]) => put.length + gone.length > 0),
      ),
      totals: difference(
        all(was, ({ totals }) => totals),
        all(is, ({ totals }) => totals),
        totalSums,
      ),
      tallies: difference(
        all(was, ({ tallies }) => tallies),
        all(is, ({ tallies }) => tallies),
        tallySums,
      ),
    },
    replayed: new Map([...left, ...[...is].map(([id, { left }]) => [id, left] as const)]),
  };
}

/** What follows from the log of one fact. */
type FactCaches = Readonly<{
  left: Replayed;
  trace: readonly TracePoint[];
  totals: readonly DailyTotal[];
  tallies: readonly Tally[];
}>;

const nothing: FactCaches = { left: {}, trace: [], totals: [], tallies: [] };

const factsOf = (
  log: readonly Entry[],
  settings: ReplaySettings,
  goneOnFrom: ReadonlyMap<string, Replayed> = new Map(),
): Map<string, FactCaches> =>
  new Map(
    [...groupBy(log, ({ factId }) => factId)].map(([factId, entries]) => {
      const { steps, left } = retrace(entries, settings, goneOnFrom.get(factId));
      return [
        factId,
        {
          left,
          trace: traceOf(steps, settings),
          totals: totalsOf(steps, settings),
          tallies: talliesOf(steps, settings),
        },
      ];
    }),
  );

function isSameMemory(a: Memory | undefined, b: Memory | undefined): boolean {
  if (!a || !b) return a === b;
  const fields = new Map<string, unknown>(Object.entries(a));
  return Object.entries(b).every(([name, value]) => Object.is(fields.get(name), value));
}

function traceChange(before: readonly TracePoint[], after: readonly TracePoint[]): TraceChange {
  const was = new Map(before.map(({ day, stability }) => [day, stability]));
  const days = new Set(after.map(({ day }) => day));
  return {
    put: after.filter(({ day, stability }) => was.get(day) !== stability),
    gone: before.flatMap(({ day }) => (days.has(day) ? [] : day)),
  };
}

/** Caches as they can be compared: in no order, and a row in which nothing is left is none. */
export const comparable = ({ totals, tallies, ...caches }: Caches) => ({
  ...caches,
  totals: byKey(totals, totalSums),
  tallies: byKey(tallies, tallySums),
});

const byKey = <Row>(rows: readonly Row[], { keyOf, isNothing }: Sums<Row>): Map<string, Row> =>
  new Map(rows.filter((row) => !isNothing(row)).map((row) => [keyOf(row), row]));
