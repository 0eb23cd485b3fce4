import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, dayStart } from "./day";
import { factOf, instant, memoryOf } from "./fixture";
import { type GoalEffort, type GoalPlan, goalEffort, goalPlan, type PlanToFollow } from "./goal";
import { dayLoads, defaultSettings, type Settings } from "./learner";
import { isLearningDay } from "./load";
import type { Memory } from "./memory";
import { minutesNeeded } from "./progress";

// A Monday.
const today = "2026-11-23";
const noonOf = (day: string) => instant(`${day}T12:00Z`);
const allFacts = Array.from({ length: 3_000 }, (_, i) => factOf(`f${i}`));
const factsOf = (count: number) => allFacts.slice(0, count);

type Case = Readonly<{
  by: string;
  facts: number;
  met?: number;
  metToday?: number;
  memory?: Memory;
  day?: string;
  settings?: Partial<Settings>;
  msPerAnswer?: number;
}>;

/** A fact in review that asks for nothing while the goal lasts. */
const known = memoryOf({
  stability: 300,
  intervalDays: 300,
  lastAnsweredAt: noonOf(today),
  dueAt: dayStart(addDays(today, 300), defaultSettings),
});

const memoriesOf = ({ met = 0, memory = known }: Case) =>
  new Map(factsOf(met).map(({ id }) => [id, memory]));
const settingsOf = ({ settings }: Case): Settings => ({ ...defaultSettings, ...settings });

function planOf(one: Case): GoalPlan {
  const { by, facts, metToday = 0, day = today, msPerAnswer = 9_000 } = one;
  return goalPlan(
    { articleId: "article", by },
    factsOf(facts),
    memoriesOf(one),
    settingsOf(one),
    noonOf(day),
    { metToday, msPerAnswer },
  );
}

function effortOf(one: Case & Readonly<{ dueToday?: number }>): GoalEffort {
  const { by, day = today, dueToday = 0, msPerAnswer = 9_000 } = one;
  const pace = { dueToday, msPerAnswer };
  return goalEffort(planningOf(one), by, memoriesOf(one), settingsOf(one), noonOf(day), pace);
}

function planningOf(one: Case): PlanToFollow {
  const plan = planOf(one);
  if (plan.state !== "planning") throw new Error(`the goal is ${plan.state}`);
  return plan;
}

const anyLoad = fc.constantFrom(...dayLoads);
const anyGoal = fc
  .record({
    facts: fc.oneof(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 200, max: 3_000 })),
    daysAhead: fc.integer({ min: 0, max: 40 }),
    weekLoads: fc.tuple(anyLoad, anyLoad, anyLoad, anyLoad, anyLoad, anyLoad, anyLoad),
    offFrom: fc.integer({ min: -2, max: 30 }),
    offLength: fc.integer({ min: 0, max: 6 }),
  })
  .map(({ facts, daysAhead, weekLoads, offFrom, offLength }) => ({
    facts,
    by: addDays(today, daysAhead),
    settings: {
      weekLoads,
      daysOff: [{ from: addDays(today, offFrom), to: addDays(today, offFrom + offLength) }],
    },
  }));

type Lived = Readonly<{ day: string; plan: PlanToFollow }>;

/** The plans of the days until all is met, for someone who meets what `follow` makes of each. */
function lived(
  goal: Readonly<{ facts: number; by: string; settings: Pick<Settings, "weekLoads" | "daysOff"> }>,
  follow: (plan: PlanToFollow, day: string) => number,
): Readonly<{ days: readonly Lived[]; unmet: number; isImpossible: boolean }> {
  const days: Lived[] = [];
  let met = 0;
  for (let day = today; day <= goal.by && met < goal.facts; day = addDays(day, 1)) {
    const plan = planOf({ ...goal, met, day });
    if (plan.state !== "planning") return { days, unmet: goal.facts - met, isImpossible: true };
    days.push({ day, plan });
    met += follow(plan, day);
  }
  return { days, unmet: goal.facts - met, isImpossible: false };
}

