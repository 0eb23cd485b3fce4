import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { backlogPlan, countsAsReview, shareOfDay } from "./capacity";
import { addDays, dayStart, schedulingDay } from "./day";
import { dayMs, factOf, instant, memoryOf } from "./fixture";
import { dayLoads, defaultSettings, type Settings, type WeekLoads } from "./learner";
import { isLearningDay } from "./load";
import { retrievability } from "./scheduler";

// A Wednesday.
const now = instant("2026-11-25T12:00Z");
const today = schedulingDay(now, defaultSettings);
const dayBeganAt = dayStart(today, defaultSettings);

const dueFact = (id: string, change: Parameters<typeof memoryOf>[0] = {}) => ({
  fact: factOf(id),
  memory: memoryOf({ dueAt: now - dayMs, lastAnsweredAt: now - 11 * dayMs, ...change }),
});
type DueFact = ReturnType<typeof dueFact>;

const dueFacts = (count: number) => Array.from({ length: count }, (_, i) => dueFact(`f${i}`));
const idsOf = (due: readonly DueFact[]) => due.map(({ fact }) => fact.id);
const isReview = ({ memory }: DueFact) => countsAsReview(memory, dayBeganAt);
const memoriesOf = (due: readonly DueFact[]) =>
  new Map(due.map(({ fact, memory }) => [fact.id, memory]));

const everyDay = (load: Settings["weekLoads"][number]): WeekLoads => [
  load,
  load,
  load,
  load,
  load,
  load,
  load,
];
const withLimit = (reviewsPerDay: number, change: Partial<Settings> = {}): Settings => ({
  ...defaultSettings,
  reviewsPerDay,
  ...change,
});

const anyDue = fc
  .array(
    fc.record({
      state: fc.constantFrom("review" as const, "review" as const, "learning" as const),
      stability: fc.double({ min: 0.5, max: 200, noNaN: true }),
      daysAgo: fc.integer({ min: 0, max: 40 }),
      overdueDays: fc.integer({ min: 0, max: 21 }),
    }),
    { maxLength: 40 },
  )
  .map((all) =>
    all.map(({ state, stability, daysAgo, overdueDays }, i) =>
      dueFact(`f${i}`, {
        state,
        stability,
        lastAnsweredAt: now - daysAgo * dayMs,
        dueAt: now - overdueDays * dayMs,
      }),
    ),
  );

const anyLoad = fc.constantFrom(...dayLoads);
const anyAvailability = fc.record({
  weekLoads: fc.tuple(anyLoad, anyLoad, anyLoad, anyLoad, anyLoad, anyLoad, anyLoad),
  daysOff: fc.array(
    fc
      .tuple(fc.integer({ min: -3, max: 20 }), fc.integer({ min: 0, max: 5 }))
      .map(([from, length]) => ({ from: addDays(today, from), to: addDays(today, from + length) })),
    { maxLength: 2 },
  ),
});
const anySteering = fc
  .tuple(anyAvailability, fc.integer({ min: 1, max: 30 }))
  .map(([availability, limit]) => withLimit(limit, availability));
const anyReviewed = fc.integer({ min: 0, max: 40 });

