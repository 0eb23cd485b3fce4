/** Quizzes: start one, ask, mark, and look back. */
import { v7 as uuid } from "uuid";
import { z } from "zod";
import type { Library } from "../content/library";
import type { Database } from "../db/client";
import {
  insertQuiz,
  type QuizScore,
  readQuiz,
  readRecentQuizzes,
  type StoredQuestion,
} from "../db/quizzes";
import {
  type Article,
  type Fact,
  type Locale,
  type Prompt,
  type PromptKind,
  promptKinds,
  type Section,
} from "../domain/article";
import { groupBy } from "../domain/group";
import type { Learner } from "../domain/learner";
import { type Given, type Mark, mark, readNumber } from "../domain/marking";
import { composeQuiz, type QuizItem, quizLengths, quizOf } from "../domain/quiz";
import type { Random } from "../domain/random";
import { retrievability } from "../domain/scheduler";
import { recordAnswers } from "./record";
import { memoriesOf } from "./today";

const oneOrMore = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(item));

/** The form that starts a quiz. No sections or kinds chosen means all of them. */
export const quizForm = z.object({
  articleId: z.string().max(100),
  sections: oneOrMore(z.string().max(100)),
  kinds: oneOrMore(z.enum(promptKinds)),
  length: z.coerce
    .number()
    .refine((length) => quizLengths.some((allowed) => allowed === length))
    .default(10),
});
export type QuizForm = z.infer<typeof quizForm>;

const dayMs = 86_400_000;

export type { QuizScore };
export type StartFailure = "unknown-article" | "no-questions";
/** The id of a quiz that was started, or why none was. */
export type Started = Readonly<{ quizId: string } | { failure: StartFailure }>;

/** Why no quiz can be made of a form, if so. Asked before a visitor becomes a learner for it. */
export function startFailure(library: Library, form: QuizForm): StartFailure | undefined {
  const article = library.article(form.articleId);
  if (!article) return "unknown-article";
  const prompts = factsOf(article, form).flatMap((fact) => fact.prompts);
  const isAskable = ({ kind }: Prompt) => form.kinds.length === 0 || form.kinds.includes(kind);
  return prompts.some(isAskable) ? undefined : "no-questions";
}

const factsOf = (article: Article, { sections }: QuizForm): Fact[] =>
  article.sections
    .filter(({ id }) => sections.length === 0 || sections.includes(id))
    .flatMap((section) => section.facts);

/** Composes and stores a quiz. */
export async function startQuiz(
  db: Database,
  library: Library,
  learner: Learner,
  form: QuizForm,
  random: Random,
  now: number,
): Promise<Started> {
  const article = library.article(form.articleId);
  if (!article) return { failure: "unknown-article" };
  const items = composeQuiz(
    factsOf(article, form),
    await memoriesOf(db, learner),
    // A day ahead: what was met only minutes ago would be recalled now, however weak it is.
    (memory) => retrievability(memory, now + dayMs, learner.settings),
    {
      length: form.length,
      ...(form.kinds.length > 0 ? { kinds: new Set<PromptKind>(form.kinds) } : {}),
    },
    random,
  );
  return storeQuiz(db, learner, article.id, items, now);
}

/** A new quiz of the questions that were missed in an earlier one. */
export async function retakeMissed(
  db: Database,
  library: Library,
  learner: Learner,
  quizId: string,
  random: Random,
  now: number,
): Promise<Started> {
  const quiz = await findQuiz(db, library, learner, quizId);
  if (!quiz) return { failure: "no-questions" };
  const missed = quiz.questions.flatMap(({ prompt, answered }) =>
    answered && !answered.right ? [prompt] : [],
  );
  return storeQuiz(db, learner, quiz.article.id, quizOf(missed, random), now);
}

async function storeQuiz(
  db: Database,
  learner: Learner,
  articleId: string,
  items: readonly QuizItem[],
  now: number,
): Promise<Started> {
  if (items.length === 0) return { failure: "no-questions" };
  const quizId = uuid();
  await insertQuiz(db, learner.id, {
    id: quizId,
    articleId,
    startedAt: now,
    questions: items.map(({ prompt, optionOrder }, i) => ({
      position: i + 1,
      answerId: uuid(),
      promptId: prompt.id,
      optionOrder,
    })),
  });
  return { quizId };
}

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
    const section = article.sections.find(({ id }) => id === fact?.sectionId);
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
  await recordAnswers(
    db,
    learner,
    [
      {
        id: answerId,
        source: "quiz",
        factId: prompt.factId,
        promptId: prompt.id,
        kind: prompt.kind,
        locale,
        at: now,
        durationMs: Math.max(0, Math.min(now - response.askedAt, 3_600_000)),
        right,
        given,
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
export function markOf(article: Article, prompt: Prompt, given: Given, locale: Locale): Mark {
  const terms = Object.values(article.terms).flat();
  return mark(
    prompt,
    given,
    locale,
    terms.map((term) => term[locale]),
  );
}

export type QuizResult = Readonly<{
  answered: number;
  right: number;
  total: number;
  sections: readonly Readonly<{ section: Section; answered: number; right: number }>[];
  missed: readonly Question[];
}>;

/** The outcome so far; questions without an answer are neither right nor wrong. */
export function resultOf(quiz: Quiz): QuizResult {
  const answered = quiz.questions.filter((question) => question.answered);
  const countRight = (questions: readonly Question[]) =>
    questions.filter((question) => question.answered?.right).length;
  const bySection = groupBy(answered, ({ section }) => section);
  return {
    answered: answered.length,
    right: countRight(answered),
    total: quiz.questions.length,
    sections: quiz.article.sections.flatMap((section) => {
      const questions = bySection.get(section);
      return questions
        ? [{ section, answered: questions.length, right: countRight(questions) }]
        : [];
    }),
    missed: answered.filter((question) => !question.answered?.right),
  };
}

/** Quizzes shown in the look back. */
const recentQuizzes = 12;

export async function earlierQuizzes(
  db: Database,
  library: Library,
  learner: Learner | undefined,
): Promise<readonly QuizScore[]> {
  if (!learner) return [];
  const isKnown = (promptId: string) => library.prompt(promptId) !== undefined;
  return readRecentQuizzes(db, learner.id, recentQuizzes, isKnown);
}
