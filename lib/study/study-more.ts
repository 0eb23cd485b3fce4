/** Sessions beyond the cards of the day. */
import type { Library } from "../content/library";
import type { Database } from "../db/client";
import { readEntriesBetween } from "../db/log";
import { type Answer, isRight } from "../domain/answer";
import { addDays, dayStart } from "../domain/day";
import type { Learner } from "../domain/learner";
import { type Entry, effective } from "../domain/log";
import { openFacts, type QueuedFact } from "../domain/queue";
import { type StudyMore, studyQueue } from "../domain/study-more";
import { type Standing, standingOf } from "./today";

/** Such a session, as an address can hold it. */
export type StudySession = SessionSubject &
  Readonly<{
    /** When it began, in epoch milliseconds. */
    since: number;
  }>;
type SessionSubject = Exclude<StudyMore, { kind: "mistakes" }> | Readonly<{ kind: "mistakes" }>;

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
  const count = async (subject: SessionSubject) => {
    const session = { ...subject, since: now };
    return (await cardsOfSession(db, library, learner, standing, session, now)).length;
  };
  const [ahead, weak, mistakes] = await Promise.all([
    count({ kind: "ahead" }),
    count({ kind: "weak" }),
    count({ kind: "mistakes" }),
  ]);
  const sections = library.articles.flatMap(({ sections }) => sections);
  const counts = sections.map(
    async ({ id }) => [id, await count({ kind: "section", sectionId: id })] as const,
  );
  return { ahead, weak, mistakes, sections: new Map(await Promise.all(counts)) };
}

/** The cards of a session that are left. */
export async function cardsOfSession(
  db: Database,
  library: Library,
  learner: Learner | undefined,
  { memories, holds, settings, today }: Standing,
  session: StudySession,
  now: number,
): Promise<QueuedFact[]> {
  const facts = openFacts(library.facts, holds, now);
  if (session.kind !== "mistakes") return studyQueue(facts, memories, session, session.since);
  const yesterday = dayStart(addDays(today, -1), settings);
  const entries = learner ? await readEntriesBetween(db, learner.id, yesterday, now) : [];
  const factIds = mistakenFacts(entries, dayStart(today, settings));
  return studyQueue(facts, memories, { kind: "mistakes", factIds }, session.since);
}

/** The facts with a wrong answer before `to`. Entries after it are looked at for what they undo. */
const mistakenFacts = (entries: readonly Entry[], to: number): ReadonlySet<string> =>
  new Set(
    effective(entries)
      .filter((entry): entry is Answer => entry.type !== "act" && entry.at < to)
      .filter((answer) => !isRight(answer))
      .map(({ factId }) => factId),
  );
