import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, dayStart, schedulingDay } from "./day";
import { anyInstant, anyRating, anySettings, dayMs, instant, memoryOf, minuteMs } from "./fixture";
import { defaultSettings } from "./learner";
import { ratings, type Schedule } from "./memory";
import {
  defaultParameters,
  outcomes,
  remember,
  retrievability,
  type ScheduleSettings,
} from "./scheduler";

const anySteps = fc.array(
  fc.record({
    rating: anyRating,
    gapMs: fc.oneof(
      fc.integer({ min: 0, max: 30 * minuteMs }),
      fc.integer({ min: 0, max: 60 * dayMs }),
    ),
  }),
  { minLength: 1, maxLength: 12 },
);

type Steps = typeof anySteps extends fc.Arbitrary<infer T> ? T : never;

/** The memories that a row of answers leaves, one after each. */
function memoriesAfter(steps: Steps, from: number, settings: ScheduleSettings): Schedule[] {
  const memories: Schedule[] = [];
  let at = from;
  for (const { rating, gapMs } of steps) {
    at += gapMs;
    memories.push(remember(memories.at(-1), "fact", rating, at, settings));
  }
  return memories;
}

const anyMemory = fc.tuple(anySteps, anyInstant, anySettings).map(([steps, from, settings]) => {
  const memory = memoriesAfter(steps, from, settings).at(-1);
  if (!memory) throw new Error("no steps");
  return { memory, settings };
});

test("a fact falls due after the answer that set it, whatever came before", () => {
  fc.assert(
    fc.property(anySteps, anyInstant, anySettings, (steps, from, settings) => {
      for (const { dueAt, lastAnsweredAt } of memoriesAfter(steps, from, settings)) {
        expect(dueAt).toBeGreaterThan(lastAnsweredAt);
      }
    }),
  );
});

test("an interval of days ends at the start of its day; a step ends to the minute", () => {
  fc.assert(
    fc.property(anySteps, anyInstant, anySettings, (steps, from, settings) => {
      for (const memory of memoriesAfter(steps, from, settings)) {
        const { state, intervalDays, dueAt, lastAnsweredAt } = memory;
        expect(intervalDays >= 1).toBe(state === "review");
        if (state === "review") {
          const day = addDays(schedulingDay(lastAnsweredAt, settings), intervalDays);
          expect(dueAt).toBe(dayStart(day, settings));
        } else {
          expect((dueAt - lastAnsweredAt) % minuteMs).toBe(0);
        }
      }
    }),
  );
});

test("each answer that is remembered counts, and Again in review is a lapse", () => {
  fc.assert(
    fc.property(anySteps, anyInstant, anySettings, (steps, from, settings) => {
      const memories = memoriesAfter(steps, from, settings);
      memories.forEach(({ reps, lapses, difficulty, stability }, i) => {
        const before = memories[i - 1];
        const lapsed = before?.state === "review" && steps[i]?.rating === "again";
        expect(reps).toBe(i + 1);
        expect(lapses).toBe((before?.lapses ?? 0) + (lapsed ? 1 : 0));
        expect(difficulty).toBeGreaterThanOrEqual(1);
        expect(difficulty).toBeLessThanOrEqual(10);
        expect(stability).toBeGreaterThan(0);
      });
    }),
  );
});

