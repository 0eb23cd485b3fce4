/** Flashcards: the day's queue as cards, and the ratings that come back. */
import { validate as isUuid, version as uuidVersion } from "uuid";
import { z } from "zod";
import type { Library } from "../content/library";
import type { Database } from "../db/client";
import { readEntriesBetween } from "../db/log";
import { type Answer, isRight } from "../domain/answer";
import {
  type Fact,
  isRecall,
  type Locale,
  type Localized,
  locales,
  type PromptKind,
  type RecallPrompt,
} from "../domain/article";
import { addDays, dayStart } from "../domain/day";
import type { Learner, Settings } from "../domain/learner";
import { actKinds, type Entry, effective } from "../domain/log";
import {
  isUnsettledLeech,
  type Phase,
  phaseOf,
  type Rating,
  ratings,
  type Schedule,
} from "../domain/memory";
import { isSoon, localeInTurn, openFacts, promptInTurn, type QueuedFact } from "../domain/queue";
import { outcomes } from "../domain/scheduler";
import { type StudyKind, studyQueue } from "../domain/study-more";
import type { Recorded } from "./record";
import { cardsOfToday, type Standing, standingOf, sum } from "./today";
import { recallText, termsOf } from "./wording";

/** How long until a card would come back, were it rated so. */
export type Delay = Readonly<{ days: number } | { minutes: number }>;

/** One way of asking a fact, with its answer. */
export type Wording = Readonly<{ stem: string; answer: string }>;

export type Card = Readonly<{
  factId: string;
  articleId: string;
  promptId: string;
  kind: PromptKind;
  /** The language that the card is asked in. */
  locale: Locale;
  stem: string;
  unit?: string;
  answer: string;
  statement: string;
  rationale: string;
  phase: Phase;
  /** Epoch milliseconds; 0 for a new fact. */
  dueAt: number;
  delays: Readonly<Record<Rating, Delay>>;
  /** Where one more lapse calls for a choice: the fact's other wordings, to look at it anew. */
  leech?: Readonly<{ otherWordings: readonly Wording[] }>;
  /** What marks a typed answer, for a learner who types. */
  prompt?: RecallPrompt;
}>;

export type Queue = Readonly<{
  /** When the server looked, in epoch milliseconds by its own clock. */
  asOf: number;
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
  /** Whether cards are read aloud by themselves. */
  readAloud: boolean;
  /** By article, the terms that a typed answer is held against, for a learner who types. */
  terms: Readonly<Record<string, Localized<readonly string[]>>>;
}>;

/** More cards are fetched while the learner works through these. */
const cardsSent = 20;

/** A session beyond the cards of the day, as an address can hold it. */
export type StudySession = Readonly<{
  kind: StudyKind;
  sectionId?: string | undefined;
  /** When it began, in epoch milliseconds. */
  since: number;
}>;

export async function reviewQueue(
  db: Database,
  library: Library,
  learner: Learner | undefined,
  locale: Locale,
  now: number,
  session?: StudySession,
): Promise<Queue> {
  const standing = await standingOf(db, learner, now);
  const { settings, memories, today, totals } = standing;
  const queue = session
    ? await cardsOfSession(db, library, learner, standing, session, now)
    : cardsOfToday(standing, library, now);
  const reviews = totals.filter(({ day, source }) => day === today && source === "review");
  const tomorrowEnds = dayStart(addDays(today, 2), settings);
  const open = openFacts(library.facts, standing.holds, tomorrowEnds);
  return {
    asOf: now,
    cards: queue.slice(0, cardsSent).map((queued) => cardOf(queued, settings, locale, now)),
    left: queue.length,
    reviewedToday: sum(reviews, "answers"),
    rightToday: sum(reviews, "right"),
    dueTomorrow: open.filter(({ id }) => {
      const memory = memories.get(id);
      return memory && memory.dueAt < tomorrowEnds;
    }).length,
    dayEndsAt: dayStart(addDays(today, 1), settings),
    newTomorrow: open.some(({ id }) => !memories.has(id)),
    readAloud: settings.readAloud,
    terms: settings.typedCards
      ? Object.fromEntries(library.articles.map((article) => [article.id, termsOf(article)]))
      : {},
  };
}

