import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isRecall, locales, promptKinds } from "./article";
import { dayMs, factOf, memoryOf, minuteMs } from "./fixture";
import { defaultSettings, type Settings } from "./learner";
import type { Memory } from "./memory";
import {
  dailyQueue,
  isSoon,
  learnAheadMs,
  localeInTurn,
  nextInQueue,
  openFacts,
  promptInTurn,
} from "./queue";

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

/** The queue of a day on which nothing was reviewed yet. */
const dayOf = (
  facts: Parameters<typeof dailyQueue>[0],
  memories: ReadonlyMap<string, Memory>,
  newAllowed: number,
  settings: Settings = defaultSettings,
) => dailyQueue(facts, memories, settings, now, { newAllowed, reviewedToday: 0 });
const queueOf = (...day: Parameters<typeof dayOf>) => dayOf(...day).cards;

describe("the queue of a day", () => {
  test("holds all that is due, the new facts allowed, and steps that fall due soon", () => {
    fc.assert(
      fc.property(anyCase, fc.integer({ min: -3, max: 25 }), ({ facts, memories }, newAllowed) => {
        const queued = queueOf(facts, memories, newAllowed);
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
    const ids = queueOf(facts, memories, 10).map(({ fact }) => fact.id);
    expect(ids).toEqual(["due", "due-late", "new-1", "new-2", "soon", "soon-late"]);
  });

  test("leaves out what falls due beyond the session", () => {
    const facts = ["later", "review"].map((id) => factOf(id));
    const memories = new Map([
      ["later", learning(now + learnAheadMs + 1)],
      ["review", memoryOf({ dueAt: now + minuteMs })],
    ]);
    expect(queueOf(facts, memories, 10)).toEqual([]);
  });

  test("leaves out memories of facts that have left the articles", () => {
    expect(queueOf([factOf("here")], new Map([["gone", memoryOf()]]), 0)).toEqual([]);
  });

  test("holds no more reviews than a day takes; then new facts wait, and steps do not", () => {
    const facts = ["new", "step", "firm", "weak"].map((id) => factOf(id));
    const review = (stability: number) =>
      memoryOf({ stability, dueAt: now - dayMs, lastAnsweredAt: now - 11 * dayMs });
    const memories = new Map([
      ["step", learning(now - minuteMs)],
      ["firm", review(100)],
      ["weak", review(5)],
    ]);
    const limited = { ...defaultSettings, reviewsPerDay: 1 };
    const { cards, waiting } = dayOf(facts, memories, 10, limited);
    expect(cards.map(({ fact }) => fact.id)).toEqual(["weak", "step"]);
    expect(waiting).toBe(1);
  });

  test("is empty on a day off, on which all that is due waits", () => {
    const dayOff = { ...defaultSettings, daysOff: [{ from: "2026-11-22", to: "2026-11-22" }] };
    const facts = ["new", "due", "later"].map((id) => factOf(id));
    const memories = new Map([
      ["due", memoryOf({ dueAt: now })],
      ["later", memoryOf({ dueAt: now + dayMs })],
    ]);
    expect(dayOf(facts, memories, 10, dayOff)).toEqual({ cards: [], waiting: 1 });
  });
});

test("facts that are set aside are open again when that ends", () => {
  const facts = ["open", "held", "was-held"].map((id) => factOf(id));
  const holds = new Map([
    ["held", now + 1],
    ["was-held", now],
  ]);
  expect(openFacts(facts, holds, now).map(({ id }) => id)).toEqual(["open", "was-held"]);
  expect(openFacts(facts, holds, now + 1)).toEqual(facts);
});

test("a step is soon up to the limit of learning ahead; a review is never", () => {
  expect(isSoon(learning(now + learnAheadMs), now)).toBe(true);
  expect(isSoon(learning(now + learnAheadMs + 1), now)).toBe(false);
  expect(isSoon(memoryOf({ state: "relearning", dueAt: now }), now)).toBe(true);
  expect(isSoon(memoryOf({ state: "review", dueAt: now }), now)).toBe(false);
});

describe("the wording of a card", () => {
  const fact = factOf("fact", ["choice", "typed", "true-false", "number", "cloze"]);

  const answered = (lastPromptId: string, reps = 1) => memoryOf({ lastPromptId, reps });

  test("is each recall prompt in turn, after the one that was answered last", () => {
    expect(promptInTurn(fact, undefined).kind).toBe("typed");
    const kinds = ["fact/1", "fact/3", "fact/4"].map(
      (lastPromptId) => promptInTurn(fact, answered(lastPromptId)).kind,
    );
    expect(kinds).toEqual(["number", "cloze", "typed"]);
  });

  test("goes by the count of answers after one that was no flashcard, or is gone", () => {
    for (const last of ["fact/0", "fact/gone"]) {
      const kinds = [1, 2, 3].map((reps) => promptInTurn(fact, answered(last, reps)).kind);
      expect(kinds).toEqual(["number", "cloze", "typed"]);
    }
  });

  test("is never the one answered last while there is another", () => {
    const anyFact = fc
      .array(fc.constantFrom(...promptKinds), { minLength: 1, maxLength: 6 })
      .map((kinds) => factOf("fact", ["typed", ...kinds]));
    const anyLast = fc.nat({ max: 7 }).map((i) => `fact/${i}`);
    fc.assert(
      fc.property(anyFact, anyLast, fc.nat({ max: 50 }), (asked, lastPromptId, reps) => {
        const shown = promptInTurn(asked, answered(lastPromptId, reps));
        expect(isRecall(shown)).toBe(true);
        if (asked.prompts.filter(isRecall).length > 1) expect(shown.id).not.toBe(lastPromptId);
        else expect(shown.id).toBe("fact/0");
      }),
    );
  });

  test("changes with every flashcard, and comes round to all of them", () => {
    const asked = [1, 2, 3, 4, 5, 6].reduce<string[]>((shown) => {
      const memory = shown.length > 0 ? answered(shown.at(-1) ?? "", shown.length) : undefined;
      return [...shown, promptInTurn(fact, memory).id];
    }, []);
    expect(asked).toEqual(["fact/1", "fact/3", "fact/4", "fact/1", "fact/3", "fact/4"]);
  });

  test("is not to be had from a fact without a recall prompt", () => {
    expect(() => promptInTurn(factOf("fact", ["choice"]), undefined)).toThrow("fact");
  });
});

describe("the language of a card", () => {
  test("is that of the interface, however often it was asked", () => {
    for (const locale of locales) {
      for (const memory of [undefined, memoryOf({ reps: 1 }), memoryOf({ reps: 2 })])
        expect(localeInTurn(factOf("sleep"), memory, defaultSettings, locale)).toBe(locale);
    }
  });

  test("asks every wording in both languages within two rounds, for who wants both", () => {
    const both = { cardLanguage: "both" } as const;
    for (const wordings of [1, 2, 3, 4, 5]) {
      const fact = factOf(
        "sleep",
        Array.from({ length: wordings }, () => "typed" as const),
      );
      for (const locale of locales) {
        expect(localeInTurn(fact, undefined, both, locale)).toBe(locale);
        const asked = Array.from({ length: wordings * 2 }, (_, reps) => {
          const memory = memoryOf({ reps });
          return `${reps % wordings} ${localeInTurn(fact, memory, both, locale)}`;
        });
        expect(new Set(asked).size).toBe(wordings * 2);
      }
    }
  });
});

test("the next card is the first one due, or else the one that is due soonest", () => {
  const card = (id: string, dueAt: number) => ({ id, dueAt });
  const due = [card("late", now + 5), card("due", now), card("earlier", now - 5)];
  expect(nextInQueue(due, now)?.id).toBe("due");
  expect(nextInQueue([card("late", now + 5), card("soon", now + 2)], now)?.id).toBe("soon");
  expect(nextInQueue([], now)).toBeUndefined();
});
