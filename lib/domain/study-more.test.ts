import fc from "fast-check";
import { expect, test } from "vitest";
import { dayMs, factOf, memoryOf, minuteMs } from "./fixture";
import type { Memory } from "./memory";
import { type StudyMore, studyQueue } from "./study-more";

const since = Date.parse("2026-11-22T12:00Z");
const met = (change: Partial<Memory> = {}) =>
  memoryOf({ lastAnsweredAt: since - 5 * dayMs, dueAt: since + 5 * dayMs, ...change });

const factIn = (sectionId: string, id: string) => ({ ...factOf(id), sectionId });
const idsOf = (
  memories: Readonly<Record<string, Memory | undefined>>,
  more: StudyMore,
  facts = Object.keys(memories).map((id) => factOf(id)),
): string[] => {
  const known = new Map(
    Object.entries(memories).flatMap(([id, memory]) => (memory ? [[id, memory]] : [])),
  );
  return studyQueue(facts, known, more, since).map(({ fact }) => fact.id);
};

const ahead = (askedToday: readonly string[] = []): StudyMore => ({
  kind: "ahead",
  askedToday: new Set(askedToday),
  dayBeganAt: since - dayMs / 2,
});

test("ahead of time comes what falls due soonest, but for what today asks anyway", () => {
  const memories = {
    later: met({ dueAt: since + 9 * dayMs }),
    unmet: undefined,
    asked: met({ dueAt: since }),
    sooner: met({ dueAt: since + dayMs }),
  };
  expect(idsOf(memories, ahead(["asked"]))).toEqual(["sooner", "later"]);
});

test("ahead of time what waits for room comes first, and what was answered today last", () => {
  const memories = {
    ofToday: met({ lastAnsweredAt: since - dayMs / 4, dueAt: since + dayMs }),
    later: met({ dueAt: since + 9 * dayMs }),
    waiting: met({ dueAt: since - 2 * dayMs }),
    waitingLonger: met({ dueAt: since - 9 * dayMs }),
  };
  expect(idsOf(memories, ahead())).toEqual(["waitingLonger", "waiting", "later", "ofToday"]);
});

test("weak is what is in steps, lapsed and has not recovered, or is soon forgotten", () => {
  const memories = {
    firm: met({ stability: 100 }),
    young: met({ stability: 10 }),
    lapsed: met({ stability: 10, lapses: 1 }),
    recovered: met({ stability: 21, lapses: 3 }),
    fresh: met({ stability: 2 }),
    step: met({ state: "learning", stability: 30 }),
    unmet: undefined,
  };
  expect(idsOf(memories, { kind: "weak" })).toEqual(["fresh", "lapsed", "step"]);
});

test("mistakes are the facts named, the weakest first; a fact that was forgotten is none", () => {
  const memories = {
    right: met(),
    wrong: met({ stability: 9 }),
    wrongest: met({ stability: 3 }),
    forgotten: undefined,
  };
  const factIds = new Set(["wrong", "wrongest", "forgotten", "gone"]);
  expect(idsOf(memories, { kind: "mistakes", factIds })).toEqual(["wrongest", "wrong"]);
});

test("a section comes as a whole: due by date, new in reading order, then the rest", () => {
  const memories = {
    later: met(),
    new1: undefined,
    due: met({ dueAt: since - dayMs }),
    elsewhere: met(),
    new2: undefined,
  };
  const facts = Object.keys(memories).map((id) =>
    factIn(id === "elsewhere" ? "other" : "section", id),
  );
  const section = { kind: "section", sectionId: "section" } as const;
  expect(idsOf(memories, section, facts)).toEqual(["due", "new1", "new2", "later"]);
});

test("one fact comes whatever it is like, until it is answered", () => {
  const memories = { firm: met({ stability: 100 }), unmet: undefined, other: met() };
  expect(idsOf(memories, { kind: "fact", factId: "firm" })).toEqual(["firm"]);
  expect(idsOf(memories, { kind: "fact", factId: "unmet" })).toEqual(["unmet"]);
  expect(idsOf(memories, { kind: "fact", factId: "gone" })).toEqual([]);
  const answered = { firm: met({ lastAnsweredAt: since }) };
  expect(idsOf(answered, { kind: "fact", factId: "firm" })).toEqual([]);
});

test("what was answered in the session is done, and nothing comes twice", () => {
  const anyMemories = fc.array(
    fc.option(
      fc.record({
        state: fc.constantFrom("learning" as const, "review" as const),
        stability: fc.double({ min: 0.1, max: 60, noNaN: true }),
        lapses: fc.nat({ max: 3 }),
        lastAnsweredAt: fc.integer({ min: since - 60 * minuteMs, max: since + 60 * minuteMs }),
        dueAt: fc.integer({ min: since - 9 * dayMs, max: since + 9 * dayMs }),
      }),
      { nil: undefined },
    ),
    { maxLength: 15 },
  );
  fc.assert(
    fc.property(anyMemories, (all) => {
      const memories = Object.fromEntries(
        all.map((change, i) => [`fact-${i}`, change && met(change)]),
      );
      const kinds: StudyMore[] = [
        ahead(),
        { kind: "weak" },
        { kind: "mistakes", factIds: new Set(Object.keys(memories)) },
        { kind: "section", sectionId: "section" },
        { kind: "fact", factId: "fact-0" },
      ];
      for (const more of kinds) {
        const ids = idsOf(memories, more);
        expect(new Set(ids).size).toBe(ids.length);
        for (const id of ids)
          expect(memories[id]?.lastAnsweredAt ?? 0, more.kind).toBeLessThan(since);
      }
      const left = Object.entries(memories).filter(
        ([, memory]) => !memory || memory.lastAnsweredAt < since,
      );
      expect(new Set(idsOf(memories, { kind: "section", sectionId: "section" }))).toEqual(
        new Set(left.map(([id]) => id)),
      );
    }),
  );
});
