/** The page of what a learner did. */
import type { Library } from "../content/library";
import type { Database } from "../db/client";
import { readEntriesBetween } from "../db/log";
import type { Answer } from "../domain/answer";
import type { Fact, Prompt } from "../domain/article";
import { type SchedulingDay, schedulingDay } from "../domain/day";
import { groupBy } from "../domain/group";
import type { Learner } from "../domain/learner";
import type { Act, ActKind, Entry } from "../domain/log";
import { countingOf } from "./amend";

/** An answer; its fact and prompt are absent where the articles no longer have them. */
export type AnswerDeed = Readonly<{
  at: number;
  answer: Answer;
  fact: Fact | undefined;
  prompt: Prompt | undefined;
}>;

/** One act on one or many facts. */
export type ActDeed = Readonly<{
  at: number;
  act: ActKind;
  count: number;
  /** The first of them; absent where the articles no longer have it. */
  fact: Fact | undefined;
}>;

export type Deed = AnswerDeed | ActDeed;

export type HistoryPage = Readonly<{
  /** The newest first. */
  days: readonly Readonly<{ day: SchedulingDay; deeds: readonly Deed[] }>[];
  today: SchedulingDay;
  /** Where the next page begins, in epoch milliseconds; absent on the last one. */
  before?: number;
}>;

const deedsOnPage = 50;
const entriesAtOnce = 200;

/**
 * A page of what a learner did before an instant, the newest first: what was taken back is left out, and
 * one act on many facts is one row. What happened at the same instant is never split between pages.
 */
export async function historyPage(
  db: Database,
  library: Library,
  learner: Learner,
  before: number,
  now: number,
): Promise<HistoryPage> {
  const { settings } = learner;
  const deeds: Deed[] = [];
  let next: number | undefined = before;
  while (next !== undefined && deeds.length < deedsOnPage) {
    const slice: Slice = await readSlice(db, learner, next);
    const counting = await countingOf(db, learner, slice.entries);
    deeds.push(...deedsOf(counting.toReversed(), library));
    next = slice.next;
  }
  const shown = wholeInstants(deeds, deedsOnPage);
  const oldest = shown.at(-1)?.at;
  const isMore = shown.length < deeds.length || next !== undefined;
  return {
    days: [...groupBy(shown, ({ at }) => schedulingDay(at, settings))].map(([day, ofDay]) => ({
      day,
      deeds: ofDay,
    })),
    today: schedulingDay(now, settings),
    ...(isMore && oldest !== undefined ? { before: oldest } : {}),
  };
}

type Slice = Readonly<{ entries: readonly Entry[]; next?: number }>;

/** The newest entries before an instant, and the instant before which the next slice begins. */
async function readSlice(db: Database, { id }: Learner, before: number): Promise<Slice> {
  const entries = await readEntriesBetween(db, id, 0, before, entriesAtOnce);
  const oldest = entries.at(-1)?.at;
  if (oldest === undefined || entries.length < entriesAtOnce) return { entries };
  const ofOldest = await readEntriesBetween(db, id, oldest, oldest + 1);
  return { entries: [...entries.filter(({ at }) => at > oldest), ...ofOldest], next: oldest };
}

const deedsOf = (entries: readonly (Answer | Act)[], library: Library): Deed[] =>
  [...groupBy(entries, rowOf).values()].flatMap((row) => deedOf(row, library));

/** Acts of one instant and kind stand in one row. */
const rowOf = (entry: Answer | Act): string =>
  entry.type === "act" ? `${entry.at} ${entry.act}` : entry.id;

function deedOf(row: readonly (Answer | Act)[], library: Library): Deed | [] {
  const [first] = row;
  if (!first) return [];
  const { at } = first;
  const fact = library.fact(first.factId);
  return first.type === "act"
    ? { at, act: first.act, count: row.length, fact }
    : { at, answer: first, fact, prompt: library.prompt(first.promptId) };
}

/** The first `count`, and those that are of the same instant as the last of these. */
function wholeInstants(deeds: readonly Deed[], count: number): readonly Deed[] {
  const oldest = deeds[count - 1]?.at;
  return oldest === undefined ? deeds : deeds.filter(({ at }) => at >= oldest);
}