export type StudyChoices = Readonly<{
  /** How many cards each session would have, sections by id. */
  ahead: number;
  weak: number;
  mistakes: number;
  sections: ReadonlyMap<string, number>;
}>;

/** What there is to study beyond the cards of the day. */
export async function studyChoices(
  db: Database,
  library: Library,
  learner: Learner | undefined,
  now: number,
): Promise<StudyChoices> {
  const standing = await standingOf(db, learner, now);
  const count = async (kind: StudyKind, sectionId?: string) =>
    (await cardsOfSession(db, library, learner, standing, { kind, sectionId, since: now }, now))
      .length;
  const [ahead, weak, mistakes] = await Promise.all([
    count("ahead"),
    count("weak"),
    count("mistakes"),
  ]);
  const sections = library.articles.flatMap(({ sections }) => sections);
  const counts = sections.map(async ({ id }) => [id, await count("section", id)] as const);
  return { ahead, weak, mistakes, sections: new Map(await Promise.all(counts)) };
}

async function cardsOfSession(
  db: Database,
  library: Library,
  learner: Learner | undefined,
  { memories, holds, settings, today }: Standing,
  { kind, sectionId = "", since }: StudySession,
  now: number,
): Promise<QueuedFact[]> {
  const facts = openFacts(library.facts, holds, now);
  switch (kind) {
    case "mistakes": {
      const yesterday = dayStart(addDays(today, -1), settings);
      const entries = learner ? await readEntriesBetween(db, learner.id, yesterday, now) : [];
      const factIds = mistakenFacts(entries, dayStart(today, settings));
      return studyQueue(facts, memories, { kind, factIds }, since);
    }
    case "section":
      return studyQueue(facts, memories, { kind, sectionId }, since);
    default:
      return studyQueue(facts, memories, { kind }, since);
  }
}

/** The facts with a wrong answer before `to`. Entries after it are looked at for what they undo. */
const mistakenFacts = (entries: readonly Entry[], to: number): ReadonlySet<string> =>
  new Set(
    effective(entries)
      .filter((entry): entry is Answer => entry.type !== "act" && entry.at < to)
      .filter((answer) => !isRight(answer))
      .map(({ factId }) => factId),
  );

function cardOf(
  { fact, memory }: QueuedFact,
  settings: Settings,
  locale: Locale,
  now: number,
): Card {
  const prompt = promptInTurn(fact, memory);
  const cardLocale = localeInTurn(fact, memory, settings, locale);
  const after = outcomes(memory, fact.id, now, settings);
  const settledLapses = memory?.settledLapses ?? 0;
  return {
    factId: fact.id,
    articleId: fact.articleId,
    promptId: prompt.id,
    kind: prompt.kind,
    locale: cardLocale,
    ...wordingOf(prompt, cardLocale),
    ...(prompt.kind === "number" ? { unit: prompt.unit[cardLocale] } : {}),
    statement: fact.statement[cardLocale],
    rationale: prompt.rationale[cardLocale],
    phase: phaseOf(memory),
    dueAt: memory?.dueAt ?? 0,
    delays: {
      again: delayOf(after.again),
      hard: delayOf(after.hard),
      good: delayOf(after.good),
      easy: delayOf(after.easy),
    },
    ...(isUnsettledLeech({ ...after.again, settledLapses })
      ? { leech: { otherWordings: otherWordings(fact, prompt, cardLocale) } }
      : {}),
    ...(settings.typedCards ? { prompt } : {}),
  };
}

const wordingOf = (prompt: RecallPrompt, locale: Locale): Wording => ({
  stem: prompt.stem[locale],
  answer: recallText(prompt, locale),
});

const otherWordings = (fact: Fact, shown: RecallPrompt, locale: Locale): Wording[] =>
  fact.prompts
    .filter(isRecall)
    .filter(({ id }) => id !== shown.id)
    .map((prompt) => wordingOf(prompt, locale));