describe("the label is the outcome", () => {
  test("a button promises what storing its rating does", () => {
    fc.assert(
      fc.property(
        anyMemory,
        fc.integer({ min: 0, max: 90 * dayMs }),
        ({ memory, settings }, wait) => {
          const at = memory.lastAnsweredAt + wait;
          for (const known of [memory, undefined]) {
            const promised = outcomes(known, "fact", at, settings);
            for (const rating of ratings) {
              expect(promised[rating]).toEqual(remember(known, "fact", rating, at, settings));
            }
          }
        },
      ),
    );
  });

  test("a longer interval never stands on a worse rating", () => {
    fc.assert(
      fc.property(
        anyMemory,
        fc.integer({ min: 0, max: 90 * dayMs }),
        ({ memory, settings }, wait) => {
          const after = outcomes(memory, "fact", memory.lastAnsweredAt + wait, settings);
          // By days first: a day may begin sooner than a step of minutes ends.
          const ranked = ratings.map((rating) => after[rating]);
          ranked.slice(1).forEach((better, k) => {
            const worse = ranked[k] ?? better;
            expect(worse.intervalDays).toBeLessThanOrEqual(better.intervalDays);
            if (better.intervalDays === 0) expect(worse.dueAt).toBeLessThanOrEqual(better.dueAt);
          });
        },
      ),
    );
  });

  test("it is the same at every moment of a scheduling day", () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        anyMemory,
        fc.integer({ min: 0, max: 60 }),
        share,
        share,
        ({ memory, settings }, days, early, late) => {
          const day = addDays(schedulingDay(memory.lastAnsweredAt, settings), days);
          const start = Math.max(dayStart(day, settings), memory.lastAnsweredAt);
          const end = dayStart(addDays(day, 1), settings) - 1;
          const [atEarly, atLate] = [early, late].map((part) =>
            outcomes(memory, "fact", Math.floor(start + part * (end - start)), settings),
          );
          for (const rating of ratings) {
            const { lastAnsweredAt: sooner, dueAt: dueSooner, ...first } = { ...atEarly?.[rating] };
            const { lastAnsweredAt: later, dueAt: dueLater, ...second } = { ...atLate?.[rating] };
            expect(first).toEqual(second);
            if (first.intervalDays === 0) {
              expect(Number(dueSooner) - Number(sooner)).toBe(Number(dueLater) - Number(later));
            } else {
              expect(dueSooner).toBe(dueLater);
            }
          }
        },
      ),
    );
  });
});

describe("a clock that goes back", () => {
  test("an answer before the last one counts as given with it", () => {
    fc.assert(
      fc.property(
        anyMemory,
        anyRating,
        fc.integer({ min: 1, max: 400 * dayMs }),
        ({ memory, settings }, rating, earlier) => {
          const { lastAnsweredAt } = memory;
          const late = remember(memory, "fact", rating, lastAnsweredAt - earlier, settings);
          expect(late).toEqual(remember(memory, "fact", rating, lastAnsweredAt, settings));
        },
      ),
    );
  });

  test("the hour that comes twice is no obstacle", () => {
    const settings = { ...defaultSettings, rolloverHour: 3 };
    const firstPass = instant("2026-10-25T00:50Z");
    fc.assert(
      fc.property(anyRating, anyRating, fc.integer({ min: 0, max: 60 }), (one, other, minutes) => {
        const before = remember(undefined, "fact", one, firstPass, settings);
        const after = remember(before, "fact", other, firstPass + minutes * minuteMs, settings);
        expect(after.lastAnsweredAt).toBe(firstPass + minutes * minuteMs);
        expect(after.dueAt).toBeGreaterThan(after.lastAnsweredAt);
      }),
    );
  });

  test("a learner who flies west answers on the same day again", () => {
    const at = instant("2026-11-22T09:00Z");
    const there = { ...defaultSettings, timeZone: "Pacific/Auckland" };
    const here = { ...defaultSettings, timeZone: "America/New_York" };
    const before = remember(memoryOf({ lastAnsweredAt: at - dayMs }), "fact", "good", at, there);
    const after = remember(before, "fact", "good", at + minuteMs, here);
    expect(after.dueAt).toBe(
      dayStart(addDays(schedulingDay(at + minuteMs, here), after.intervalDays), here),
    );
  });
});

