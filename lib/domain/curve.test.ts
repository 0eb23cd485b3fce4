import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ReviewAnswer } from "./answer";
import { chanceIn, dateIn, forgettingCurve } from "./curve";
import { anyLog, anySettings, dayMs, instant, minuteMs } from "./fixture";
import { defaultSettings } from "./learner";
import { type Act, type Entry, replayFact, replaySteps } from "./log";
import { retrievability } from "./scheduler";

const noon = instant("2026-11-01T12:00Z");
const day = (days: number) => noon + days * dayMs;

const review = (at: number, rating: ReviewAnswer["rating"] = "good"): ReviewAnswer => ({
  id: `${at}`,
  factId: "fact",
  promptId: "fact/prompt",
  kind: "typed",
  locale: "nl",
  at,
  durationMs: 0,
  type: "review",
  rating,
});
const act = (at: number, kind: Act["act"]): Act => ({
  id: `${kind} ${at}`,
  factId: "fact",
  at,
  type: "act",
  act: kind,
});
const curveOf = (log: readonly Entry[], now: number) =>
  forgettingCurve(replaySteps(log, defaultSettings), defaultSettings, now);

describe("the forgetting curve", () => {
  test("of a fact without answers is none", () => {
    expect(curveOf([], noon)).toBeUndefined();
    expect(curveOf([act(noon, "suspend")], noon)).toBeUndefined();
  });

  test("has a stretch from the day of each answer, and one mark a day", () => {
    const log = [
      review(day(0), "again"),
      review(day(0) + 20 * minuteMs),
      review(day(1)),
      review(day(9), "easy"),
    ];
    const curve = curveOf(log, day(12));
    expect(curve?.firstDay).toBe("2026-11-01");
    expect(curve?.today).toBe(12);
    expect(curve?.stretches.map(({ fromDay, toDay }) => [fromDay, toDay])).toEqual([
      [0, 1],
      [1, 9],
      [9, curve?.lastDay],
    ]);
    expect(curve?.marks.map(({ day, answers, isWrong }) => [day, answers, isWrong])).toEqual([
      [0, 2, true],
      [1, 1, false],
      [9, 1, false],
    ]);
    expect(curve && dateIn(curve, 9)).toBe("2026-11-10");
  });

  test("goes on through acts, and ends where the fact was forgotten on purpose", () => {
    const log = [review(day(0)), act(day(2), "suspend"), act(day(4), "forget"), review(day(6))];
    expect(curveOf(log, day(7))?.stretches).toMatchObject([
      { fromDay: 0, toDay: 4 },
      { fromDay: 6 },
    ]);
    const gone = curveOf(log.slice(0, 3), day(7));
    expect(gone?.stretches).toHaveLength(1);
    expect(gone).not.toHaveProperty("dueDay");
    expect(gone?.lastDay).toBeGreaterThan(7);
  });

  test("says on today what the scheduler says, and runs past today and the due day", () => {
    fc.assert(
      fc.property(anyLog(["fact"]), anySettings, fc.nat(400), (log, settings, days) => {
        const now = Math.max(noon, ...log.map(({ at }) => at)) + days * dayMs;
        const curve = forgettingCurve(replaySteps(log, settings), settings, now);
        const { memory } = replayFact(log, settings);
        if (!curve || !memory) return;
        const last = curve.stretches.at(-1);
        expect(last && chanceIn(last, curve.today, settings)).toBeCloseTo(
          retrievability(memory, now, settings),
          10,
        );
        expect(curve.lastDay).toBeGreaterThan(Math.max(curve.today, curve.dueDay ?? 0));
      }),
      { numRuns: 200 },
    );
  });
});
