import { describe, expect, test } from "vitest";
import { library } from "../content/library";
import type { Database } from "../db/client";
import { freshDatabase } from "../db/fixture";
import { isRecall, type Locale, locales, type Prompt, type PromptKind } from "../domain/article";
import { dayMs } from "../domain/fixture";
import type { Learner } from "../domain/learner";
import { mark } from "../domain/marking";
import { seededRandom } from "../domain/random";
import { plainWords } from "../domain/spelling";
import { logOf, newLearner, noon, review } from "./fixture";
import { eraseLearner } from "./learner";
import {
  answerQuestion,
  askedQuestion,
  findQuiz,
  markOf,
  type Question,
  type Quiz,
  type QuizResponse,
  quizResponse,
} from "./quiz";
import { earlierQuizzes, resultOf } from "./quiz-result";
import { quizForm, retakeMissed, startQuiz } from "./quiz-start";
import { record } from "./record";

const content = library();
const prompts = content.facts.flatMap((fact) => fact.prompts);

const wishOf = (change: Partial<ReturnType<typeof quizForm.parse>> = {}) => ({
  articleId: "magnesium",
  sections: [],
  kinds: [],
  length: 10,
  ...change,
});

async function started(
  db: Database,
  learner: Learner,
  change: Parameters<typeof wishOf>[0] = {},
): Promise<Quiz> {
  const outcome = await startQuiz(db, content, learner, wishOf(change), seededRandom(5), noon);
  if ("failure" in outcome) throw new Error(outcome.failure);
  return found(db, learner, outcome.quizId);
}

async function found(db: Database, learner: Learner, quizId: string): Promise<Quiz> {
  const quiz = await findQuiz(db, content, learner, quizId);
  if (!quiz) throw new Error(`no quiz ${quizId}`);
  return quiz;
}

/** What a learner sends who knows the answer, or does not. */
function responseTo(quiz: Quiz, question: Question, knows: boolean): QuizResponse {
  const { prompt, position, optionOrder } = question;
  const response = { quizId: quiz.id, position, options: [], askedAt: noon };
  switch (prompt.kind) {
    case "choice":
    case "select": {
      const wanted = optionOrder.filter((place) => prompt.keys.includes(place) === knows);
      return { ...response, options: wanted.map((place) => optionOrder.indexOf(place)) };
    }
    case "true-false":
      return { ...response, judged: prompt.key === knows ? "true" : "false" };
    case "number":
      return { ...response, written: knows ? `${prompt.value}` : "987654" };
    default:
      return { ...response, written: knows ? prompt.key.nl : "geen idee" };
  }
}

const send = (
  db: Database,
  learner: Learner | undefined,
  response: QuizResponse,
  now = noon + 9_000,
) => answerQuestion(db, content, learner, response, "nl", now);