describe("days are counted on the learner's calendar", () => {
  const known = (at: string) =>
    memoryOf({ stability: 10, lastAnsweredAt: instant(at), intervalDays: 10 });
  const utc = { ...defaultSettings, timeZone: "UTC" };
  const amsterdam = { ...defaultSettings, timeZone: "Europe/Amsterdam" };
  const newYork = { ...defaultSettings, timeZone: "America/New_York" };

  /** What the answer did to the memory itself, wherever its day begins. */
  const strengthAfter = (from: string, to: string, settings: ScheduleSettings) => {
    const { stability, difficulty, intervalDays } = remember(
      known(from),
      "fact",
      "good",
      instant(to),
      settings,
    );
    return { stability, difficulty, intervalDays };
  };
  const noonToNoon = (days: number) =>
    strengthAfter(
      "2026-11-01T12:00Z",
      new Date(instant("2026-11-01T12:00Z") + days * dayMs).toISOString(),
      utc,
    );

  test("a minute before and a minute after midnight are the same day, up to the rollover", () => {
    expect(strengthAfter("2026-11-22T23:59Z", "2026-11-23T00:01Z", utc)).toEqual(noonToNoon(0));
    expect(strengthAfter("2026-11-22T23:59Z", "2026-11-23T03:59Z", utc)).toEqual(noonToNoon(0));
    expect(strengthAfter("2026-11-22T23:59Z", "2026-11-23T04:00Z", utc)).toEqual(noonToNoon(1));
    expect(strengthAfter("2026-11-23T03:59Z", "2026-11-23T04:00Z", utc)).toEqual(noonToNoon(1));
    expect(noonToNoon(0)).not.toEqual(noonToNoon(1));
  });

  test("and fall due on the same day", () => {
    const [late, later] = ["2026-11-22T23:59Z", "2026-11-23T00:01Z"].map((at) =>
      remember(known("2026-11-12T12:00Z"), "fact", "good", instant(at), utc),
    );
    expect(later?.dueAt).toBe(late?.dueAt);
    expect(late?.dueAt).toBe(dayStart(addDays("2026-11-22", late?.intervalDays ?? 0), utc));
  });

  test("a midnight at UTC is none in New York", () => {
    expect(strengthAfter("2026-11-22T23:59Z", "2026-11-23T00:01Z", newYork)).toEqual(noonToNoon(0));
    // Half past three and half past four in the morning there.
    expect(strengthAfter("2026-11-22T08:30Z", "2026-11-22T09:30Z", newYork)).toEqual(noonToNoon(1));
  });

  test.each([
    { settings: amsterdam, name: "spring", from: "2026-03-28T11:00Z", to: "2026-03-29T10:00Z" },
    { settings: amsterdam, name: "autumn", from: "2026-10-24T10:00Z", to: "2026-10-25T11:00Z" },
    { settings: newYork, name: "spring", from: "2026-03-07T17:00Z", to: "2026-03-08T16:00Z" },
    { settings: newYork, name: "autumn", from: "2026-10-31T16:00Z", to: "2026-11-01T17:00Z" },
  ])("from noon to noon is one day when the clock changes: $settings.timeZone, $name", (change) => {
    const { settings, from, to } = change;
    expect(strengthAfter(from, to, settings)).toEqual(noonToNoon(1));
    expect(retrievability(known(from), instant(to), settings)).toBe(
      retrievability(known("2026-11-01T12:00Z"), instant("2026-11-02T12:00Z"), utc),
    );
  });

  test.each([
    { settings: amsterdam, at: "2026-03-20T12:00Z", hour: "02:00" },
    { settings: amsterdam, at: "2026-10-20T12:00Z", hour: "03:00" },
    { settings: newYork, at: "2026-03-03T12:00Z", hour: "08:00" },
    { settings: newYork, at: "2026-10-28T12:00Z", hour: "09:00" },
  ])("a due date beyond the change is at four there: $settings.timeZone from $at", (change) => {
    const { settings, at, hour } = change;
    const memory = memoryOf({ stability: 10, lastAnsweredAt: instant(at) - 10 * dayMs });
    const { dueAt, intervalDays } = remember(memory, "fact", "good", instant(at), settings);
    expect(intervalDays).toBeGreaterThan(10);
    const day = addDays(schedulingDay(instant(at), settings), intervalDays);
    expect(new Date(dueAt).toISOString()).toBe(`${day}T${hour}:00.000Z`);
  });

  test("a step of minutes lasts as long when the clock changes", () => {
    for (const [settings, at] of [
      [amsterdam, "2026-03-29T00:55Z"],
      [amsterdam, "2026-10-25T00:55Z"],
      [newYork, "2026-03-08T06:55Z"],
      [newYork, "2026-11-01T05:55Z"],
    ] as const) {
      const { dueAt } = remember(undefined, "fact", "good", instant(at), settings);
      expect(dueAt - instant(at)).toBe(10 * minuteMs);
    }
  });
});

