import { describe, expect, test } from "vitest";
import { type AnsweredQuiz, scoresOf, sectionsThenAndNow } from "./quiz-scores";

/** A quiz by what was asked: a `+` behind a prompt was right, a `-` wrong. */
const quizOf = (id: number, asked: string): AnsweredQuiz => ({
  id: `quiz-${id}`,
  startedAt: id,
  answers: asked
    .split(" ")
    .filter(Boolean)
    .map((one) => ({ promptId: one.slice(0, -1), right: one.endsWith("+") })),
});

test("a score is what was right of what was answered, with its spread", () => {
  const scores = scoresOf([quizOf(1, "a+ b+ a+ b-"), quizOf(2, ""), quizOf(3, "a-")]);
  expect(scores).toMatchObject([
    { id: "quiz-1", right: 3, answers: 4 },
    { id: "quiz-3", right: 0, answers: 1 },
  ]);
  // 3 of 4: z² / n = 0.96036, so the middle is 1.23018 / 1.96036; 0 of 1 reaches up to 3.84146 / 4.84146.
  expect(scores[0]?.interval.low).toBeCloseTo(0.3006, 4);
  expect(scores[0]?.interval.high).toBeCloseTo(0.9544, 4);
  expect(scores[1]?.interval).toEqual({ low: 0, high: expect.closeTo(0.7935, 4) });
});

describe("the same section, then and now", () => {
  const sectionOf = (promptId: string) => (promptId === "gone" ? undefined : promptId);
  const compare = (oldest: AnsweredQuiz[], newest: AnsweredQuiz[], most: number) =>
    Object.fromEntries(sectionsThenAndNow(oldest, newest, most, sectionOf));

  test("holds the first quizzes against as many of the latest, where both asked enough", () => {
    const quizzes = [
      quizOf(1, "a+ a- a- b+ b+ b+ b+ b+ gone+ gone+ gone+ gone+ gone+"),
      quizOf(2, "a- a-"),
      quizOf(3, "a+ a+ a+ a+ a+"),
      quizOf(4, "a+ a+ a- a+ b- b- b- b-"),
      quizOf(5, "a+ gone- gone- gone- gone- gone-"),
    ];
    // Two on each side: the third of five is on neither.
    expect(compare(quizzes, quizzes, 10)).toEqual({
      a: { first: { right: 1, answers: 5 }, latest: { right: 4, answers: 5 } },
    });
  });

  test("looks no further than asked for", () => {
    const five = "a+ a+ a+ a+ a+";
    const [first, second, late, last] = [
      quizOf(1, "a- a- a- a- a-"),
      quizOf(2, five),
      quizOf(30, "a- a- a- a- a-"),
      quizOf(31, five),
    ];
    expect(compare([first, second], [late, last], 1)).toEqual({
      a: { first: { right: 0, answers: 5 }, latest: { right: 5, answers: 5 } },
    });
  });

  test("of a single quiz tells nothing", () => {
    const quiz = quizOf(1, "a+ a+ a+ a+ a+");
    expect(compare([quiz], [quiz], 10)).toEqual({});
    expect(compare([], [], 10)).toEqual({});
  });
});