describe("starting a quiz", () => {
  test("stores questions of the article, each fact once, in order", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const quiz = await started(db, learner);
    expect(quiz.article.id).toBe("magnesium");
    expect(quiz.startedAt).toBe(noon);
    expect(quiz.questions.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(new Set(quiz.questions.map(({ fact }) => fact.id)).size).toBe(10);
    for (const { prompt, fact, section, answered } of quiz.questions) {
      expect(fact.prompts).toContain(prompt);
      expect(section.facts).toContain(fact);
      expect(answered).toBeUndefined();
    }
    expect(await logOf(db, learner)).toEqual([]);
  });

  test("keeps to the sections and kinds wished", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const [section] = content.article("magnesium")?.sections ?? [];
    const sections = [section?.id ?? ""];
    const kinds: PromptKind[] = ["choice", "true-false"];
    const quiz = await started(db, learner, { sections, kinds, length: 5 });
    for (const question of quiz.questions) {
      expect(question.section.id).toBe(section?.id);
      expect(kinds).toContain(question.prompt.kind);
    }
  });

  test("asks what has slipped away first, and what is fresh last", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const fresh = content.facts.map((fact) => fact.id).slice(10);
    await record(
      db,
      learner,
      fresh.map((factId) => review(`fresh ${factId}`, { factId })),
      noon,
    );
    const asked = (await started(db, learner)).questions.map(({ fact }) => fact.id);
    expect(new Set(asked)).toEqual(new Set(content.facts.slice(0, 10).map(({ id }) => id)));
  });

  test("of no known article or section fails with a reason", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const start = (change: Parameters<typeof wishOf>[0]) =>
      startQuiz(db, content, learner, wishOf(change), seededRandom(1), noon);
    expect(await start({ articleId: "zinc" })).toEqual({ failure: "unknown-article" });
    expect(await start({ sections: ["nowhere"] })).toEqual({ failure: "no-questions" });
    expect(await earlierQuizzes(db, content, learner)).toEqual([]);
  });

  test("for a learner who was erased meanwhile fails with a reason", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    await eraseLearner(db, learner);
    expect(await startQuiz(db, content, learner, wishOf(), seededRandom(1), noon)).toEqual({
      failure: "erased",
    });
  });

  test("reads the form: one value or many, only lengths and kinds that there are", () => {
    const form = { articleId: "magnesium", sections: "a", kinds: ["typed", "cloze"], length: "20" };
    expect(quizForm.parse(form)).toEqual({
      articleId: "magnesium",
      sections: ["a"],
      kinds: ["typed", "cloze"],
      length: 20,
    });
    expect(quizForm.parse({ articleId: "magnesium" })).toEqual(wishOf());
    for (const change of [
      { length: "7" },
      { length: "many" },
      { kinds: "essay" },
      { articleId: undefined },
    ]) {
      expect(quizForm.safeParse({ ...form, ...change }).success).toBe(false);
    }
  });
});

describe("a question before it is answered", () => {
  const questionOf = (prompt: Prompt): Question => {
    const fact = content.fact(prompt.factId);
    const section = content.articles
      .flatMap(({ sections }) => sections)
      .find(({ id }) => id === fact?.sectionId);
    if (!fact || !section) throw new Error(prompt.id);
    const optionOrder = "options" in prompt ? [...prompt.options.keys()].reverse() : [];
    return {
      position: 1,
      answerId: "the-answer",
      promptId: prompt.id,
      optionOrder,
      prompt,
      fact,
      section,
    };
  };

  /** The same prompt with everything else for a key and a rationale. */
  function withAnotherKey(prompt: Prompt): Prompt {
    const rationale = { nl: "Zomaar.", en: "Just so." };
    switch (prompt.kind) {
      case "choice":
      case "select":
        return { ...prompt, rationale, keys: [prompt.options.length - 1] };
      case "true-false":
        return { ...prompt, rationale, key: !prompt.key };
      case "number":
        return { ...prompt, rationale, value: prompt.value + 1, tolerance: prompt.tolerance + 1 };
      default:
        return {
          ...prompt,
          rationale,
          key: { nl: "iets", en: "some" },
          accept: { nl: ["a"], en: ["b"] },
        };
    }
  }

  test("tells the same whatever the key and the rationale are, for every prompt", () => {
    for (const prompt of prompts) {
      for (const locale of locales) {
        const asked = askedQuestion(questionOf(prompt), locale);
        expect(asked, prompt.id).toEqual(askedQuestion(questionOf(withAnotherKey(prompt)), locale));
      }
    }
  });

  test("carries no rationale, no statement, no key and no id, for every prompt", () => {
    for (const prompt of prompts) {
      for (const locale of locales) {
        const question = questionOf(prompt);
        const asked = askedQuestion(question, locale);
        expect(Object.keys(asked).sort(), prompt.id).toEqual([
          "kind",
          "negative",
          "options",
          "position",
          "stem",
          "unit",
        ]);
        const sent = JSON.stringify(asked);
        for (const secret of [
          prompt.rationale.nl,
          prompt.rationale.en,
          question.answerId,
          prompt.id,
        ]) {
          expect(sent, prompt.id).not.toContain(secret);
        }
        expect(sent, prompt.id).not.toContain(question.fact.statement[locale]);
        if (prompt.kind === "typed" || prompt.kind === "cloze") {
          const told = ` ${plainWords(asked.stem)} `;
          expect(told, prompt.id).not.toContain(` ${plainWords(prompt.key[locale])} `);
        }
      }
    }
  });

  test("shows the options in the order stored, in one language", () => {
    const choices = prompts.filter((prompt) => prompt.kind === "choice");
    expect(choices.length).toBeGreaterThan(0);
    for (const prompt of choices) {
      const texts = prompt.options.map((option) => option.en);
      expect(askedQuestion(questionOf(prompt), "en").options).toEqual(texts.reverse());
    }
  });
});

