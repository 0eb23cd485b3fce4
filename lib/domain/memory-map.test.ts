import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, daysBetween, schedulingDay } from "./day";
import { anyInstant, anySettings, dayMs, instant, memoryOf } from "./fixture";
import { defaultSettings } from "./learner";
import {
  bandFloors,
  bandOf,
  chanceNow,
  chanceThen,
  chanceUnasked,
  frameDays,
  mapFrame,
} from "./memory-map";
import { retrievability } from "./scheduler";

const now = instant("2026-11-22T12:00Z");

describe("the band of a chance", () => {
  test.each([
    [undefined, "new"],
    [0, "faint"],
    [0.494, "faint"],
    [0.5, "shaky"],
    [0.694, "shaky"],
    [0.7, "likely"],
    [0.894, "likely"],
    // Shown as 90%, so counted as 90%.
    [0.896, "firm"],
    [1, "firm"],
  ])("of %d is %s at a desired retention of 90%%", (chance, band) => {
    expect(bandOf(chance, { desiredRetention: 0.9 })).toBe(band);
  });

  test("goes along with the desired retention", () => {
    expect(bandFloors({ desiredRetention: 0.9 })).toEqual({
      faint: 0,
      shaky: 50,
      likely: 70,
      firm: 90,
    });
    expect(bandFloors({ desiredRetention: 0.7 })).toMatchObject({
      shaky: 30,
      likely: 50,
      firm: 70,
    });
    expect(bandOf(0.8, { desiredRetention: 0.8 })).toBe("firm");
  });
});

describe("the days of the frames", () => {
  test("of a first day is that day", () => {
    expect(frameDays("2026-11-22", "2026-11-22")).toEqual(["2026-11-22"]);
  });

  test("of a few days are all of them", () => {
    expect(frameDays("2026-11-29", "2026-12-02")).toEqual([
      "2026-11-29",
      "2026-11-30",
      "2026-12-01",
      "2026-12-02",
    ]);
  });

  test("of 59 days are every second, and the last", () => {
    const days = frameDays("2026-01-01", "2026-02-28");
    expect(days).toHaveLength(30);
    expect(days.slice(0, 3)).toEqual(["2026-01-01", "2026-01-03", "2026-01-05"]);
    expect(days.at(-1)).toBe("2026-02-28");
  });

  test("are at most 30, rise, and hold both ends", () => {
    fc.assert(
      fc.property(fc.nat(3000), (length) => {
        const [first, last] = ["2026-01-01", addDays("2026-01-01", length)];
        const days = frameDays(first, last);
        expect(days.length).toBe(Math.min(30, length + 1));
        expect(days.at(0)).toBe(first);
        expect(days.at(-1)).toBe(last);
        expect(days.every((day, i) => i === 0 || daysBetween(days[i - 1] ?? day, day) > 0)).toBe(
          true,
        );
      }),
    );
  });
});

describe("a frame", () => {
  test("counts the facts met, and those that would be recalled", () => {
    const frame = mapFrame("2026-11-22", [0.9, undefined, 0.5, 0.3]);
    expect(frame).toMatchObject({ met: 3, recalled: 2 });
    expect(mapFrame("2026-11-22", [])).toMatchObject({ met: 0, recalled: 0 });
  });
});

describe("the chance of a fact", () => {
  // By the definition of stability the chance is 90% after as many days.
  const memory = memoryOf({ stability: 10, lastAnsweredAt: now - 10 * dayMs });

  test("then follows from the trace", () => {
    const point = { day: "2026-11-01", stability: 10 };
    expect(chanceThen(point, "2026-11-01", defaultSettings)).toBe(1);
    expect(chanceThen(point, "2026-11-11", defaultSettings)).toBeCloseTo(0.9, 6);
    expect(chanceThen(undefined, "2026-11-11", defaultSettings)).toBeUndefined();
    const forgotten = { day: "2026-11-01", stability: null };
    expect(chanceThen(forgotten, "2026-11-11", defaultSettings)).toBeUndefined();
  });

  test("now follows from the memory", () => {
    expect(chanceNow(memory, now, defaultSettings)).toBeCloseTo(0.9, 6);
    expect(chanceNow(undefined, now, defaultSettings)).toBeUndefined();
  });

  test("ahead falls as long as the fact is not asked", () => {
    const chances = [0, 7, 84].map((days) =>
      chanceUnasked(memory, addDays("2026-11-22", days), defaultSettings),
    );
    expect(chances[0]).toBeCloseTo(0.9, 6);
    expect(chances).toEqual(chances.toSorted((a = 0, b = 0) => b - a));
    expect(chanceUnasked(undefined, "2026-12-01", defaultSettings)).toBeUndefined();
  });

  test("is the same by the trace, by the memory and ahead where these meet", () => {
    fc.assert(
      fc.property(
        anySettings,
        anyInstant,
        fc.integer({ min: 0, max: 500 }),
        fc.double({ min: 0.01, max: 3000, noNaN: true }),
        (settings, at, days, stability) => {
          const answered = memoryOf({ stability, lastAnsweredAt: at });
          const today = addDays(schedulingDay(at, settings), days);
          const later = at + days * dayMs;
          fc.pre(schedulingDay(later, settings) === today);
          const known = retrievability(answered, later, settings);
          const point = { day: schedulingDay(at, settings), stability };
          expect(chanceNow(answered, later, settings)).toBe(known);
          expect(chanceThen(point, today, settings)).toBeCloseTo(known, 9);
          expect(chanceUnasked(answered, today, settings)).toBeCloseTo(known, 9);
        },
      ),
    );
  });
});