describe("the share of a day", () => {
  test("loses nothing, keeps to the limit and leaves out what is least at risk", () => {
    fc.assert(
      fc.property(anyDue, anySteering, anyReviewed, (due, settings, reviewedToday) => {
        const { asked, waiting } = shareOfDay(due, settings, now, reviewedToday);
        expect(new Set([...asked, ...waiting])).toEqual(new Set(due));
        expect(asked.length + waiting.length).toBe(due.length);
        const reviews = asked.filter(isReview);
        expect(reviews.length).toBeLessThanOrEqual(
          Math.max(0, settings.reviewsPerDay - reviewedToday),
        );
        const chance = ({ memory }: DueFact) => retrievability(memory, now, settings);
        expect(Math.max(0, ...reviews.map(chance))).toBeLessThanOrEqual(
          Math.min(1, ...waiting.filter(isReview).map(chance)),
        );
      }),
    );
  });

  test("asks for every step that was begun today, and on a day off for nothing", () => {
    fc.assert(
      fc.property(anyDue, anySteering, anyReviewed, (due, settings, reviewedToday) => {
        const { asked, waiting, newFactsWait } = shareOfDay(due, settings, now, reviewedToday);
        if (isLearningDay(today, settings)) expect(waiting.every(isReview)).toBe(true);
        else expect({ asked, newFactsWait }).toEqual({ asked: [], newFactsWait: true });
      }),
    );
  });

  test("stays the same while the day goes on", () => {
    fc.assert(
      fc.property(anyDue, anySteering, fc.nat(), (due, settings, pick) => {
        const morning = shareOfDay(due, settings, now, 0);
        const done = new Set(
          morning.asked.filter(isReview).slice(0, pick % (morning.asked.length + 1)),
        );
        const left = due.filter((one) => !done.has(one));
        const later = shareOfDay(left, settings, now, done.size);
        expect(new Set([...later.asked, ...done])).toEqual(new Set(morning.asked));
        expect(later.newFactsWait).toBe(morning.newFactsWait);
      }),
    );
  });

  test("asks for everything in time when nothing new falls due", () => {
    fc.assert(
      fc.property(anyDue, anySteering, (due, settings) => {
        fc.pre(settings.weekLoads.some((load) => load !== "none"));
        let left: readonly DueFact[] = due;
        for (let day = 0; day < 400; day++)
          left = shareOfDay(left, settings, now + day * dayMs, 0).waiting;
        expect(left).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  test("has steps from an earlier day compete with the reviews", () => {
    const due = [
      dueFact("firm", { stability: 90 }),
      dueFact("left over", { state: "relearning", stability: 1, dueAt: dayBeganAt - 1 }),
      dueFact("left over as well", { state: "learning", stability: 4, dueAt: now - 21 * dayMs }),
      dueFact("begun today", { state: "learning", stability: 1, dueAt: dayBeganAt }),
    ];
    const { asked, waiting, newFactsWait } = shareOfDay(due, withLimit(1), now, 0);
    expect(idsOf(asked)).toEqual(["left over", "begun today"]);
    expect(idsOf(waiting)).toEqual(["left over as well", "firm"]);
    expect(newFactsWait).toBe(true);
  });

  test("keeps its order while all fits, and else asks what is most at risk first", () => {
    const due = [
      dueFact("b", { stability: 9 }),
      dueFact("step", { state: "relearning", dueAt: now }),
      dueFact("a", { stability: 9 }),
      dueFact("late", { stability: 9, dueAt: now }),
      dueFact("weak", { stability: 1 }),
    ];
    expect(idsOf(shareOfDay(due, withLimit(4), now, 0).asked)).toEqual(idsOf(due));
    const { asked, waiting } = shareOfDay(due, withLimit(2), now, 0);
    expect(idsOf(asked)).toEqual(["weak", "a", "step"]);
    expect(idsOf(waiting)).toEqual(["b", "late"]);
  });

  test("is half of it on a half day, rounded up and counted with what was reviewed", () => {
    const half = withLimit(50, { weekLoads: everyDay("half") });
    const share = (due: number, reviewedToday: number) =>
      shareOfDay(dueFacts(due), half, now, reviewedToday).asked.length;
    expect(share(7, 0)).toBe(4);
    expect(share(4, 3)).toBe(1);
    expect(share(3, 4)).toBe(0);
    expect(share(200, 0)).toBe(50);
  });

  test("has no place for new facts while more is due than a full day takes", () => {
    const waits = (due: number, reviewedToday: number, load: "full" | "half") =>
      shareOfDay(dueFacts(due), withLimit(20, { weekLoads: everyDay(load) }), now, reviewedToday)
        .newFactsWait;
    expect(waits(20, 0, "full")).toBe(false);
    expect(waits(15, 5, "half")).toBe(false);
    expect(waits(21, 0, "full")).toBe(true);
    expect(waits(1, 20, "full")).toBe(true);
  });
});

describe("a backlog", () => {
  test("is none while all that is due fits in a full day", () => {
    const memories = memoriesOf(dueFacts(20));
    expect(backlogPlan(memories, withLimit(20), now, 0)).toBeUndefined();
    expect(
      backlogPlan(memories, withLimit(20, { weekLoads: everyDay("half") }), now, 0),
    ).toBeUndefined();
  });

  test("is spread over the coming days, with what falls due on them", () => {
    const steps = [dueFact("step", { state: "learning", dueAt: now })];
    const leftOver = [dueFact("left over", { state: "learning" })];
    const friday = [dueFact("friday", { dueAt: now + 2 * dayMs })];
    const plan = (due: readonly DueFact[], change: Partial<Settings> = {}, reviewedToday = 0) =>
      backlogPlan(memoriesOf(due), withLimit(20, change), now, reviewedToday);
    const due = [...dueFacts(60), ...steps];
    expect(plan(due)).toEqual({ waiting: 40, perDay: 20, clearedOn: "2026-11-27" });
    expect(plan([...due, ...leftOver])).toEqual({
      waiting: 41,
      perDay: 20,
      clearedOn: "2026-11-28",
    });
    expect(plan([...due, ...friday])).toMatchObject({ waiting: 40, clearedOn: "2026-11-28" });
    expect(plan(due, {}, 15)).toMatchObject({ waiting: 55, clearedOn: "2026-11-28" });
    const thursdayOff = { daysOff: [{ from: "2026-11-26", to: "2026-11-26" }] };
    expect(plan(due, thursdayOff)).toMatchObject({ waiting: 40, clearedOn: "2026-11-28" });
    const todayOff = { daysOff: [{ from: today, to: today }] };
    expect(plan(due, todayOff)).toMatchObject({ waiting: 60, clearedOn: "2026-11-28" });
  });

  test("has no end when no day takes a review", () => {
    const memories = memoriesOf(dueFacts(2));
    expect(backlogPlan(memories, withLimit(0), now, 0)?.clearedOn).toBeUndefined();
    const never = withLimit(1, { weekLoads: everyDay("none") });
    expect(backlogPlan(memories, never, now, 0)?.clearedOn).toBeUndefined();
  });

  test("ends on the day that following it makes everything fit", () => {
    fc.assert(
      fc.property(anyDue, anySteering, (due, settings) => {
        const plan = backlogPlan(memoriesOf(due), settings, now, 0);
        let left: readonly DueFact[] = due.filter(isReview);
        if (!plan) {
          expect(left.length).toBeLessThanOrEqual(settings.reviewsPerDay);
          return;
        }
        left = shareOfDay(left, settings, now, 0).waiting;
        expect(plan.waiting).toBe(left.length);
        for (let ahead = 1; addDays(today, ahead) !== plan.clearedOn && ahead <= 365; ahead++) {
          const share = shareOfDay(left, settings, now + ahead * dayMs, 0);
          expect(share.newFactsWait).toBe(true);
          left = share.waiting;
        }
        if (plan.clearedOn) expect(left.length).toBeLessThanOrEqual(settings.reviewsPerDay);
        else expect(left.length).toBeGreaterThan(0);
      }),
      { numRuns: 50 },
    );
  });
});