describe("answering", () => {
  test("marks what is known as right and what is not as wrong, for every kind", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const quiz = await started(db, learner, { length: 40 });
    expect(new Set(quiz.questions.map(({ prompt }) => prompt.kind)).size).toBe(6);
    for (const question of quiz.questions) {
      const knows = question.position % 2 === 0;
      expect(await send(db, learner, responseTo(quiz, question, knows))).toBeUndefined();
    }
    const { questions } = await found(db, learner, quiz.id);
    for (const { position, answered, prompt } of questions) {
      expect(answered?.right, prompt.id).toBe(position % 2 === 0);
    }
    const log = await logOf(db, learner);
    expect(log.map(({ id }) => id)).toEqual(quiz.questions.map(({ answerId }) => answerId));
    const answered = { type: "quiz", at: noon + 9_000, durationMs: 9_000, locale: "nl" };
    for (const entry of log) expect(entry).toMatchObject(answered);
  });

  test("keeps how sure the learner said to be, but not about not knowing", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const quiz = await started(db, learner);
    const [first, second, third] = quiz.questions;
    if (!first || !second || !third) throw new Error("no questions");
    await send(db, learner, { ...responseTo(quiz, first, true), confidence: "doubt" });
    await send(db, learner, {
      ...responseTo(quiz, second, true),
      unknown: "yes",
      confidence: "sure",
    });
    await send(db, learner, responseTo(quiz, third, true));
    const said = (await logOf(db, learner)).map((entry) =>
      entry.type === "quiz" ? entry.confidence : entry.type,
    );
    expect(said).toEqual(["doubt", undefined, undefined]);
  });

  test("a second time, even at the same moment, changes nothing", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const quiz = await started(db, learner);
    const [first, second] = quiz.questions;
    if (!first || !second) throw new Error("no questions");
    await send(db, learner, responseTo(quiz, first, true));
    const before = await found(db, learner, quiz.id);
    expect(await send(db, learner, responseTo(quiz, first, false))).toBeUndefined();
    expect(await found(db, learner, quiz.id)).toEqual(before);
    await Promise.all([1, 2, 3].map(() => send(db, learner, responseTo(quiz, second, true))));
    expect(await logOf(db, learner)).toHaveLength(2);
  });

  test("with nothing is refused; not knowing is an answer", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const quiz = await started(db, learner, { length: 40 });
    for (const { position } of quiz.questions) {
      const empty = { quizId: quiz.id, position, options: [], askedAt: noon };
      for (const nothing of [empty, { ...empty, written: "  " }, { ...empty, options: [20] }]) {
        expect(await send(db, learner, nothing)).toEqual({ failure: "nothing-given" });
      }
    }
    expect(await logOf(db, learner)).toEqual([]);
    const unknown = {
      quizId: quiz.id,
      position: 1,
      options: [],
      askedAt: noon,
      unknown: "yes" as const,
    };
    expect(await send(db, learner, unknown)).toBeUndefined();
    const [answered] = (await found(db, learner, quiz.id)).questions;
    expect(answered?.answered).toEqual({
      right: false,
      given: { unknown: true },
      locale: "nl",
    });
  });

  test("a question that is not there, or as a visitor, is refused", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const quiz = await started(db, learner);
    const [question] = quiz.questions;
    if (!question) throw new Error("no questions");
    const response = responseTo(quiz, question, true);
    const refused = { failure: "unknown-question" };
    expect(await send(db, learner, { ...response, position: 99 })).toEqual(refused);
    expect(await send(db, learner, { ...response, quizId: "nowhere" })).toEqual(refused);
    expect(await send(db, undefined, response)).toEqual(refused);
    expect(await logOf(db, learner)).toEqual([]);
  });

  test("counts no time before the question was shown, and an hour at most", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const quiz = await started(db, learner);
    const [one, two] = quiz.questions;
    if (!one || !two) throw new Error("no questions");
    await send(db, learner, { ...responseTo(quiz, one, true), askedAt: noon + dayMs });
    await send(db, learner, { ...responseTo(quiz, two, true), askedAt: 0 });
    const durations = [{ durationMs: 0 }, { durationMs: 3_600_000 }];
    expect(await logOf(db, learner)).toMatchObject(durations);
  });

  test("reads the form: places as numbers, and nothing beyond its limits", () => {
    const form = {
      quizId: "01936c3e-7d2a-7abc-8def-0123456789ab",
      position: "3",
      options: ["0", "2"],
      askedAt: "1763812800000",
    };
    expect(quizResponse.parse(form)).toEqual({
      quizId: form.quizId,
      position: 3,
      options: [0, 2],
      askedAt: 1_763_812_800_000,
    });
    const bad = [
      { quizId: "1" },
      { position: "0" },
      { position: "x" },
      { options: "-1" },
      { options: "1.5" },
      { judged: "perhaps" },
      { written: "a".repeat(501) },
      { unknown: "no" },
      { askedAt: "-1" },
    ];
    for (const change of bad) {
      expect(quizResponse.safeParse({ ...form, ...change }).success, JSON.stringify(change)).toBe(
        false,
      );
    }
  });
});

