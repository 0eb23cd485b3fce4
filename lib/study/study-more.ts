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
import { type Standing, standingOf } from "./standing";
import { cardsOfToday } from "./today";

/** Such a session, as an address can hold it. */
export type StudySession = SessionSubject &
  Readonly<{
    /** When it began, in epoch milliseconds. */
    since: number;
  }>;
/** What a session is about; what follows from the learner's log is not told in an address. */
type SessionSubject =
  | Extract<StudyMore, { kind: "section" | "fact" }>
  | Readonly<{ kind: "ahead" } | { kind: "weak" } | { kind: "mistakes" }>;

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
  standing: Standing,
  session: StudySession,
  now: number,
): Promise<QueuedFact[]> {
  const { memories, holds, settings, today } = standing;
  const more = async (): Promise<StudyMore> => {
    const dayBeganAt = dayStart(today, settings);
    switch (session.kind) {
      case "ahead": {
        // As when the session began: what is answered in it makes no more room for what waits.
        const before = [...memories].filter(([, one]) => one.lastAnsweredAt < session.since);
        const then = { ...standing, memories: new Map(before) };
        const asked = cardsOfToday(then, library, now).map(({ fact }) => fact.id);
        return { kind: "ahead", askedToday: new Set(asked), dayBeganAt };
      }
      case "mistakes": {
        const yesterday = dayStart(addDays(today, -1), settings);
        const entries = learner ? await readEntriesBetween(db, learner.id, yesterday, now) : [];
        return { kind: "mistakes", factIds: mistakenFacts(entries, dayBeganAt) };
      }
      default:
        return session;
    }
  };
  const facts = openFacts(library.facts, holds, now);
  return studyQueue(facts, memories, await more(), session.since);
}

/** The facts with a wrong answer before `to`. Entries after it are looked at for what they undo. */
const mistakenFacts = (entries: readonly Entry[], to: number): ReadonlySet<string> =>
  new Set(
    effective(entries)
      .filter((entry): entry is Answer => entry.type !== "act" && entry.at < to)
      .filter((answer) => !isRight(answer))
      .map(({ factId }) => factId),
  );
