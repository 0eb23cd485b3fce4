/**
 * Measures the page of all facts, the history and acts on everything, with many facts that are all
 * remembered: `tsx scripts/facts-benchmark.ts [facts]`, 10,000 without an argument.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { v7 as uuid } from "uuid";
import { type Library, library } from "../lib/content/library";
import { factSearch } from "../lib/content/search";
import { readHolds, readMemories } from "../lib/db/caches";
import { migrateDatabase, openDatabase } from "../lib/db/client";
import type { ReviewAnswer } from "../lib/domain/answer";
import type { Fact } from "../lib/domain/article";
import { factOrders } from "../lib/domain/fact-list";
import { forGood } from "../lib/domain/log";
import { ratings } from "../lib/domain/memory";
import { actsOn } from "../lib/study/acts";
import { putBack, takenBack } from "../lib/study/amend";
import { factsPage, matchingFacts, readFactsQuery } from "../lib/study/facts";
import { historyPage } from "../lib/study/history";
import { createLearner } from "../lib/study/learner";
import { record } from "../lib/study/record";

const count = Number(process.argv[2] ?? 10_000);
const dayMs = 86_400_000;
const now = Date.now();

const big = multiplied(library(), count);
const folder = mkdtempSync(join(tmpdir(), "weetje-"));
const db = openDatabase({ url: `file:${join(folder, "weetje.db")}` });
await migrateDatabase(db);
const { learner } = await createLearner(db, undefined, now);
await timed(`record a review of each of ${count} facts`, () =>
  record(db, learner, big.facts.map(reviewOf), now),
);

await timed("index for the search", () => factSearch(big.facts)("magnesium"));
for (const words of ["magnesium", "slaap melatonine", "qqqq"])
  await often(`search: ${words}`, () => factSearch(big.facts)(words));
await often("read memories and holds", () =>
  Promise.all([readMemories(db, learner.id), readHolds(db, learner.id)]),
);
for (const sort of factOrders) {
  const query = readFactsQuery(big, { q: "magnesium", sort, state: "young" });
  await often(`page: search, filter, sort by ${sort}`, () =>
    factsPage(db, big, learner, query, now),
  );
}
await often("page: everything, sort by recall", () =>
  factsPage(db, big, learner, readFactsQuery(big, { sort: "recall" }), now),
);

const everything = readFactsQuery(big, {});
const suspension = { at: now, act: "suspend" } as const;
await timed("suspend everything", async () => {
  const facts = await matchingFacts(db, big, learner, everything, now);
  await record(db, learner, actsOn(facts, "suspend", now), now);
});
await timed("undo that", async () =>
  record(db, learner, await takenBack(db, learner, suspension, now + 1), now + 1),
);
await timed("put it back", async () =>
  record(db, learner, await putBack(db, learner, suspension), now + 2),
);
await often("first page of the history", () => historyPage(db, big, learner, forGood, now));
await often("page of the history among answers", () => historyPage(db, big, learner, now, now));
db.$client.close();
rmSync(folder, { recursive: true });

/** The same facts over and over, each time under other ids. */
function multiplied({ articles, facts }: Library, wanted: number): Library {
  const many = Array.from({ length: wanted }, (_, i): Fact | [] => {
    const fact = facts[i % facts.length];
    return fact ? { ...fact, id: `${fact.id}-${i}` } : [];
  }).flat();
  const byId = new Map(many.map((fact) => [fact.id, fact]));
  return {
    articles,
    facts: many,
    article: () => undefined,
    fact: (id) => byId.get(id),
    prompt: () => undefined,
  };
}

function reviewOf({ id }: Fact, i: number): ReviewAnswer {
  return {
    id: uuid(),
    type: "review",
    factId: id,
    promptId: `${id}/prompt`,
    kind: "typed",
    locale: "nl",
    at: now - (i % 40) * dayMs - i * 1_000,
    durationMs: 4_000,
    rating: ratings[i % ratings.length] ?? "good",
  };
}

async function timed(what: string, work: () => unknown): Promise<void> {
  const start = performance.now();
  await work();
  report(what, performance.now() - start);
}

async function often(what: string, work: () => unknown): Promise<void> {
  const times: number[] = [];
  for (let i = 0; i < 15; i++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  report(`${what} (median)`, times.sort((a, b) => a - b)[7] ?? 0);
}

function report(what: string, durationMs: number): void {
  console.log(`${durationMs.toFixed(1).padStart(9)} ms  ${what}`);
}
