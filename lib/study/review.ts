/** Flashcards: the day's queue as cards, and the ratings that come back. */
import { validate as isUuid, version as uuidVersion } from "uuid";
import { z } from "zod";
import type { Library } from "../content/library";
import type { Database } from "../db/client";
import type { ReviewAnswer } from "../domain/answer";
import {
  isRecall,
  type Locale,
  locales,
  type PromptKind,
  type RecallPrompt,
} from "../domain/article";
import { addDays, dayStart } from "../domain/day";
import type { Learner, Settings } from "../domain/learner";
import { type Memory, type Phase, phaseOf, type Rating, ratings } from "../domain/memory";
import { dailyQueue, isSoon, promptInTurn, type QueuedFact } from "../domain/queue";
import { outcomes } from "../domain/scheduler";
import { recordAnswers } from "./record";
import { newFactsLeft, standingOf, sum } from "./today";
import { recallText } from "./wording";

/** How long until a card would come back, were it rated so. */
export type Delay = Readonly<{ days: number } | { minutes: number }>;

export type Card = Readonly<{
  factId: string;
  articleId: string;
  promptId: string;
  kind: PromptKind;
  stem: string;
  unit?: string;
  answer: string;
  statement: string;
  rationale: string;
  phase: Phase;
  /** Epoch milliseconds; 0 for a new fact. */
  dueAt: number;
  delays: Readonly<Record<Rating, Delay>>;
}>;

export type Queue = Readonly<{
  cards: readonly Card[];
  /** Cards that are left today, those not sent included. */
  left: number;
  reviewedToday: number;
  rightToday: number;
  /** Facts that fall due before the next scheduling day ends. */
  dueTomorrow: number;
  /** Whether there are facts left that were never met. */
  newTomorrow: boolean;
  /** Epoch milliseconds; from then on cards may be due and delays may be others. */
  dayEndsAt: number;
}>;

/** More cards are fetched while the learner works through these. */
const cardsSent = 20;

export async function reviewQueue(
  db: Database,
  library: Library,
  learner: Learner | undefined,
  locale: Locale,
  now: number,
): Promise<Queue> {
  const standing = await standingOf(db, learner, now);
  const { settings, memories, today, totals } = standing;
  const queue = dailyQueue(library.facts, memories, now, newFactsLeft(standing));
  const reviews = totals.filter(({ day, source }) => day === today && source === "review");
  const dayEndsAt = dayStart(addDays(today, 1), settings);
  const tomorrowEnds = dayStart(addDays(today, 2), settings);
  return {
    cards: queue.slice(0, cardsSent).map((queued) => cardOf(queued, settings, locale, now)),
    left: queue.length,
    reviewedToday: sum(reviews, "answers"),
    rightToday: sum(reviews, "right"),
    dueTomorrow: library.facts.filter(({ id }) => {
      const memory = memories.get(id);
      return memory && memory.dueAt < tomorrowEnds;
    }).length,
    dayEndsAt,
    newTomorrow: library.facts.some(({ id }) => !memories.has(id)),
  };
}

function cardOf(
  { fact, memory }: QueuedFact,
  settings: Settings,
  locale: Locale,
  now: number,
): Card {
  const prompt = promptInTurn(fact, memory);
  const after = outcomes(memory, fact.id, now, settings);
  return {
    factId: fact.id,
    articleId: fact.articleId,
    promptId: prompt.id,
    kind: prompt.kind,
    stem: prompt.stem[locale],
    ...(prompt.kind === "number" ? { unit: prompt.unit[locale] } : {}),
    answer: recallText(prompt, locale),
    statement: fact.statement[locale],
    rationale: prompt.rationale[locale],
    phase: phaseOf(memory),
    dueAt: memory?.dueAt ?? 0,
    delays: {
      again: delayOf(after.again),
      hard: delayOf(after.hard),
      good: delayOf(after.good),
      easy: delayOf(after.easy),
    },
  };
}

const delayOf = ({ intervalDays, dueAt, lastAnsweredAt }: Memory): Delay =>
  intervalDays >= 1
    ? { days: intervalDays }
    : { minutes: Math.round((dueAt - lastAnsweredAt) / 60_000) };

const longestDurationMs = 86_400_000;

const ratedCard = z.strictObject({
  id: z.string().refine((id) => isUuid(id) && uuidVersion(id) === 7),
  promptId: z.string().max(200),
  rating: z.enum(ratings),
  /** Epoch milliseconds. */
  at: z.int().nonnegative(),
  durationMs: z.int().nonnegative().max(longestDurationMs),
});

/** The body of `POST /api/answers`. */
export const ratedCards = z.strictObject({
  locale: z.enum(locales),
  answers: z.array(ratedCard).min(1).max(500),
});
export type RatedCards = z.infer<typeof ratedCards>;

/** Whether any of the entries is about a flashcard that there is. */
export const holdsFlashcard = (library: Library, { answers }: RatedCards): boolean =>
  answers.some(({ promptId }) => flashcard(library, promptId) !== undefined);

function flashcard(library: Library, promptId: string): RecallPrompt | undefined {
  const prompt = library.prompt(promptId);
  return prompt && isRecall(prompt) ? prompt : undefined;
}

export type RatingOutcome = Readonly<{
  /** Per entry, in the order sent. */
  results: readonly Readonly<{
    id: string;
    status: "stored" | "already-stored" | "unknown-prompt";
  }>[];
  /** Cards that come back within this session. */
  returning: readonly Card[];
}>;

/** Stores ratings of flashcards. An entry about a prompt that is no flashcard is refused by itself. */
export async function rateCards(
  db: Database,
  library: Library,
  learner: Learner,
  { locale, answers: rated }: RatedCards,
  now: number,
): Promise<RatingOutcome> {
  const entries = rated.map((card) => ({ card, entry: reviewAnswer(library, card, locale) }));
  const known = entries.flatMap(({ entry }) => (entry ? [entry] : []));
  const { stored, memories } = await recordAnswers(db, learner, known, now);
  return {
    results: entries.map(({ card: { id }, entry }) => ({
      id,
      status: !entry ? "unknown-prompt" : stored.has(id) ? "stored" : "already-stored",
    })),
    returning: [...memories]
      .filter(([, memory]) => isSoon(memory, now))
      .flatMap(([factId, memory]) => {
        const fact = library.fact(factId);
        return fact ? [cardOf({ fact, memory }, learner.settings, locale, now)] : [];
      }),
  };
}

function reviewAnswer(
  library: Library,
  { promptId, ...card }: RatedCards["answers"][number],
  locale: Locale,
): ReviewAnswer | undefined {
  const prompt = flashcard(library, promptId);
  if (!prompt) return undefined;
  return { ...card, source: "review", factId: prompt.factId, promptId, kind: prompt.kind, locale };
}
