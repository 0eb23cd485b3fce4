/** What a learner answers, and what an answer does to a memory. */
import { isRecallKind, type Locale, type PromptKind } from "./article";
import type { Given } from "./marking";
import type { Rating } from "./memory";

/** How sure a learner was before the answer was shown, the least sure first. */
export const confidences = ["guess", "doubt", "sure"] as const;
export type Confidence = (typeof confidences)[number];

type AnswerBase = Readonly<{
  /** UUIDv7, made where the answer was given. */
  id: string;
  factId: string;
  promptId: string;
  kind: PromptKind;
  locale: Locale;
  /** Epoch milliseconds. */
  at: number;
  durationMs: number;
  /** Absent where the learner did not say, or was not asked. */
  confidence?: Confidence | undefined;
}>;

export type QuizAnswer = AnswerBase & Readonly<{ type: "quiz"; right: boolean; given: Given }>;
export type ReviewAnswer = AnswerBase & Readonly<{ type: "review"; rating: Rating }>;

export type Answer = QuizAnswer | ReviewAnswer;
export type AnswerSource = Answer["type"];

export const isRight = (answer: Answer): boolean =>
  answer.type === "quiz" ? answer.right : answer.rating !== "again";

/**
 * What quiz answers do to memories: what they prove, always something, or nothing. Under "proven" a
 * right pick among options on a fact that is known already proves little, for it may be luck.
 */
export const quizPolicies = ["proven", "all", "none"] as const;
export type QuizPolicy = (typeof quizPolicies)[number];

/**
 * The rating that an answer counts as; `undefined` when it moves nothing and stays in the log alone.
 *
 * @param isKnown whether the fact was met before
 */
export function ratingOf(answer: Answer, isKnown: boolean, policy: QuizPolicy): Rating | undefined {
  if (answer.type === "review") return answer.rating;
  if (policy === "none") return undefined;
  if (!answer.right) return "again";
  const isLuckyPick = isKnown && !isRecallKind(answer.kind);
  return isLuckyPick && policy === "proven" ? undefined : "good";
}
