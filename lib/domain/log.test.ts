import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ReviewAnswer } from "./answer";
import { cachesOf } from "./caches";
import { dayStart } from "./day";
import { anyInstant, anyLog, anySettings, anyUndosOf, dayMs, instant, shuffledOf } from "./fixture";
import { defaultSettings } from "./learner";
import {
  type Act,
  type ActKind,
  byTime,
  type Entry,
  effective,
  forGood,
  type LearnedStep,
  type Replayed,
  ratedAnswers,
  replay,
  replayFact,
  replaySteps,
  retrace,
  type Undo,
} from "./log";
import type { Memory, Rating } from "./memory";
import { remember } from "./scheduler";

const review = (
  rating: Rating,
  id: string,
  at: number,
  change: Partial<ReviewAnswer> = {},
): ReviewAnswer => ({
  id,
  at,
  factId: "sleep",
  promptId: "sleep/1",
  kind: "typed",
  locale: "en",
  durationMs: 1_000,
  type: "review",
  rating,
  ...change,
});

const act = (kind: ActKind, id: string, at: number): Act => ({
  id,
  factId: "sleep",
  at,
  type: "act",
  act: kind,
});

const undo = (undoes: string, id: string, at: number, factId = "sleep"): Undo => ({
  id,
  factId,
  at,
  type: "undo",
  undoes,
});

const picked = (id: string, at: number): Entry => ({
  id,
  at,
  factId: "sleep",
  promptId: "sleep/picked",
  kind: "choice",
  locale: "en",
  durationMs: 1_000,
  type: "quiz",
  right: true,
  given: { picked: [0] },
});

const sunday = instant("2026-11-22T12:00Z");

/** All that follows from a log. */
const outcomeOf = (log: readonly Entry[], settings = defaultSettings) => ({
  left: replay(log, settings),
  totals: new Map(
    cachesOf(log, settings).totals.map((row) => [`${row.day} ${row.source} ${row.kind}`, row]),
  ),
});

const memoryAfter = (log: readonly Entry[]): Memory => {
  const { memory } = replayFact(log, defaultSettings);
  if (!memory) throw new Error("no memory");
  return memory;
};

describe("replay", () => {
  test("folds the answers of a fact in the order of time", () => {
    const log = [
      review("good", "c", 3_000, { promptId: "sleep/3" }),
      review("again", "a", 1_000),
      review("hard", "b", 2_000),
    ];
    const first = remember(undefined, "sleep", "again", 1_000, defaultSettings);
    const second = remember(first, "sleep", "hard", 2_000, defaultSettings);
    const third = remember(second, "sleep", "good", 3_000, defaultSettings);
    expect(replayFact(log, defaultSettings)).toEqual({
      memory: { ...third, lastPromptId: "sleep/3", settledLapses: 0, provenDays: 0 },
    });
  });

  test("leaves a memory alone at a lucky pick, its last wording included", () => {
    const log = [review("good", "a", 1_000)];
    expect(memoryAfter([...log, picked("b", 5_000)])).toEqual(memoryAfter(log));
  });

  test("of a log is the same in any order of arrival, with any repetition", () => {
    const anyArrival = anyLog().chain((log) =>
      fc.tuple(
        fc.constant(log),
        fc.subarray(log).chain((again) => shuffledOf([...log, ...again])),
      ),
    );
    fc.assert(
      fc.property(anyArrival, anySettings, ([log, arrived], settings) => {
        expect(outcomeOf(arrived, settings)).toEqual(outcomeOf(log.toSorted(byTime), settings));
      }),
    );
  });

  test("of one fact is what the whole log leaves of it", () => {
    fc.assert(
      fc.property(anyLog(), anySettings, (log, settings) => {
        const all = replay(log, settings);
        for (const factId of ["sleep", "stress", "heart"]) {
          const alone = replayFact(
            log.filter((entry) => entry.factId === factId),
            settings,
          );
          const isSomething = Boolean(alone.memory ?? alone.heldUntil);
          expect(all.get(factId)).toEqual(isSomething ? alone : undefined);
        }
      }),
    );
  });

  test("goes by steps, of which the last is what is left", () => {
    fc.assert(
      fc.property(anyLog(["sleep"]), anySettings, (log, settings) => {
        const steps = replaySteps(log, settings);
        expect(steps.map(({ entry }) => entry)).toEqual(effective(log));
        expect(steps.at(-1)?.after ?? {}).toEqual(replayFact(log, settings));
      }),
    );
  });

  test("goes by the same steps where nothing but the last is scheduled", () => {
    const anySteps = fc.constantFrom([], [10], [1, 10, 60], [30, 1_440, 2_880]);
    const withSteps = fc
      .record({ learningStepsMinutes: anySteps, relearningStepsMinutes: anySteps })
      .chain((steps) => anySettings.map((settings) => ({ ...settings, ...steps })));
    fc.assert(
      fc.property(anyLog(["sleep"]), withSteps, (log, settings) => {
        const steps: LearnedStep[] = [];
        const left = retrace(log, settings, (step) => steps.push(step)).get("sleep") ?? {};
        const unscheduled = ({ memory, heldUntil }: Replayed) => {
          if (!memory) return { memory, heldUntil };
          const { dueAt: _, intervalDays: __, ...learned } = memory;
          return { memory: learned, heldUntil };
        };
        const whole = replaySteps(log, settings);
        expect(whole.at(-1)?.after ?? {}).toEqual(left);
        expect(whole.map(({ after }) => unscheduled(after))).toEqual(
          steps.map(({ after: { memory, heldUntil } }) => ({
            memory:
              memory && unscheduled({ memory: { dueAt: 0, intervalDays: 0, ...memory } }).memory,
            heldUntil,
          })),
        );
      }),
    );
  });

  test("leaves no due date before the answer that set it, whatever is done to the fact", () => {
    fc.assert(
      fc.property(anyLog(["sleep"]), anySettings, (log, settings) => {
        for (const { after } of replaySteps(log, settings)) {
          const { dueAt = 0, lastAnsweredAt = 0 } = after.memory ?? {};
          expect(dueAt).toBeGreaterThanOrEqual(lastAnsweredAt);
        }
      }),
    );
  });

  test("of nothing is nothing", () => {
    expect(replayFact([], defaultSettings)).toEqual({});
    expect(replay([], defaultSettings).size).toBe(0);
  });
});