describe("the plan of a goal", () => {
  test("when followed, also after days that were skipped, meets every fact in time and evenly", () => {
    fc.assert(
      fc.property(anyGoal, fc.integer({ min: 0, max: 10 }), (goal, skippedDays) => {
        const firstDay = addDays(today, skippedDays);
        const { days, unmet, isImpossible } = lived(goal, ({ leftToday }, day) =>
          day < firstDay ? 0 : leftToday,
        );
        if (!isImpossible && goal.by >= firstDay) expect(unmet).toBe(0);
        const asked = days
          .filter(({ day }) => day >= firstDay && isLearningDay(day, goal.settings))
          .map(({ plan }) => plan.newToday);
        expect(Math.max(0, ...asked) - Math.min(...asked, Number.MAX_SAFE_INTEGER)).toBeLessThan(2);
      }),
      { numRuns: 30 },
    );
  });

  test("never asks less than is needed, and nothing on days off, whatever is skipped", () => {
    fc.assert(
      fc.property(anyGoal, fc.infiniteStream(fc.boolean()), (goal, skips) => {
        const { days } = lived(goal, ({ leftToday }) => (skips.next().value ? 0 : leftToday));
        for (const { day, plan } of days) {
          if (isLearningDay(day, goal.settings))
            expect(plan.newToday * plan.daysLeft).toBeGreaterThanOrEqual(plan.unmet);
          else expect(plan.newToday).toBe(0);
          expect(plan.newByDay[0] ?? 0).toBe(plan.leftToday);
          expect(plan.newByDay.reduce((sum, count) => sum + count, 0)).toBe(plan.unmet);
          expect(plan.metBy && plan.metBy <= goal.by).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });

  test("spreads what was skipped over the days that are left", () => {
    const by = "2026-12-04";
    expect(planningOf({ by, facts: 100 })).toMatchObject({ newToday: 10, metBy: "2026-12-02" });
    expect(planningOf({ by, facts: 100, day: addDays(today, 5) })).toMatchObject({ newToday: 20 });
  });

  test("stays the same while the day goes on", () => {
    const by = "2026-12-04";
    const one = { by, facts: 95 };
    expect(planningOf(one)).toMatchObject({ newToday: 10, leftToday: 10, unmet: 95 });
    expect(planningOf({ ...one, met: 4, metToday: 4 })).toMatchObject({
      newToday: 10,
      leftToday: 6,
      unmet: 91,
      metBy: "2026-12-02",
    });
    expect(planningOf({ ...one, met: 30, metToday: 30 })).toMatchObject({
      newToday: 10,
      leftToday: 0,
    });
  });

  test("leaves two days for consolidating, and gives them up only when it must", () => {
    const facts = 6;
    expect(planningOf({ by: "2026-11-25", facts })).toMatchObject({
      newToday: 6,
      metBy: today,
      daysLeft: 3,
      isRushed: false,
    });
    for (const by of ["2026-11-24", today]) {
      expect(planningOf({ by, facts })).toMatchObject({ newToday: 6, isRushed: true });
      expect(effortOf({ by, facts }).verdict).toBe("hard");
    }
    expect(planningOf({ by: "2026-11-25", facts: 900 })).toMatchObject({
      newToday: 300,
      metBy: "2026-11-25",
      isRushed: true,
    });
  });

  test("knows learning days only", () => {
    const settings: Partial<Settings> = {
      weekLoads: ["full", "half", "none", "full", "full", "none", "none"],
      daysOff: [{ from: "2026-11-26", to: "2026-11-26" }],
    };
    // Left are Monday, Tuesday and Friday, of which Friday is for consolidating.
    expect(planningOf({ by: "2026-11-28", facts: 10, settings })).toMatchObject({
      newToday: 5,
      daysLeft: 3,
      metBy: "2026-11-24",
    });
    expect(planningOf({ by: "2026-11-28", facts: 10, settings, day: "2026-11-25" })).toMatchObject({
      newToday: 0,
      leftToday: 0,
      daysLeft: 1,
      metBy: "2026-11-27",
    });
  });

  test("stays reached when a fact lapses: keeping it is another matter", () => {
    const lapsed = memoryOf({ ...known, state: "relearning", intervalDays: 0, lapses: 1 });
    const learning = memoryOf({ ...known, state: "learning", intervalDays: 0 });
    for (const by of [addDays(today, -3), addDays(today, 3)]) {
      expect(planOf({ by, facts: 5, met: 5, memory: lapsed })).toEqual({
        state: "reached",
        toRefresh: 5,
      });
      expect(planOf({ by, facts: 5, met: 5, memory: learning }).state).not.toBe("reached");
    }
  });

  test("is reached when every fact is known, even after the day", () => {
    for (const by of ["2026-12-04", today, "2026-11-01"])
      expect(planOf({ by, facts: 5, met: 5 })).toEqual({ state: "reached", toRefresh: 0 });
  });

  test("that was reached tells how many facts have lapsed or are due", () => {
    const memories = [
      known,
      memoryOf({ ...known, dueAt: noonOf(today) }),
      memoryOf({ ...known, dueAt: noonOf(today) + 1 }),
      memoryOf({ ...known, state: "relearning", intervalDays: 0, dueAt: noonOf(today) + 1 }),
    ];
    const facts = factsOf(memories.length);
    const plan = goalPlan(
      { articleId: "article", by: today },
      facts,
      new Map(memories.map((memory, i) => [`f${i}`, memory])),
      defaultSettings,
      noonOf(today),
      { metToday: 0, msPerAnswer: 9_000 },
    );
    expect(plan).toEqual({ state: "reached", toRefresh: 2 });
  });

  test("of no facts at all is empty, not reached", () => {
    for (const by of [addDays(today, -1), addDays(today, 9)])
      expect(planOf({ by, facts: 0 })).toEqual({ state: "empty" });
  });

  test("waits for facts in learning steps without asking for new ones", () => {
    const memory = memoryOf({ state: "learning", intervalDays: 0, dueAt: noonOf(today) });
    const settling = { by: "2026-12-04", facts: 5, met: 5, memory };
    expect(planningOf(settling)).toMatchObject({
      unmet: 0,
      newToday: 0,
      leftToday: 0,
      metBy: undefined,
      isRushed: false,
    });
    expect(effortOf(settling).verdict).toBe("comfortable");
  });

  test("is missed when the day has passed, and impossible when no day can hold it", () => {
    expect(planOf({ by: "2026-11-22", facts: 5, met: 2 })).toEqual({ state: "missed", unmet: 3 });
    const daysOff = [{ from: today, to: "2026-11-30" }];
    expect(planOf({ by: "2026-11-29", facts: 5, settings: { daysOff } })).toEqual({
      state: "impossible",
      unmet: 5,
    });
    expect(planOf({ by: today, facts: 500 })).toEqual({ state: "impossible", unmet: 500 });
  });
});

describe("the work of a goal", () => {
  test("is that of the heaviest day", () => {
    // Ten new facts a day are two answers each; those of the days before come back among them.
    const plan = { by: "2026-12-04", facts: 100 };
    const { mostMinutesADay, verdict } = effortOf(plan);
    expect(mostMinutesADay).toBeGreaterThan((10 * 2 * 9) / 60);
    expect(mostMinutesADay).toBeLessThan((10 * 6 * 9) / 60);
    expect(verdict).toBe("comfortable");
    expect(effortOf({ ...plan, msPerAnswer: 45_000 }).verdict).toBe("hard");
  });

  test("is not less because the last days have nothing new", () => {
    const effort = effortOf({ by: addDays(today, 3), facts: 124 });
    expect(effort).toEqual({
      mostMinutesADay: minutesNeeded(0, 62, defaultSettings, 9_000),
      verdict: "hard",
    });
  });

  test("is never less than what today asks for", () => {
    fc.assert(
      fc.property(anyGoal, fc.nat({ max: 120 }), fc.nat({ max: 50 }), (goal, met, dueToday) => {
        const one = { ...goal, met: Math.min(met, goal.facts), dueToday };
        const plan = planOf(one);
        fc.pre(plan.state === "planning");
        const asked = minutesNeeded(dueToday, planningOf(one).leftToday, defaultSettings, 9_000);
        expect(effortOf(one).mostMinutesADay).toBeGreaterThanOrEqual(asked);
      }),
      { numRuns: 30 },
    );
  });

  test("has no more reviews in a day than the learner's limit", () => {
    const overdue = memoryOf({ dueAt: noonOf(today) });
    const one = { by: addDays(today, 5), facts: 900, met: 899, memory: overdue, dueToday: 40 };
    const settings = { reviewsPerDay: 40 };
    expect(effortOf({ ...one, settings }).mostMinutesADay).toBe(
      minutesNeeded(40, 1, defaultSettings, 9_000),
    );
  });
});
