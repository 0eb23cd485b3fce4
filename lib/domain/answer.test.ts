import { describe, expect, test } from "vitest";
import { type Answer, isRight, quizPolicies, ratingOf } from "./answer";
import { isRecallKind, type PromptKind, promptKinds } from "./article";
import { type Rating, ratings } from "./memory";

const common = {
  id: "a",
  factId: "sleep",
  promptId: "sleep/1",
  locale: "en",
  at: 0,
  durationMs: 1_000,
} as const;

const quizAnswer = (kind: PromptKind, right: boolean): Answer => ({
  ...common,
  kind,
  type: "quiz",
  right,
  given: { unknown: true },
});

const review = (rating: Rating): Answer => ({ ...common, kind: "typed", type: "review", rating });

const recall = promptKinds.filter(isRecallKind);
const recognition = promptKinds.filter((kind) => !isRecallKind(kind));

test("the kinds fall into recall and recognition", () => {
  expect(recall).toEqual(["number", "typed", "cloze"]);
  expect(recognition).toEqual(["choice", "select", "true-false"]);
});

describe("what a quiz answer does to memory, when it does what it proves", () => {
  test.each(promptKinds)("wrong, %s: Again, new or known", (kind) => {
    expect(ratingOf(quizAnswer(kind, false), false, "proven")).toBe("again");
    expect(ratingOf(quizAnswer(kind, false), true, "proven")).toBe("again");
  });

  test.each(recall)("right, %s: Good, new or known", (kind) => {
    expect(ratingOf(quizAnswer(kind, true), false, "proven")).toBe("good");
    expect(ratingOf(quizAnswer(kind, true), true, "proven")).toBe("good");
  });

  test.each(recognition)("right, %s: introduces a new fact, moves no known one", (kind) => {
    expect(ratingOf(quizAnswer(kind, true), false, "proven")).toBe("good");
    expect(ratingOf(quizAnswer(kind, true), true, "proven")).toBeUndefined();
  });
});

describe("what a quiz answer does to memory otherwise", () => {
  test.each(promptKinds)("%s: always something, where all answers count", (kind) => {
    for (const isKnown of [false, true]) {
      expect(ratingOf(quizAnswer(kind, true), isKnown, "all")).toBe("good");
      expect(ratingOf(quizAnswer(kind, false), isKnown, "all")).toBe("again");
    }
  });

  test.each(promptKinds)("%s: nothing, where none counts", (kind) => {
    for (const isKnown of [false, true]) {
      for (const right of [true, false])
        expect(ratingOf(quizAnswer(kind, right), isKnown, "none")).toBeUndefined();
    }
  });
});

test.each(ratings)("a review rated %s is that rating, whatever quizzes do", (rating) => {
  for (const policy of quizPolicies) {
    expect(ratingOf(review(rating), false, policy)).toBe(rating);
    expect(ratingOf(review(rating), true, policy)).toBe(rating);
  }
});

test("a review is right unless it is Again; a quiz answer is what it was marked", () => {
  expect(ratings.map((rating) => isRight(review(rating)))).toEqual([false, true, true, true]);
  expect([true, false].map((right) => isRight(quizAnswer("choice", right)))).toEqual([true, false]);
});