test("the answers that move a memory are those it counts, from an introduction on", () => {
  fc.assert(
    fc.property(anyLog(["sleep"]), anySettings, (log, settings) => {
      const rated = ratedAnswers(log, settings.quizPolicy);
      const moving = replaySteps(log, settings).flatMap(({ entry, after }, i, steps) => {
        const before = steps[i - 1]?.after.memory;
        const isMoving = after.memory && after.memory.reps !== (before?.reps ?? 0);
        return isMoving ? [{ id: entry.id, isIntroduction: !before }] : [];
      });
      expect(
        rated.map(({ answer, isIntroduction }) => ({ id: answer.id, isIntroduction })),
      ).toEqual(moving);
    }),
  );
});

describe("an undo", () => {
  /** A log in order of time, and undos of its last entries. */
  const anyTail = fc
    .tuple(anyLog(), fc.nat({ max: 8 }))
    .chain(([log, count]) => {
      const entries = effective(log);
      const kept = entries.slice(0, Math.max(0, entries.length - count));
      const undone = entries.slice(kept.length);
      const undos = fc.tuple(
        ...undone.map(({ id, factId }) =>
          anyInstant.map((at) => undo(id, `undo ${id}`, at, factId)),
        ),
      );
      return fc.tuple(fc.constant(kept), fc.constant(undone), undos);
    })
    .map(([kept, undone, undos]) => ({ kept, undone, undos }));

  test("of the last entries leaves what was there before them, and it may come first", () => {
    fc.assert(
      fc.property(anyTail, anySettings, ({ kept, undone, undos }, settings) => {
        const before = outcomeOf(kept, settings);
        expect(outcomeOf([...kept, ...undone, ...undos], settings)).toEqual(before);
        expect(outcomeOf([...undos, ...kept, ...undone], settings)).toEqual(before);
      }),
    );
  });

  test("of any entries leaves what the others make", () => {
    const anyUndone = anyLog()
      .map(effective)
      .chain((entries) => fc.tuple(fc.constant(entries), anyUndosOf(entries)));
    fc.assert(
      fc.property(anyUndone, anySettings, ([entries, undos], settings) => {
        const undone = new Set(undos.map(({ undoes }) => undoes));
        const others = entries.filter(({ id }) => !undone.has(id));
        expect(outcomeOf([...entries, ...undos], settings)).toEqual(outcomeOf(others, settings));
      }),
    );
  });

  test("is not taken back itself", () => {
    const log = [review("good", "a", sunday), undo("a", "u", sunday + 1)];
    expect(effective([...log, undo("u", "v", sunday + 2)])).toEqual([]);
  });

  test("of an act brings back what it ended", () => {
    const log = [review("good", "a", sunday), act("forget", "b", sunday + 1)];
    expect(replay(log, defaultSettings).size).toBe(0);
    expect(memoryAfter([...log, undo("b", "u", sunday + 2)])).toEqual(memoryAfter(log.slice(0, 1)));
  });

  test("of what is on another fact, or nowhere, does nothing", () => {
    const log = [review("good", "a", sunday)];
    const strays = [undo("a", "u", sunday, "stress"), undo("nowhere", "v", sunday)];
    expect(outcomeOf([...log, ...strays])).toEqual(outcomeOf(log));
  });
});