/** How long after its answer a memory falls due. */
export const delayOf = ({ intervalDays, dueAt, lastAnsweredAt }: Schedule): Delay =>
  intervalDays >= 1
    ? { days: intervalDays }
    : { minutes: Math.round((dueAt - lastAnsweredAt) / 60_000) };

const entryId = z.string().refine((id) => isUuid(id) && uuidVersion(id) === 7);
/** Epoch milliseconds. */
const instant = z.int().nonnegative();
const contentId = z.string().min(1).max(200);
const longestDurationMs = 86_400_000;

const sentEntry = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("review"),
    id: entryId,
    promptId: contentId,
    locale: z.enum(locales),
    rating: z.enum(ratings),
    at: instant,
    durationMs: z.int().nonnegative().max(longestDurationMs),
  }),
  z.strictObject({
    type: z.literal("act"),
    id: entryId,
    factId: contentId,
    act: z.enum(actKinds),
    at: instant,
  }),
  z.strictObject({
    type: z.literal("undo"),
    id: entryId,
    factId: contentId,
    undoes: entryId,
    at: instant,
  }),
]);

/** An entry as a browser sends it. */
export type SentEntry = z.infer<typeof sentEntry>;

/** The body of `POST /api/answers`; each entry is looked at by itself. */
export const sentEntries = z.strictObject({
  /** The language for cards that come back. */
  locale: z.enum(locales),
  entries: z.array(z.unknown()).min(1).max(500),
});
export type SentEntries = z.infer<typeof sentEntries>;

export type Refusal = "malformed" | "unknown-prompt" | "unknown-fact";

/** An entry that can be stored, or why it cannot. */
export type ReadEntry = Readonly<{ entry: Entry }> | Readonly<{ refusal: Refusal }>;

/** Reads entries one by one: a bad one does not take the others along. */
export const readEntries = (library: Library, { entries }: SentEntries): readonly ReadEntry[] =>
  entries.map((entry) => {
    const sent = sentEntry.safeParse(entry);
    return sent.success ? entryOf(library, sent.data) : { refusal: "malformed" };
  });

function entryOf(library: Library, sent: SentEntry): ReadEntry {
  if (sent.type === "review") {
    const prompt = library.prompt(sent.promptId);
    if (!prompt || !isRecall(prompt)) return { refusal: "unknown-prompt" };
    return { entry: { ...sent, factId: prompt.factId, kind: prompt.kind } };
  }
  return library.fact(sent.factId) ? { entry: sent } : { refusal: "unknown-fact" };
}

export type EntryResult =
  | Readonly<{ id: string; status: "stored" | "already-stored" }>
  | Readonly<{ status: "refused"; reason: Refusal }>;

export type EntriesOutcome = Readonly<{
  /** When the entries were stored, in epoch milliseconds by the server's clock. */
  asOf: number;
  /** Per entry, in the order sent. */
  results: readonly EntryResult[];
  /** Cards that come back within this session. */
  returning: readonly Card[];
}>;

/** What became of entries of which none could be stored. */
export const refusedOutcome = (read: readonly ReadEntry[], now: number): EntriesOutcome => ({
  asOf: now,
  results: resultsOf(read, new Set()),
  returning: [],
});

/** What became of each entry, and the cards that come back soon, after `recorded` was stored. */
export function outcomeOf(
  library: Library,
  read: readonly ReadEntry[],
  { stored, replayed, learner: { settings } }: Recorded,
  locale: Locale,
  now: number,
): EntriesOutcome {
  return {
    asOf: now,
    results: resultsOf(read, stored),
    returning: [...replayed].flatMap(([factId, { memory, heldUntil = 0 }]) => {
      const fact = library.fact(factId);
      const isBack = fact && memory && heldUntil <= now && isSoon(memory, now);
      return isBack ? [cardOf({ fact, memory }, settings, locale, now)] : [];
    }),
  };
}

const resultsOf = (read: readonly ReadEntry[], stored: ReadonlySet<string>): EntryResult[] =>
  read.map((one) =>
    "refusal" in one
      ? { status: "refused", reason: one.refusal }
      : { id: one.entry.id, status: stored.has(one.entry.id) ? "stored" : "already-stored" },
  );
