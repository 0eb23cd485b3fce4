/** What a learner did before the journey begins, sent as a phone does that was offline for long. */
import { type APIRequestContext, expect } from "@playwright/test";
import { v7 as uuid } from "uuid";
import type { Rating } from "../lib/domain/memory";
import type { SentEntry } from "../lib/study/entries";
import { facts, found, isRecall } from "./bank";

export const dayMs = 86_400_000;

type PastReview = Readonly<{ factId: string; rating?: Rating; at: number; durationMs?: number }>;

/** A flashcard that was rated at `at` (epoch milliseconds). */
export function pastReview({
  factId,
  rating = "good",
  at,
  durationMs = 6_000,
}: PastReview): SentEntry {
  const fact = facts.find(({ id }) => id === factId);
  const prompt = found(fact?.prompts.find(isRecall), `a flashcard on ${factId}`);
  return { type: "review", id: uuid(), promptId: prompt.id, locale: "nl", rating, at, durationMs };
}

const mostAtOnce = 500;

/** Sends entries of the learner whose cookies `request` carries; without one a learner begins. */
export async function sendPast(
  request: APIRequestContext,
  entries: readonly SentEntry[],
): Promise<void> {
  for (let from = 0; from < entries.length; from += mostAtOnce) {
    const response = await request.post("/api/answers", {
      data: { locale: "nl", entries: entries.slice(from, from + mostAtOnce) },
    });
    expect(response.status()).toBe(200);
  }
}

/** Every fact learned `daysAgo` days ago: good at once and ten minutes later. */
export const learnedAll = (daysAgo: number, count = facts.length): SentEntry[] =>
  facts.slice(0, count).flatMap(({ id: factId }, i) => {
    const at = Date.now() - daysAgo * dayMs + i * 1_000;
    return [pastReview({ factId, at }), pastReview({ factId, at: at + 600_000 })];
  });