describe("an act", () => {
  const good = review("good", "a", sunday);
  const leftBy = (...acts: readonly ActKind[]) =>
    replayFact(
      [good, ...acts.map((kind, i) => act(kind, `act ${i}`, sunday + 1_000 + i))],
      defaultSettings,
    );
  const monday = dayStart("2026-11-23", defaultSettings);
  const nextSunday = dayStart("2026-11-29", defaultSettings);

  test("sets a fact aside: for good, for a week, or until the next day", () => {
    expect(leftBy("suspend").heldUntil).toBe(forGood);
    expect(leftBy("rest").heldUntil).toBe(nextSunday);
    expect(leftBy("bury").heldUntil).toBe(monday);
    for (const { memory } of [leftBy("suspend"), leftBy("rest"), leftBy("bury")])
      expect(memory).toEqual(memoryAfter([good]));
  });

  test("buries no shorter than a fact is set aside already", () => {
    expect(leftBy("suspend", "bury").heldUntil).toBe(forGood);
    expect(leftBy("rest", "bury").heldUntil).toBe(nextSunday);
  });

  test("resumes, with the memory as it was", () => {
    for (const aside of ["suspend", "rest", "bury"] as const)
      expect(leftBy(aside, "resume")).toEqual(leftBy());
  });

  test("forgets the memory and not that the fact is set aside", () => {
    expect(leftBy("forget")).toEqual({});
    expect(leftBy("suspend", "forget")).toEqual({ heldUntil: forGood });
    const again = review("hard", "b", sunday + dayMs);
    expect(
      replayFact([good, act("forget", "f", sunday + 1), again], defaultSettings).memory,
    ).toEqual(memoryAfter([again]));
  });

  test("makes a fact due, at once and with the rest of its memory as it was", () => {
    expect(leftBy("make-due").memory).toEqual({ ...memoryAfter([good]), dueAt: sunday + 1_000 });
    const early = act("make-due", "b", sunday - 1_000);
    expect(replayFact([early, good], defaultSettings)).toEqual(leftBy());
  });

  test("settles the lapses that there are; later ones call for a choice again", () => {
    const lapses = Array.from({ length: 8 }, (_, i) => [
      review("easy", `${i} easy`, sunday + 2 * i * dayMs),
      review("again", `${i} again`, sunday + (2 * i + 1) * dayMs),
    ]).flat();
    expect(memoryAfter(lapses)).toMatchObject({ lapses: 8, settledLapses: 0 });
    for (const kind of ["keep", "rest", "suspend"] as const) {
      const settled = [...lapses, act(kind, "act", sunday + 30 * dayMs)];
      expect(memoryAfter(settled)).toMatchObject({ lapses: 8, settledLapses: 8 });
      const next = review("good", "next", sunday + 31 * dayMs);
      expect(memoryAfter([...settled, next]).settledLapses).toBe(8);
    }
    const held = [...lapses, act("bury", "act", sunday + 30 * dayMs)];
    expect(memoryAfter(held).settledLapses).toBe(0);
  });

  test("on a fact without a memory leaves none", () => {
    for (const kind of ["make-due", "keep", "forget", "resume"] as const)
      expect(replay([act(kind, "a", sunday)], defaultSettings).size).toBe(0);
    expect(replayFact([act("suspend", "a", sunday)], defaultSettings)).toEqual({
      heldUntil: forGood,
    });
  });

  test("holds until a day begins, on the day that the clock changes too", () => {
    const saturday = instant("2026-10-24T12:00Z");
    const { heldUntil } = replayFact([act("bury", "a", saturday)], defaultSettings);
    expect(heldUntil).toBe(instant("2026-10-25T03:00Z"));
  });
});

test("time orders all entries, those of one instant by id", () => {
  fc.assert(
    fc.property(anyLog(undefined, 8), (log) => {
      for (const a of log) {
        for (const b of log) {
          expect(Math.sign(byTime(a, b)) + Math.sign(byTime(b, a))).toBe(0);
          expect(byTime(a, b) === 0).toBe(a.id === b.id);
          if (a.at < b.at) expect(byTime(a, b)).toBeLessThan(0);
          for (const c of log) {
            if (byTime(a, b) < 0 && byTime(b, c) < 0) expect(byTime(a, c)).toBeLessThan(0);
          }
        }
      }
    }),
  );
  expect([review("good", "b", 1), review("good", "a", 1)].sort(byTime).map(({ id }) => id)).toEqual(
    ["a", "b"],
  );
});