describe("the learner's own settings", () => {
  const at = instant("2026-11-22T12:00Z");

  test("without steps send a fact into review at once", () => {
    const direct = { ...defaultSettings, learningStepsMinutes: [], relearningStepsMinutes: [] };
    for (const rating of ratings) {
      expect(remember(undefined, "fact", rating, at, direct).state).toBe("review");
      expect(remember(memoryOf(), "fact", rating, at, direct).state).toBe("review");
    }
  });

  test("name the steps of a new fact and of one that lapsed", () => {
    const steps = { ...defaultSettings, learningStepsMinutes: [5], relearningStepsMinutes: [25] };
    const first = remember(undefined, "fact", "again", at, steps);
    expect(first).toMatchObject({ state: "learning", dueAt: at + 5 * minuteMs });
    const lapsed = remember(memoryOf(), "fact", "again", at, steps);
    expect(lapsed).toMatchObject({ state: "relearning", dueAt: at + 25 * minuteMs });
  });

  test("take other parameters; the usual ones make no difference", () => {
    const known = memoryOf({ lastAnsweredAt: at - 10 * dayMs });
    const withParameters = (parameters: readonly number[]) =>
      remember(known, "fact", "good", at, { ...defaultSettings, parameters });
    const usual = remember(known, "fact", "good", at, defaultSettings);
    expect(withParameters(defaultParameters)).toEqual(usual);
    const other = defaultParameters.map((one, i) => (i === 8 ? one / 2 : one));
    expect(withParameters(other).stability).toBeLessThan(usual.stability);
  });
});

test("who wants to remember more does not wait longer", () => {
  const anyPercent = fc.integer({ min: 70, max: 97 });
  fc.assert(
    fc.property(anyMemory, fc.tuple(anyPercent, anyPercent), ({ memory, settings }, percents) => {
      const [low, high] = percents.toSorted((a, b) => a - b).map((percent) => percent / 100);
      const at = memory.dueAt;
      const strict = outcomes(memory, "fact", at, { ...settings, desiredRetention: high ?? 0.97 });
      const lax = outcomes(memory, "fact", at, { ...settings, desiredRetention: low ?? 0.7 });
      for (const rating of ratings) {
        expect(strict[rating].intervalDays).toBeLessThanOrEqual(lax[rating].intervalDays);
      }
    }),
  );
  const known = memoryOf({ stability: 100, intervalDays: 100 });
  const { good: strict } = outcomes(known, "fact", 100 * dayMs, {
    ...defaultSettings,
    desiredRetention: 0.95,
  });
  const { good: lax } = outcomes(known, "fact", 100 * dayMs, {
    ...defaultSettings,
    desiredRetention: 0.8,
  });
  expect(strict.intervalDays).toBeLessThan(lax.intervalDays);
});

describe("retrievability", () => {
  test("is 1 on the day of the answer and 90% after as many days as the memory is stable", () => {
    const at = instant("2026-11-22T12:00Z");
    const memory = memoryOf({ stability: 10, lastAnsweredAt: at });
    expect(retrievability(memory, at + minuteMs, defaultSettings)).toBe(1);
    expect(retrievability(memory, at + 10 * dayMs, defaultSettings)).toBeCloseTo(0.9, 6);
  });

  test("only falls as time passes", () => {
    const wait = fc.integer({ min: -10 * dayMs, max: 900 * dayMs });
    fc.assert(
      fc.property(anyMemory, wait, wait, ({ memory, settings }, one, other) => {
        const [soon = 0, late = 0] = [one, other]
          .toSorted((a, b) => a - b)
          .map((gap) => retrievability(memory, memory.lastAnsweredAt + gap, settings));
        expect(soon).toBeGreaterThanOrEqual(late);
        expect(soon).toBeLessThanOrEqual(1);
        expect(late).toBeGreaterThan(0);
      }),
    );
  });
});
