/** The flashcards to review now. */
import type { Library } from "../content/library";
import type { Database } from "../db/client";
import { readEntriesBetween } from "../db/log";
import type { Locale, Localized } from "../domain/article";
import { shareOfDay } from "../domain/capacity";
import { addDays, dayStart, type SchedulingDay, schedulingDay } from "../domain/day";
import type { Learner } from "../domain/learner";
import { forGood } from "../domain/log";
import { openFacts } from "../domain/queue";
import { type Card, cardOf, scheduleKey } from "./card";
import { standingOf, sum } from "./standing";
import { cardsOfSession, type StudySession } from "./study-more";
import { newFactsAhead, queueOfToday, type Rest } from "./today";
import { termsOf } from "./wording";

export type Queue = Readonly<{
  /** When the server looked, in epoch milliseconds by its own clock. */
  asOf: number;
  cards: readonly Card[];
  /**
   * Of the settings that the cards were made with; none for a visitor, who is promised the same as the learner
   * that they will be.
   */
  scheduleKey: string | undefined;
  /** Cards that are left today, those not sent included. */
  left: number;
  reviewedToday: number;
  rightToday: number;
  /** Facts that the next scheduling day will ask for, of those that are due by then. */
  dueTomorrow: number;
  /** What the day leaves, whatever the session. */
  rest: Rest;
  /** Whether facts that were never met come on the next scheduling day. */
  newTomorrow: boolean;
  /** Epoch milliseconds; from then on cards may be due and delays may be others. */
  dayEndsAt: number;
  /** Today's entries that no longer count, by id: whatever took them back. */
  takenBack: readonly string[];
  /** Whether cards are read aloud by themselves. */
  readAloud: boolean;
  /** Whether keys of one letter work. */
  letterKeys: boolean;
  /** Whether the learner is asked how sure they are before a card is turned. */
  askConfidence: boolean;
  /** By article, the terms that a typed answer is held against, for a learner who types. */
  terms: Readonly<Record<string, Localized<readonly string[]>>>;
}>;

/** More cards are fetched while the learner works through these. */
const cardsSent = 20;

/** The day's queue, or that of a session beyond it. */
export async function reviewQueue(
  db: Database,
  library: Library,
  learner: Learner | undefined,
  locale: Locale,
  now: number,
  session?: StudySession,
): Promise<Queue> {
  const [standing, takenBack] = await Promise.all([
    standingOf(db, learner, now),
    learner ? takenBackSince(db, learner, schedulingDay(now, learner.settings)) : [],
  ]);
  const { settings, memories, today, totals } = standing;
  const { cards, rest } = queueOfToday(standing, library, now);
  const queue = session
    ? await cardsOfSession(db, library, learner, standing, session, now)
    : cards;
  const reviews = totals.filter(({ day, source }) => day === today && source === "review");
  const tomorrowEnds = dayStart(addDays(today, 2), settings);
  const open = openFacts(library.facts, standing.holds, tomorrowEnds);
  const dueByTomorrow = open.flatMap((fact) => {
    const memory = memories.get(fact.id);
    return memory && memory.dueAt < tomorrowEnds ? [{ fact, memory }] : [];
  });
  const tomorrow = shareOfDay(dueByTomorrow, settings, dayStart(addDays(today, 1), settings), 0);
  const [, newOnTomorrow = 0] = newFactsAhead(standing, library, now, 2);
  return {
    asOf: now,
    cards: queue
      .slice(0, cardsSent)
      .map((queued) => cardOf(queued, library, settings, locale, now)),
    scheduleKey: learner && scheduleKey(settings),
    left: queue.length,
    reviewedToday: sum(reviews, "answers"),
    rightToday: sum(reviews, "right"),
    dueTomorrow: tomorrow.asked.length,
    rest,
    dayEndsAt: dayStart(addDays(today, 1), settings),
    takenBack,
    newTomorrow: !tomorrow.newFactsWait && newOnTomorrow > 0,
    readAloud: settings.readAloud,
    letterKeys: settings.letterKeys,
    askConfidence: settings.askConfidence,
    terms: settings.typedCards
      ? Object.fromEntries(library.articles.map((article) => [article.id, termsOf(article)]))
      : {},
  };
}

/** The ids of what undos from a day on took back. */
async function takenBackSince(
  db: Database,
  { id, settings }: Learner,
  today: SchedulingDay,
): Promise<string[]> {
  const entries = await readEntriesBetween(db, id, dayStart(today, settings), forGood);
  return entries.flatMap((entry) => (entry.type === "undo" ? entry.undoes : []));
}
