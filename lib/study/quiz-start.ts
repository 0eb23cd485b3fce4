/** Starting a quiz: from a form, or from what was missed in an earlier one. */
import { v7 as uuid } from "uuid";
import { z } from "zod";
import type { Library } from "../content/library";
import { type Database, isConflict } from "../db/client";
import { insertQuiz } from "../db/quizzes";
import {
  type Article,
  type Fact,
  type Prompt,
  type PromptKind,
  promptKinds,
} from "../domain/article";
import type { Learner } from "../domain/learner";
import { composeQuiz, type QuizItem, quizLengths, quizOf } from "../domain/quiz";
import type { Random } from "../domain/random";
import { retrievability } from "../domain/scheduler";
import { oneOrMore } from "./form";
import { findQuiz } from "./quiz";
import { memoriesOf } from "./standing";

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

/** `erased` by another tab or device, after the request was let in. */
export type StartFailure = "unknown-article" | "no-questions" | "erased";
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
  const questions = items.map(({ prompt, optionOrder }, i) => ({
    position: i + 1,
    answerId: uuid(),
    promptId: prompt.id,
    optionOrder,
  }));
  try {
    await insertQuiz(db, learner.id, { id: quizId, articleId, startedAt: now, questions });
    return { quizId };
  } catch (error) {
    if (isConflict(error)) return { failure: "erased" };
    throw error;
  }
}
