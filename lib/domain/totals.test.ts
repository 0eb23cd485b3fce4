import fc from "fast-check";
import { expect, test } from "vitest";
import type { Answer } from "./answer";
import { anyLog, anySettings, instant, shuffledOf } from "./fixture";
import { defaultSettings } from "./learner";
import { type DailyTotal, totalsChange } from "./totals";

/** Totals as a table would hold them after adding the rows one by one; rows of nothing left out. */
function added(rows: readonly DailyTotal[]): Map<string, DailyTotal> {
  const table = new Map<string, DailyTotal>();
  for (const row of rows) {
    const key = `${row.day} ${row.source} ${row.kind}`;
    const sum = table.get(key);
    table.set(
      key,
      sum
        ? {
            ...row,
            answers: sum.answers + row.answers,
            right: sum.right + row.right,
            introduced: sum.introduced + row.introduced,
            durationMs: sum.durationMs + row.durationMs,
          }
        : row,
    );
  }
  return table;
}

/** A log, and the batches in which it may come in. */
const anyArrival = anyLog()
  .chain((log) => shuffledOf(log))
  .chain((log) =>
    fc.array(fc.nat({ max: log.length }), { maxLength: 5 }).map((cuts) => {
      const edges = [0, ...cuts.toSorted((a, b) => a - b), log.length];
      return edges.slice(1).map((end, i) => log.slice(edges[i], end));
    }),
  );

test("totals kept batch by batch, in any order of arrival, are those of the whole log", () => {
  fc.assert(
    fc.property(anyArrival, anySettings, (batches, settings) => {
      const kept = batches.flatMap((batch, i) =>
        totalsChange(batches.slice(0, i).flat(), batch, settings),
      );
      expect(added(kept)).toEqual(added(totalsChange([], batches.flat(), settings)));
    }),
  );
});

test("the totals of a log count its answers, its right ones and its facts", () => {
  fc.assert(
    fc.property(anyLog(), anySettings, (log, settings) => {
      const rows = totalsChange([], log, settings);
      const total = (figure: "answers" | "right" | "introduced") =>
        rows.reduce((sum, row) => sum + row[figure], 0);
      const right = log.filter((answer) =>
        answer.source === "quiz" ? answer.right : answer.rating !== "again",
      );
      expect(total("answers")).toBe(log.length);
      expect(total("right")).toBe(right.length);
      expect(total("introduced")).toBe(new Set(log.map(({ factId }) => factId)).size);
    }),
  );
});

test("only the facts of the batch matter: the log may be cut down to them", () => {
  fc.assert(
    fc.property(anyLog(), anyLog(["sleep"]), anySettings, (log, batch, settings) => {
      const onBatch = log.filter(({ factId }) => factId === "sleep");
      expect(totalsChange(onBatch, batch, settings)).toEqual(totalsChange(log, batch, settings));
    }),
  );
});

const answer = (id: string, at: string, durationMs: number): Answer => ({
  id,
  factId: "sleep",
  promptId: "sleep/1",
  kind: "typed",
  locale: "nl",
  source: "review",
  rating: "good",
  at: instant(at),
  durationMs,
});

test("a late answer that turns out to be the first moves the introduction to its day", () => {
  const tuesday = answer("b", "2026-11-24T10:00Z", 5_000);
  const monday = answer("a", "2026-11-23T10:00Z", 7_000);
  const row = { source: "review", kind: "typed" } as const;
  expect(totalsChange([tuesday], [monday], defaultSettings)).toEqual([
    { ...row, day: "2026-11-23", answers: 1, right: 1, introduced: 1, durationMs: 7_000 },
    { ...row, day: "2026-11-24", answers: 0, right: 0, introduced: -1, durationMs: 0 },
  ]);
});

test("an answer after midnight counts for the evening, and a minute at most", () => {
  const night = answer("a", "2026-11-24T01:00Z", 600_000);
  expect(totalsChange([], [night], defaultSettings)).toMatchObject([
    { day: "2026-11-23", durationMs: 60_000 },
  ]);
});
