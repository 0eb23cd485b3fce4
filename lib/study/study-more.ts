/** Sessions beyond the cards of the day. */
import type { Library } from "../content/library";
import type { Database } from "../db/client";
import { readEntriesBetween } from "../db/log";
import { type Answer, isRight } from "../domain/answer";
import { addDays, dayStart } from "../domain/day";
import type { Learner } from "../domain/learner";
import { type Entry, effective } from "../domain/log";
import { openFacts, type QueuedFact } from "../domain/queue";
import { type StudyKind, studyQueue } from "../domain/study-more";
import { type Standing, standingOf } from "./today";

/** Such a session, as an address can hold it. */
export type StudySession = Readonly<{
  kind: StudyKind;
  sectionId?: string | undefined;
  /** When it began, in epoch milliseconds. */
  since: number;
}>;

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

/** The cards of a session that are left. */
export async function cardsOfSession(
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
