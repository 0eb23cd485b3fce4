import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Answer, byTime, isRight, ratingOf, replay, replayFact } from "./answer";
import { isRecallKind, type PromptKind, promptKinds } from "./article";
import { anyLog, anySettings, memoryOf, shuffledOf } from "./fixture";
import { defaultSettings } from "./learner";
import { type Rating, ratings } from "./memory";
import { remember } from "./scheduler";

const common = { factId: "sleep", promptId: "sleep/1", locale: "en", durationMs: 1_000 } as const;

const quizAnswer = (kind: PromptKind, right: boolean, id = "a", at = 0): Answer => ({
  ...common,
  id,
  at,
  kind,
  source: "quiz",
  right,
  given: { unknown: true },
});

const review = (rating: Rating, id = "a", at = 0): Answer => ({
  ...common,
  id,
  at,
  kind: "typed",
  source: "review",
  rating,
});

describe("what a quiz answer does to memory", () => {
  const known = memoryOf();
  const recall = promptKinds.filter(isRecallKind);
  const recognition = promptKinds.filter((kind) => !isRecallKind(kind));

  test("the kinds fall into recall and recognition", () => {
    expect(recall).toEqual(["number", "typed", "cloze"]);
    expect(recognition).toEqual(["choice", "select", "true-false"]);
  });

  test.each(promptKinds)("wrong, %s: Again, new or known", (kind) => {
    expect(ratingOf(quizAnswer(kind, false), undefined)).toBe("again");
    expect(ratingOf(quizAnswer(kind, false), known)).toBe("again");
  });

  test.each(recall)("right, %s: Good, new or known", (kind) => {
    expect(ratingOf(quizAnswer(kind, true), undefined)).toBe("good");
    expect(ratingOf(quizAnswer(kind, true), known)).toBe("good");
  });

  test.each(recognition)("right, %s: introduces a new fact, moves no known one", (kind) => {
    expect(ratingOf(quizAnswer(kind, true), undefined)).toBe("good");
    expect(ratingOf(quizAnswer(kind, true), known)).toBeUndefined();
  });

  test.each(ratings)("a review rated %s is that rating", (rating) => {
    expect(ratingOf(review(rating), undefined)).toBe(rating);
    expect(ratingOf(review(rating), known)).toBe(rating);
  });
});

test("a review is right unless it is Again; a quiz answer is what it was marked", () => {
  expect(ratings.map((rating) => isRight(review(rating)))).toEqual([false, true, true, true]);
  expect([true, false].map((right) => isRight(quizAnswer("choice", right)))).toEqual([true, false]);
});

describe("replay", () => {
  test("folds the answers of a fact in the order of time", () => {
    const log = [
      review("good", "c", 3_000),
      review("again", "a", 1_000),
      review("hard", "b", 2_000),
    ];
    const first = remember(undefined, "sleep", "again", 1_000, defaultSettings);
    const second = remember(first, "sleep", "hard", 2_000, defaultSettings);
    const third = remember(second, "sleep", "good", 3_000, defaultSettings);
    expect(replayFact(log, defaultSettings)).toEqual(third);
  });

  test("a lucky pick on a known fact leaves its memory alone", () => {
    const log = [review("good", "a", 1_000)];
    const after = [...log, quizAnswer("choice", true, "b", 5_000)];
    expect(replayFact(after, defaultSettings)).toEqual(replayFact(log, defaultSettings));
  });

  test("the log is a set: order of arrival and repetition make no difference", () => {
    const anyArrival = anyLog().chain((log) =>
      fc.tuple(
        fc.constant(log),
        fc.subarray(log).chain((again) => shuffledOf([...log, ...again])),
      ),
    );
    fc.assert(
      fc.property(anyArrival, anySettings, ([log, arrived], settings) => {
        const inOrder = replay(log.toSorted(byTime), settings);
        expect(replay(arrived, settings)).toEqual(inOrder);
      }),
    );
  });

  test("an answer on one fact leaves the memories of the others alone", () => {
    fc.assert(
      fc.property(anyLog(), anySettings, (log, settings) => {
        const all = replay(log, settings);
        const rest = replay(
          log.filter(({ factId }) => factId !== "sleep"),
          settings,
        );
        for (const factId of ["stress", "heart"]) expect(all.get(factId)).toEqual(rest.get(factId));
        expect(all.has("sleep")).toBe(log.some(({ factId }) => factId === "sleep"));
      }),
    );
  });

  test("of nothing is nothing", () => {
    expect(replayFact([], defaultSettings)).toBeUndefined();
    expect(replay([], defaultSettings).size).toBe(0);
  });
});

test("time orders all answers, those of one instant by id", () => {
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
