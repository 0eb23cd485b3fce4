/** Entries as browsers send them, and what becomes of each. */
import { validate as isUuid, version as uuidVersion } from "uuid";
import { z } from "zod";
import type { Library } from "../content/library";
import { confidences } from "../domain/answer";
import { isRecall, type Locale, locales } from "../domain/article";
import { actKinds, type Entry } from "../domain/log";
import { ratings } from "../domain/memory";
import { isSoon } from "../domain/queue";
import { type Card, cardOf, scheduleKey } from "./card";
import type { Recorded } from "./record";

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
    confidence: z.enum(confidences).optional(),
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
    undoes: z.uuid(),
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
  /** What the browser's clock said on sending, in epoch milliseconds: it may be wrong. */
  sentAt: instant.optional(),
});
export type SentEntries = z.infer<typeof sentEntries>;

export type Refusal = "malformed" | "unknown-prompt" | "unknown-fact";

/** An entry that can be stored, or why it cannot. */
export type ReadEntry = Readonly<{ entry: Entry }> | Readonly<{ refusal: Refusal }>;

/** As far as a clock may be off without being set right: the line takes its time as well. */
const toleratedMs = 60_000;

/** There was no Weetje before. */
const earliestAt = Date.UTC(2026, 0, 1);

/**
 * Reads entries one by one: a bad one does not take the others along. Where the browser's clock is wrong,
 * all times are set right by as much; one that cannot be right even so counts as now.
 */
export function readEntries(
  library: Library,
  { entries, sentAt = 0 }: SentEntries,
  now: number,
): readonly ReadEntry[] {
  const isWrong = sentAt > 0 && Math.abs(now - sentAt) > toleratedMs;
  const shiftMs = isWrong ? now - sentAt : 0;
  return entries.map((entry) => {
    const sent = sentEntry.safeParse(entry);
    if (!sent.success) return { refusal: "malformed" };
    const at = sent.data.at + shiftMs;
    return entryOf(library, { ...sent.data, at: at < earliestAt ? now : at });
  });
}

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
  /** Of the settings that they were stored with; absent where none was. */
  scheduleKey?: string;
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
    scheduleKey: scheduleKey(settings),
    returning: [...replayed].flatMap(([factId, { memory, heldUntil = 0 }]) => {
      const fact = library.fact(factId);
      const isBack = fact && memory && heldUntil <= now && isSoon(memory, now);
      return isBack ? [cardOf({ fact, memory }, library, settings, locale, now)] : [];
    }),
  };
}

const resultsOf = (read: readonly ReadEntry[], stored: ReadonlySet<string>): EntryResult[] =>
  read.map((one) =>
    "refusal" in one
      ? { status: "refused", reason: one.refusal }
      : { id: one.entry.id, status: stored.has(one.entry.id) ? "stored" : "already-stored" },
  );