describe("another learner", () => {
  test("can neither see, answer nor retake the quiz", async () => {
    const db = await freshDatabase();
    const [anna, bram] = [await newLearner(db), await newLearner(db)];
    const quiz = await started(db, anna);
    const [question] = quiz.questions;
    if (!question) throw new Error("no questions");
    expect(await findQuiz(db, content, bram, quiz.id)).toBeUndefined();
    expect(await findQuiz(db, content, undefined, quiz.id)).toBeUndefined();
    expect(await send(db, bram, responseTo(quiz, question, true))).toEqual({
      failure: "unknown-question",
    });
    await send(db, anna, responseTo(quiz, question, false));
    expect(await retakeMissed(db, content, bram, quiz.id, seededRandom(1), noon)).toEqual({
      failure: "no-questions",
    });
    expect(await earlierQuizzes(db, content, bram)).toEqual([]);
    expect(await logOf(db, bram)).toEqual([]);
  });
});

describe("the result", () => {
  test("counts what is unanswered as neither right nor wrong", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const quiz = await started(db, learner);
    expect(resultOf(quiz)).toEqual({ answered: 0, right: 0, total: 10, sections: [], missed: [] });
    for (const question of quiz.questions.slice(0, 5)) {
      await send(db, learner, responseTo(quiz, question, question.position <= 3));
    }
    const result = resultOf(await found(db, learner, quiz.id));
    expect(result).toMatchObject({ answered: 5, right: 3, total: 10 });
    expect(result.missed.map(({ position }) => position)).toEqual([4, 5]);
    const answered = result.sections.map((section) => section.answered);
    const right = result.sections.map((section) => section.right);
    const total = (figures: readonly number[]) => figures.reduce((sum, figure) => sum + figure, 0);
    expect([total(answered), total(right)]).toEqual([5, 3]);
    expect(Math.min(...answered)).toBeGreaterThan(0);
    expect(await earlierQuizzes(db, content, learner)).toEqual([
      {
        id: quiz.id,
        articleId: "magnesium",
        startedAt: noon,
        questions: 10,
        answered: 5,
        right: 3,
      },
    ]);
  });

  test("can be retaken: the missed questions alone, and they count again", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const quiz = await started(db, learner);
    for (const question of quiz.questions.slice(0, 6)) {
      await send(db, learner, responseTo(quiz, question, question.position > 4));
    }
    const again = await retakeMissed(db, content, learner, quiz.id, seededRandom(2), noon + dayMs);
    if ("failure" in again) throw new Error(again.failure);
    const second = await found(db, learner, again.quizId);
    expect(new Set(second.questions.map(({ promptId }) => promptId))).toEqual(
      new Set(quiz.questions.slice(0, 4).map(({ promptId }) => promptId)),
    );
    for (const question of second.questions) {
      expect(question.answered).toBeUndefined();
      await send(db, learner, responseTo(second, question, true), noon + dayMs + 1);
    }
    expect(resultOf(await found(db, learner, second.id))).toMatchObject({ answered: 4, right: 4 });
    expect(await logOf(db, learner)).toHaveLength(10);
    const ids = (await earlierQuizzes(db, content, learner)).map(({ id }) => id);
    expect(ids).toEqual([second.id, quiz.id]);
    const none = await retakeMissed(db, content, learner, second.id, seededRandom(2), noon);
    expect(none).toEqual({ failure: "no-questions" });
  });
});

