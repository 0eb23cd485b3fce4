/** What a learner did before the journey begins, sent as a phone does that was offline for long. */
import { type APIRequestContext, expect, type Page } from "@playwright/test";
import { v7 as uuid } from "uuid";
import { openDatabase } from "../lib/db/client";
import { insertQuiz } from "../lib/db/quizzes";
import type { ChoicePrompt, Fact, Locale } from "../lib/domain/article";
import { schedulingDay } from "../lib/domain/day";
import { defaultSettings } from "../lib/domain/learner";
import type { Rating } from "../lib/domain/memory";
import type { SentEntry } from "../lib/study/entries";
import { record } from "../lib/study/record";
import { facts, found, isRecall } from "./bank";
import { exported } from "./steps";

export const dayMs = 86_400_000;

/** An answer on a fact's first flashcard, `daysAgo` days before now. */
export const reviewOf = (
  fact: Fact,
  rating: Rating,
  daysAgo: number,
  locale: Locale = "nl",
): SentEntry => ({
  type: "review",
  id: uuid(),
  promptId: found(fact.prompts.find(isRecall), `a flashcard of ${fact.id}`).id,
  locale,
  rating,
  at: Math.round(Date.now() - daysAgo * dayMs),
  durationMs: 4_000,
});

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
    expect(response.status(), await response.text()).toBe(200);
  }
}

/**
 * The first facts learned `daysAgo` days ago: good at once and ten minutes later, or an hour earlier where
 * the scheduling day would end in between.
 */
export function learnedAll(daysAgo: number, count = facts.length): SentEntry[] {
  const laterDays = 600_000 / dayMs;
  const dayOf = (ago: number) => schedulingDay(Date.now() - ago * dayMs, defaultSettings);
  const first = dayOf(daysAgo) === dayOf(daysAgo - laterDays) ? daysAgo : daysAgo + 1 / 24;
  return facts
    .slice(0, count)
    .flatMap((fact) => [first, first - laterDays].map((ago) => reviewOf(fact, "good", ago)));
}

/** A learner who forgets faster than most: every third review, whatever the interval, goes wrong. */
export const forgetful = (count: number): SentEntry[] =>
  facts
    .slice(0, count)
    .flatMap((fact, i) =>
      [0, 2, 5, 12, 14, 20].map((days, k) =>
        reviewOf(fact, (i + k) % 3 === 2 ? "again" : "good", 60 - days - (i % 20)),
      ),
    );

/** A quiz of this browser's learner, days ago: for each question the place that was picked among its options. */
export async function takePastQuiz(
  page: Page,
  daysAgo: number,
  picks: readonly (readonly [prompt: ChoicePrompt, place: number])[],
): Promise<void> {
  const { learner } = await exported(page);
  const id = found(learner, "a learner").id;
  const startedAt = Math.round(Date.now() - daysAgo * dayMs);
  const answers = picks.map(([prompt, place], i) => ({
    type: "quiz" as const,
    id: uuid(),
    factId: prompt.factId,
    promptId: prompt.id,
    kind: prompt.kind,
    locale: "nl" as const,
    at: startedAt + (i + 1) * 10_000,
    durationMs: 5_000,
    right: prompt.keys.includes(place),
    given: { picked: [place] },
  }));
  const db = openDatabase({ url: "file:test-results/e2e.db" });
  await insertQuiz(db, id, {
    id: uuid(),
    articleId: found(facts[0], "a fact").articleId,
    startedAt,
    questions: answers.map((answer, i) => ({
      position: i + 1,
      answerId: answer.id,
      promptId: answer.promptId,
      optionOrder: [],
    })),
  });
  await record(db, { id }, answers, Date.now());
  db.$client.close();
}
