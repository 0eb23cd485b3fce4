import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { factOf, memoryOf, minuteMs } from "./fixture";
import type { Memory } from "./memory";
import { dailyQueue, isSoon, learnAheadMs, nextInQueue, promptInTurn } from "./queue";

const now = Date.parse("2026-11-22T12:00Z");
const learning = (dueAt: number) => memoryOf({ state: "learning", intervalDays: 0, dueAt });

const anyCase = fc
  .array(
    fc.option(
      fc.record({
        state: fc.constantFrom("learning" as const, "review" as const, "relearning" as const),
        dueAt: fc.integer({ min: now - 90 * minuteMs, max: now + 90 * minuteMs }),
      }),
      { nil: undefined },
    ),
    { maxLength: 20 },
  )
  .map((all) => {
    const facts = all.map((_, i) => factOf(`fact-${i}`));
    const memories = new Map<string, Memory>();
    all.forEach((known, i) => {
      if (known) memories.set(`fact-${i}`, memoryOf(known));
    });
    return { facts, memories };
  });

describe("the queue of a day", () => {
  test("holds all that is due, the new facts allowed, and steps that fall due soon", () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: -3, max: 25 }), ({ facts, memories }, newAllowed) => {
        const queued = dailyQueue(facts, memories, now, newAllowed);
        const ids = queued.map(({ fact }) => fact.id);
        expect(new Set(ids).size).toBe(ids.length);
        const unseen = facts.filter(({ id }) => !memories.has(id)).map(({ id }) => id);
        const expected = [
          ...[...memories].filter(([, { dueAt }]) => dueAt <= now).map(([id]) => id),
          ...unseen.slice(0, Math.max(0, newAllowed)),
          ...[...memories]
            .filter(
              ([, { state, dueAt }]) =>
                dueAt > now && state !== "review" && dueAt <= now + learnAheadMs,
            )
            .map(([id]) => id),
        ];
        expect(new Set(ids)).toEqual(new Set(expected));
        for (const { fact, memory } of queued) expect(memory).toBe(memories.get(fact.id));
      }),
    );
  });

  test("comes in order: due by date, then new in reading order, then soon by date", () => {
    const facts = ["new-1", "soon-late", "due-late", "new-2", "soon", "due"].map((id) =>
      factOf(id),
    );
    const memories = new Map([
      ["due", memoryOf({ dueAt: now - 3 * minuteMs })],
      ["due-late", learning(now)],
      ["soon", learning(now + 1)],
      ["soon-late", learning(now + learnAheadMs)],
    ]);
    const ids = dailyQueue(facts, memories, now, 10).map(({ fact }) => fact.id);
    expect(ids).toEqual(["due", "due-late", "new-1", "new-2", "soon", "soon-late"]);
  });

  test("leaves out what falls due beyond the session", () => {
    const facts = ["later", "review"].map((id) => factOf(id));
    const memories = new Map([
      ["later", learning(now + learnAheadMs + 1)],
      ["review", memoryOf({ dueAt: now + minuteMs })],
    ]);
    expect(dailyQueue(facts, memories, now, 10)).toEqual([]);
  });

  test("leaves out memories of facts that have left the articles", () => {
    expect(dailyQueue([factOf("here")], new Map([["gone", memoryOf()]]), now, 0)).toEqual([]);
  });
});

test("a step is soon up to the limit of learning ahead; a review is never", () => {
  expect(isSoon(learning(now + learnAheadMs), now)).toBe(true);
  expect(isSoon(learning(now + learnAheadMs + 1), now)).toBe(false);
  expect(isSoon(memoryOf({ state: "relearning", dueAt: now }), now)).toBe(true);
  expect(isSoon(memoryOf({ state: "review", dueAt: now }), now)).toBe(false);
});

describe("the wording of a card", () => {
  const fact = factOf("fact", ["choice", "typed", "true-false", "number", "cloze"]);

  test("is each recall prompt in turn", () => {
    const kinds = [undefined, 1, 2, 3, 4].map(
      (reps) => promptInTurn(fact, reps === undefined ? undefined : memoryOf({ reps })).kind,
    );
    expect(kinds).toEqual(["typed", "number", "cloze", "typed", "number"]);
  });

  test("is not to be had from a fact without a recall prompt", () => {
    expect(() => promptInTurn(factOf("fact", ["choice"]), undefined)).toThrow("fact");
  });
});

test("the next card is the first one due, or else the one that is due soonest", () => {
  const card = (id: string, dueAt: number) => ({ id, dueAt });
  const due = [card("late", now + 5), card("due", now), card("earlier", now - 5)];
  expect(nextInQueue(due, now)?.id).toBe("due");
  expect(nextInQueue([card("late", now + 5), card("soon", now + 2)], now)?.id).toBe("soon");
  expect(nextInQueue([], now)).toBeUndefined();
});
