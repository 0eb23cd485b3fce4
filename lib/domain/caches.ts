/** What follows from a learner's log and is stored beside it, so that pages need not replay it. */
import type { SchedulingDay } from "./day";
import type { ReplaySettings } from "./learner";
import { type Entry, type LearnedStep, type Replayed, retrace } from "./log";
import type { Memory } from "./memory";
import { adding, difference, type Sums } from "./sums";
import { type Tally, talliesOf, tallySums } from "./tally";
import { type DailyTotal, totalOf, totalSums } from "./totals";
import { type TracePoint, tracePointOf } from "./trace";

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
  const { left, ...caches } = followingFrom(log, settings);
  const facts = [...left];
  return {
    memories: new Map(facts.flatMap(([id, { memory }]) => (memory ? [[id, memory]] : []))),
    holds: new Map(facts.flatMap(([id, { heldUntil }]) => (heldUntil ? [[id, heldUntil]] : []))),
    ...caches,
  };
}

/** The caches of a log that comes in parts, each with all entries on some facts; a part can be taken away again. */
export function gathering(settings: ReplaySettings) {
  const memories = new Map<string, Memory>();
  const holds = new Map<string, number>();
  const traces = new Map<string, readonly TracePoint[]>();
  const [totals, tallies] = [adding(totalSums), adding(tallySums)];
  return {
    add: (log: readonly Entry[]): void => {
      const part = cachesOf(log, settings);
      for (const [factId, memory] of part.memories) memories.set(factId, memory);
      for (const [factId, until] of part.holds) holds.set(factId, until);
      for (const [factId, trace] of part.traces) traces.set(factId, trace);
      part.totals.forEach(totals.add);
      part.tallies.forEach(tallies.add);
    },
    remove: (log: readonly Entry[]): void => {
      const part = cachesOf(log, settings);
      for (const factId of part.memories.keys()) memories.delete(factId);
      for (const factId of part.holds.keys()) holds.delete(factId);
      for (const factId of part.traces.keys()) traces.delete(factId);
      part.totals.map(totalSums.negated).forEach(totals.add);
      part.tallies.map(tallySums.negated).forEach(tallies.add);
    },
    caches: (): Caches => ({
      memories,
      holds,
      traces,
      totals: totals.rows().filter((row) => !totalSums.isNothing(row)),
      tallies: tallies.rows().filter((row) => !tallySums.isNothing(row)),
    }),
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
  const was = followingFrom(entries, settings);
  const is = followingFrom([...entries, ...added], settings, goneOnFrom);
  const ids = [...new Set([...replayedAnew, ...added.map(({ factId }) => factId)])];
  const pairs = ids.map((id) => {
    const start = goneOnFrom.get(id) ?? {};
    return [id, was.left.get(id) ?? start, is.left.get(id) ?? start] as const;
  });
  const differing = <T>(part: (left: Replayed) => T, isSame: (a: T, b: T) => boolean) =>
    new Map(
      pairs.filter(([, a, b]) => !isSame(part(a), part(b))).map(([id, , b]) => [id, part(b)]),
    );
  return {
    changes: {
      memories: differing(({ memory }) => memory, isSameMemory),
      holds: differing(({ heldUntil }) => heldUntil, Object.is),
      traces: new Map(
        ids
          .map((id) => [id, traceChange(was.traces.get(id), is.traces.get(id))] as const)
          .filter(([, { put, gone }]) => put.length + gone.length > 0),
      ),
      totals: difference(was.totals, is.totals, totalSums),
      tallies: difference(was.tallies, is.tallies, tallySums),
    },
    replayed: new Map([...left, ...pairs.map(([id, , now]) => [id, now] as const)]),
  };
}

/** What follows from a log, gone on from what is left of some of its facts. */
function followingFrom(
  log: readonly Entry[],
  settings: ReplaySettings,
  goneOnFrom?: ReadonlyMap<string, Replayed>,
): Pick<Caches, "traces" | "totals" | "tallies"> &
  Readonly<{ left: ReadonlyMap<string, Replayed> }> {
  const totals = adding(totalSums);
  const tallies = adding(tallySums);
  const traces = new Map<string, Map<SchedulingDay, TracePoint>>();
  const onStep = (step: LearnedStep) => {
    const total = totalOf(step, settings);
    if (total) totals.add(total);
    for (const tally of talliesOf(step, settings)) tallies.add(tally);
    const point = tracePointOf(step, settings);
    if (!point) return;
    const trace = traces.get(step.entry.factId);
    if (trace) trace.set(point.day, point);
    else traces.set(step.entry.factId, new Map([[point.day, point]]));
  };
  return {
    left: retrace(log, settings, onStep, goneOnFrom),
    traces: new Map([...traces].map(([id, points]) => [id, [...points.values()]])),
    totals: totals.rows(),
    tallies: tallies.rows(),
  };
}

function isSameMemory(a: Memory | undefined, b: Memory | undefined): boolean {
  if (!a || !b) return a === b;
  const fields = new Map<string, unknown>(Object.entries(a));
  return Object.entries(b).every(([name, value]) => Object.is(fields.get(name), value));
}

function traceChange(
  before: readonly TracePoint[] = [],
  after: readonly TracePoint[] = [],
): TraceChange {
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