describe("marking with the article at hand", () => {
  const article = content.article("magnesium");
  const accepted = (prompt: Prompt, locale: Locale): string[] =>
    "accept" in prompt ? [prompt.key[locale], ...prompt.accept[locale]] : [];

  test("takes every key and every variant of every prompt", () => {
    if (!article) throw new Error("no article");
    for (const prompt of prompts) {
      for (const locale of locales) {
        for (const written of accepted(prompt, locale)) {
          expect(markOf(article, prompt, { written }, locale), prompt.id).toEqual({ right: true });
        }
        if (isRecall(prompt) && prompt.kind === "number") {
          const number = new Intl.NumberFormat(locale).format(prompt.value);
          for (const written of [number, `${number} ${prompt.unit[locale]}`, `${prompt.value}`]) {
            expect(markOf(article, prompt, { written }, locale).right, prompt.id).toBe(true);
          }
        }
        if (prompt.kind === "choice" || prompt.kind === "select") {
          const picked = [...prompt.keys].reverse();
          expect(markOf(article, prompt, { picked }, locale).right, prompt.id).toBe(true);
        }
      }
    }
  });

  test("takes no other term of the article for a slip in a key", () => {
    if (!article) throw new Error("no article");
    for (const locale of locales) {
      const terms = Object.values(article.terms).flatMap((all) => all.map((term) => term[locale]));
      const written = prompts.filter((prompt) => accepted(prompt, locale).length > 0);
      const byAnswers = new Map(written.map((prompt) => [`${accepted(prompt, locale)}`, prompt]));
      let mistakable = 0;
      for (const prompt of byAnswers.values()) {
        const answers = accepted(prompt, locale).map(plainWords);
        const others = terms.filter((term) => !answers.includes(plainWords(term)));
        for (const other of others) {
          // Most hold so many letters that no answer has that they need no marking.
          const said = [...new Set(plainWords(other))];
          const isFar = (answer: string) => said.filter((one) => !answer.includes(one)).length > 2;
          if (answers.every(isFar)) continue;
          if (!mark(prompt, { written: other }, locale).right) continue;
          mistakable++;
          const marked = markOf(article, prompt, { written: other }, locale);
          expect(marked.right, `${prompt.id}: ${other}`).toBe(false);
        }
      }
      expect(mistakable).toBeGreaterThan(0);
    }
  }, 30_000);
});
