/**
 * The page of all facts, the history, and acts on everything, with ever more facts that are all
 * remembered. Behind the route and not over HTTP: the app has the articles that it was built with.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { v7 as uuid } from "uuid";
import { type Library, library } from "../../lib/content/library";
import { factSearch } from "../../lib/content/search";
import { type Database, migrateDatabase, openDatabase } from "../../lib/db/client";
import type { ReviewAnswer } from "../../lib/domain/answer";
import type { Fact } from "../../lib/domain/article";
import type { Learner } from "../../lib/domain/learner";
import { forGood } from "../../lib/domain/log";
import { ratings } from "../../lib/domain/memory";
import { actsOn, type OfferedAct } from "../../lib/study/acts";
import { factsPage, matchingFacts, readFactsQuery } from "../../lib/study/facts";
import { historyPage } from "../../lib/study/history";
import { createLearner } from "../../lib/study/learner";
import { record } from "../../lib/study/record";
import { reviewQueue } from "../../lib/study/review";
import { today } from "../../lib/study/today";
import { grown } from "./grown";
import type { Group, Measured, Options } from "./row";

export const facts: Group = { title: "Many facts, behind the route", measure };

const dayMs = 86_400_000;

type Subject = Readonly<{ db: Database; library: Library; learner: Learner }>;

async function measure({ quick, say }: Options): Promise<Measured> {
  const counts = quick ? [124, 1_000] : [124, 1_000, 10_000];
  const rounds = quick ? 5 : 15;
  const now = Date.now();
  const folder = mkdtempSync(join(tmpdir(), "weetje-bench-"));
  const subjects: Subject[] = [];
  try {
    for (const count of counts) {
      say(`${count} facts`);
      subjects.push(await subjectWith(count, `file:${join(folder, `${count}.db`)}`, now));
    }
    const times = new Map(Object.keys(works).map((what) => [what, counts.map((): number[] => [])]));
    say(`${rounds} rounds`);
    // One work after another, as acts fill the log that others read: they come last.
    for (const [what, work] of Object.entries(works)) {
      for (let round = 0; round <= rounds; round++) {
        for (const [i, subject] of subjects.entries()) {
          const startedAt = performance.now();
          await work(subject, now);
          if (round > 0) times.get(what)?.[i]?.push(performance.now() - startedAt);
        }
      }
    }
    return grown(
      counts.map((count) => `${count.toLocaleString("en")} facts`),
      times,
    );
  } finally {
    for (const { db } of subjects) db.$client.close();
    rmSync(folder, { recursive: true });
  }
}

const works: Readonly<Record<string, (subject: Subject, now: number) => unknown>> = {
  "search: a common word": ({ library }) => factSearch(library.facts)("magnesium"),
  "search: two words": ({ library }) => factSearch(library.facts)("slaap melatonine"),
  "search: nothing found": ({ library }) => factSearch(library.facts)("qqqq"),
  "facts: search and filter, by recall": ({ db, library, learner }, now) => {
    const query = readFactsQuery(library, { q: "magnesium", sort: "recall", state: "young" });
    return factsPage(db, library, learner, query, now);
  },
  "facts: all, by recall": ({ db, library, learner }, now) =>
    factsPage(db, library, learner, readFactsQuery(library, { sort: "recall" }), now),
  history: ({ db, library, learner }, now) => historyPage(db, library, learner, forGood, now),
  Today: ({ db, library, learner }, now) => today(db, library, learner, now),
  "the queue": ({ db, library, learner }, now) => reviewQueue(db, library, learner, "nl", now),
  "a grade": ({ db, library, learner }, now) =>
    record(
      db,
      learner,
      library.facts.slice(0, 1).map((fact) => reviewOf(fact, 0, now)),
      now,
    ),
  "suspend all, resume all": async (subject) => {
    await actOnAll(subject, "suspend");
    await actOnAll(subject, "resume");
  },
};

/** At its own time: what comes late has all that was done before replayed. */
async function actOnAll({ db, library, learner }: Subject, act: OfferedAct) {
  const now = Date.now();
  const found = await matchingFacts(db, library, learner, readFactsQuery(library, {}), now);
  await record(db, learner, actsOn(found, act, now), now);
}

/** A learner who remembers so many facts. */
async function subjectWith(count: number, url: string, now: number): Promise<Subject> {
  const db = openDatabase({ url });
  await migrateDatabase(db);
  const { learner } = await createLearner(db, undefined, now);
  const many = multiplied(library(), count);
  await record(
    db,
    learner,
    many.facts.map((fact, i) => reviewOf(fact, i, now)),
    now,
  );
  return { db, library: many, learner };
}

/** The same facts over and over, each time under other ids. */
function multiplied({ articles, section, facts }: Library, wanted: number): Library {
  const many = Array.from({ length: wanted }, (_, i): Fact | [] => {
    const fact = facts[i % facts.length];
    return fact ? { ...fact, id: `${fact.id}-${i}` } : [];
  }).flat();
  const byId = new Map(many.map((fact) => [fact.id, fact]));
  return {
    articles,
    facts: many,
    article: () => undefined,
    section,
    fact: (id) => byId.get(id),
    prompt: () => undefined,
  };
}

const reviewOf = ({ id }: Fact, i: number, now: number): ReviewAnswer => ({
  id: uuid(),
  type: "review",
  factId: id,
  promptId: `${id}/prompt`,
  kind: "typed",
  locale: "nl",
  at: now - (i % 40) * dayMs - i * 1_000,
  durationMs: 4_000,
  rating: ratings[i % ratings.length] ?? "good",
});
