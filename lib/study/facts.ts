/** The page of all facts: what is asked of it, and what it shows. */
import { z } from "zod";
import type { Library } from "../content/library";
import { factSearch } from "../content/search";
import { readHolds, readMemories } from "../db/caches";
import type { Database } from "../db/client";
import { evidences, type Fact } from "../domain/article";
import {
  factOrders,
  factStates,
  factsInOrder,
  type ListedFact,
  wantedFacts,
} from "../domain/fact-list";
import { defaultSettings, type Learner } from "../domain/learner";
import { retrievability } from "../domain/scheduler";

const missing = undefined;
const flag = z.literal("1").optional().catch(missing);

const factsQuery = z.object({
  q: z.string().trim().max(200).catch("").default(""),
  section: z.string().min(1).max(200).optional().catch(missing),
  state: z.enum(factStates).optional().catch(missing),
  evidence: z.enum(evidences).optional().catch(missing),
  leech: flag,
  sort: z.enum(factOrders).catch("reading").default("reading"),
  reverse: flag,
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
});
export type FactsQuery = z.infer<typeof factsQuery>;

/** The query of an address or a form; a part that cannot be understood counts as not asked. */
export function readFactsQuery(library: Library, asked: unknown): FactsQuery {
  const query = factsQuery.parse(asked);
  const isKnown = library.articles.some(({ sections }) =>
    sections.some(({ id }) => id === query.section),
  );
  return isKnown ? query : { ...query, section: undefined };
}

/** The query of an address that asks the same; what is left out stands for what goes without saying. */
export function factsAddress({ page, sort, ...query }: FactsQuery): string {
  const asked = {
    ...query,
    ...(sort === "reading" ? {} : { sort }),
    ...(page === 1 ? {} : { page }),
  };
  const parts = Object.entries(asked).flatMap(([name, value]) =>
    value === undefined || value === "" ? [] : [[name, `${value}`]],
  );
  return new URLSearchParams(parts).toString();
}

/** Whether fewer facts than all are asked for. */
export const isNarrowed = ({ q, section, state, evidence, leech }: FactsQuery): boolean =>
  [q, section, state, evidence, leech].some(Boolean);

const factsOnPage = 50;

export type FactsPage = Readonly<{
  settings: Learner["settings"];
  facts: readonly ListedFact[];
  /** How many match, on all pages. */
  matching: number;
  /** Facts in all. */
  total: number;
  /** From 1. */
  page: number;
  pages: number;
}>;

/** One page of the facts that a query asks for; the last one when there are not so many pages. */
export async function factsPage(
  db: Database,
  library: Library,
  learner: Learner | undefined,
  query: FactsQuery,
  now: number,
): Promise<FactsPage> {
  const settings = learner?.settings ?? defaultSettings;
  const matching = await matchingFacts(db, library, learner, query, now);
  const pages = Math.max(1, Math.ceil(matching.length / factsOnPage));
  const page = Math.min(query.page, pages);
  return {
    settings,
    facts: factsInOrder(matching, query.sort, query.reverse === "1", (memory) =>
      retrievability(memory, now, settings),
    ).slice((page - 1) * factsOnPage, page * factsOnPage),
    matching: matching.length,
    total: library.facts.length,
    page,
    pages,
  };
}

/** All facts that a query asks for, on whatever page, in reading order. */
export async function matchingFacts(
  db: Database,
  library: Library,
  learner: Learner | undefined,
  { q, section, state, evidence, leech }: FactsQuery,
  now: number,
): Promise<ListedFact[]> {
  const found = factSearch(library.facts)(q);
  const listed = await listedFacts(db, learner, found);
  return wantedFacts(listed, { sectionId: section, state, evidence, leech: leech === "1" }, now);
}

/** Facts with what a learner has of them; for a visitor all are new. */
export async function listedFacts(
  db: Database,
  learner: Learner | undefined,
  facts: readonly Fact[],
): Promise<ListedFact[]> {
  if (!learner) return facts.map((fact) => ({ fact }));
  const [memories, holds] = await Promise.all([
    readMemories(db, learner.id),
    readHolds(db, learner.id),
  ]);
  return facts.map((fact) => ({
    fact,
    memory: memories.get(fact.id),
    heldUntil: holds.get(fact.id),
  }));
}
