/** Histories for a browser's learner, through the interface that the flashcards use. */
import type { Page } from "@playwright/test";
import { v7 as uuid } from "uuid";
import type { Fact, Locale } from "../lib/domain/article";
import { found, isRecall } from "./bank";
import type { Rating } from "./steps";
import { expect } from "./test";

export const dayMs = 86_400_000;

/** An answer on a fact's first flashcard, `daysAgo` days before now. */
export const reviewOf = (fact: Fact, rating: Rating, daysAgo: number, locale: Locale = "nl") => ({
  type: "review",
  id: uuid(),
  promptId: found(fact.prompts.find(isRecall), `a flashcard of ${fact.id}`).id,
  locale,
  rating,
  at: Math.round(Date.now() - daysAgo * dayMs),
  durationMs: 4_000,
});

/** Sends entries as the flashcards do; the browser has a learner from then on. */
export async function feed(page: Page, entries: readonly unknown[]): Promise<void> {
  const response = await page.request.post("/api/answers", { data: { locale: "nl", entries } });
  expect(response.status(), await response.text()).toBe(200);
}
