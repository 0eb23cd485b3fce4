/** A quiz under way: find it, ask, mark. */
import { z } from "zod";
import type { Library } from "../content/library";
import type { Database } from "../db/client";
import { readQuiz, type StoredQuestion } from "../db/quizzes";
import { confidences } from "../domain/answer";
import type { Article, Fact, Locale, Prompt, PromptKind, Section } from "../domain/article";
import type { Learner } from "../domain/learner";
import { type Given, type Mark, mark, readNumber } from "../domain/marking";
import { oneOrMore } from "./form";
import { record } from "./record";
import { termsOf } from "./wording";

export type Question = StoredQuestion & Readonly<{ prompt: Prompt; fact: Fact; section: Section }>;

export type Quiz = Readonly<{
  id: string;
  article: Article;
  startedAt: number;
  questions: readonly Question[];
}>;

/** The learner's own quiz. What has since left the article is left out. */
export async function findQuiz(
  db: Database,
  library: Library,
  learner: Learner | undefined,
  quizId: string,
): Promise<Quiz | undefined> {
  const stored = learner && (await readQuiz(db, learner.id, quizId));
  const article = stored && library.article(stored.articleId);
  if (!stored || !article) return undefined;
  const questions = stored.questions.flatMap((question) => {
    const prompt = library.prompt(question.promptId);
    const fact = prompt && library.fact(prompt.factId);
    const section = fact && library.section(fact.sectionId);
    if (!prompt || !fact || !section) return [];
    const options = "options" in prompt ? prompt.options : [];
    const optionOrder = question.optionOrder.filter((place) => place in options);
    return [{ ...question, optionOrder, prompt, fact, section }];
  });
  return { id: quizId, article, startedAt: stored.startedAt, questions };
}

/**
 * What the browser may know of a question before it is answered. Every field is named here one by one:
 * the key and the rationale must not be among them.
 */
export type AskedQuestion = Readonly<{
  position: number;
  kind: PromptKind;
  stem: string;
  negative: boolean;
  /** As shown; a form sends back the place in this list. */
  options: readonly string[];
  unit: string | undefined;
}>;

export function askedQuestion(
  { position, prompt, optionOrder }: Question,
  locale: Locale,
): AskedQuestion {
  return {
    position,
    kind: prompt.kind,
    stem: prompt.stem[locale],
    negative: prompt.negative,
    options:
      "options" in prompt
        ? optionOrder.flatMap((place) => prompt.options[place]?.[locale] ?? [])
        : [],
    unit: prompt.kind === "number" ? prompt.unit[locale] : undefined,
  };
}

/** Letters that a written answer may have. */
export const longestWritten = 200;

/** The form that answers a question. */
export const quizResponse = z.object({
  quizId: z.uuid(),
  position: z.coerce.number().int().positive(),
  /** Places in the options as shown. */
  options: oneOrMore(z.coerce.number().int().nonnegative().max(20)),
  judged: z.enum(["true", "false"]).optional(),
  written: z.string().max(longestWritten).optional(),
  unknown: z.literal("yes").optional(),
  confidence: z.enum(confidences).optional(),
  /** When the question was shown, in epoch milliseconds. */
  askedAt: z.coerce.number().int().nonnegative(),
});
export type QuizResponse = z.infer<typeof quizResponse>;

export type AnswerFailure = "unknown-question" | "nothing-given" | "not-a-number";

/** Marks a response and stores it. A question that has been answered keeps its first answer. */
export async function answerQuestion(
  db: Database,
  library: Library,
  learner: Learner | undefined,
  response: QuizResponse,
  locale: Locale,
  now: number,
): Promise<{ failure: AnswerFailure } | undefined> {
  const quiz = await findQuiz(db, library, learner, response.quizId);
  const question = quiz?.questions.find(({ position }) => position === response.position);
  if (!learner || !quiz || !question) return { failure: "unknown-question" };
  if (question.answered) return undefined;
  const given = givenOf(question, response);
  if (!given) return { failure: "nothing-given" };
  if (
    question.prompt.kind === "number" &&
    "written" in given &&
    !readNumber(question.prompt, given.written, locale)
  ) {
    return { failure: "not-a-number" };
  }

  const { prompt, answerId } = question;
  const { right } = markOf(quiz.article, prompt, given, locale);
  await record(
    db,
    learner,
    [
      {
        id: answerId,
        type: "quiz",
        factId: prompt.factId,
        promptId: prompt.id,
        kind: prompt.kind,
        locale,
        at: now,
        durationMs: Math.max(0, Math.min(now - response.askedAt, 3_600_000)),
        right,
        given,
        // Who does not know gives no answer to be sure of.
        confidence: "unknown" in given ? undefined : response.confidence,
      },
    ],
    now,
  );
  return undefined;
}

function givenOf({ prompt, optionOrder }: Question, response: QuizResponse): Given | undefined {
  if (response.unknown) return { unknown: true };
  switch (prompt.kind) {
    case "choice":
    case "select": {
      const picked = response.options.flatMap((shown) => optionOrder[shown] ?? []);
      return picked.length > 0 ? { picked } : undefined;
    }
    case "true-false":
      return response.judged && { judged: response.judged === "true" };
    default:
      return response.written?.trim() ? { written: response.written.trim() } : undefined;
  }
}

/** Marks a response, with the article's other terms held against it. */
export const markOf = (article: Article, prompt: Prompt, given: Given, locale: Locale): Mark =>
  mark(prompt, given, locale, termsOf(article)[locale]);
