import { describe, expect, test } from "vitest";
import { type Library, library } from "../content/library";
import type { Database } from "../db/client";
import { freshDatabase } from "../db/fixture";
import type { Fact } from "../domain/article";
import { dayMs } from "../domain/fixture";
import { forGood } from "../domain/log";
import { actsOn, offeredActs } from "./acts";
import { takenBack } from "./amend";
import { factPage } from "./fact";
import { factsAddress, factsPage, listedFacts, matchingFacts, readFactsQuery } from "./facts";
import { newLearner, noon, review, storedCaches } from "./fixture";
import { record } from "./record";

const articles: Library = library();
const { facts } = articles;
const [first, second] = facts;
if (!first || !second) throw new Error("two facts");
const now = noon + dayMs;

const asked = (query: Readonly<Record<string, unknown>>) => readFactsQuery(articles, query);

async function learnerWhoKnows(db: Database, factIds: readonly string[]) {
  const learner = await newLearner(db);
  const reviews = factIds.map((factId) => review(factId, { factId, rating: "easy" }));
  await record(db, learner, reviews, now);
  return learner;
}

describe("what an address asks", () => {
  test.each([
    [{}, ""],
    [{ q: "", section: "", state: "", sort: "", page: "1" }, ""],
    [{ q: ["a", "b"], state: "7", sort: "no", page: "-3", section: "none", leech: "2" }, ""],
    [{ page: "two", reverse: "yes", evidence: "hearsay", done: "suspend" }, ""],
    [{ q: " zink & co ", page: "2" }, "q=zink+%26+co&page=2"],
    [
      { section: first.sectionId, state: "suspended", leech: "1", sort: "due", reverse: "1" },
      `section=${first.sectionId}&state=suspended&leech=1&reverse=1&sort=due`,
    ],
  ])("%j", (query, address) => {
    expect(factsAddress(asked(query))).toBe(address);
    expect(asked(Object.fromEntries(new URLSearchParams(address)))).toEqual(asked(query));
  });
});

describe("the page of all facts", () => {
  test("shows a visitor all facts as new, page by page", async () => {
    const db = await freshDatabase();
    const pages = Math.ceil(facts.length / 50);
    const shown = [];
    for (let page = 1; page <= pages; page++) {
      const one = await factsPage(db, articles, undefined, asked({ page }), now);
      expect(one).toMatchObject({ matching: facts.length, total: facts.length, page, pages });
      shown.push(...one.facts.map(({ fact }) => fact));
    }
    expect(shown).toEqual(facts);
    const beyond = await factsPage(db, articles, undefined, asked({ page: 99 }), now);
    expect(beyond.page).toBe(pages);
    const known = await matchingFacts(db, articles, undefined, asked({ state: "young" }), now);
    expect(known).toEqual([]);
  });

  test("finds by words and by what the learner has of a fact", async () => {
    const db = await freshDatabase();
    const learner = await learnerWhoKnows(db, [second.id]);
    const young = await matchingFacts(db, articles, learner, asked({ state: "young" }), now);
    expect(young.map(({ fact }) => fact.id)).toEqual([second.id]);
    const byRecall = await factsPage(db, articles, learner, asked({ sort: "recall" }), now);
    expect(byRecall.facts[0]?.fact.id).toBe(second.id);
    const nothing = await factsPage(db, articles, learner, asked({ q: "qqqq" }), now);
    expect(nothing).toMatchObject({ facts: [], matching: 0, page: 1, pages: 1 });
  });
});

describe("an act on facts", () => {
  test.each(offeredActs)(
    "%s is done where it changes something, and taken back as one",
    async (act) => {
      const db = await freshDatabase();
      const learner = await learnerWhoKnows(db, [first.id]);
      const hold = actsOn(await listedFacts(db, learner, [second]), "suspend", now);
      await record(db, learner, hold, now);
      const before = await storedCaches(db, learner);

      const at = now + 1;
      const acts = actsOn(await listedFacts(db, learner, facts), act, at);
      const expected = {
        bury: facts.length - 1,
        suspend: facts.length - 1,
        resume: 1,
        "make-due": 1,
        forget: 1,
      };
      expect(acts).toHaveLength(expected[act]);
      expect(new Set(acts.map((one) => one.at))).toEqual(new Set([at]));
      await record(db, learner, acts, at);
      expect(await storedCaches(db, learner)).not.toEqual(before);
      expect(actsOn(await listedFacts(db, learner, facts), act, at)).toEqual([]);

      await record(db, learner, await takenBack(db, learner, { at, act }, at + 1), at + 1);
      expect(await storedCaches(db, learner)).toEqual(before);
    },
  );
});

describe("the page of a fact", () => {
  test("is none of a fact that is not there", async () => {
    const db = await freshDatabase();
    expect(await factPage(db, articles, undefined, "nothing", now)).toBeUndefined();
  });

  test("tells a visitor of the fact alone", async () => {
    const page = await factPage(await freshDatabase(), articles, undefined, first.id, now);
    expect(page).toMatchObject({ fact: first, answers: 0, deeds: [] });
    expect(page?.memory).toBeUndefined();
    expect(page).not.toHaveProperty("curve");
  });

  test("tells a learner what each answer led to, the newest first", async () => {
    const db = await freshDatabase();
    const learner = await learnerWhoKnows(db, [first.id]);
    const pick = {
      ...review("pick", { factId: first.id, at: noon + 1, kind: "choice" }),
      type: "quiz" as const,
      right: true,
      given: { unknown: true as const },
    };
    const { rating: _, ...answer } = pick;
    await record(db, learner, [answer, ...actsOn([{ fact: first }], "suspend", now)], now);
    const page = await factPage(db, articles, learner, first.id, now);
    expect(page).toMatchObject({ answers: 2, heldUntil: forGood });
    expect(page?.deeds.map(({ entry, delay }) => [entry.type, delay !== undefined])).toEqual([
      ["act", false],
      ["quiz", false],
      ["review", true],
    ]);
    expect(page?.recallChance).toBeGreaterThan(0.9);
    expect(page?.curve?.marks).toHaveLength(1);
  });

  test("tells a fact that was forgotten from one that was never met", async () => {
    const db = await freshDatabase();
    const learner = await learnerWhoKnows(db, [first.id]);
    const pageOf = (fact: Fact) => factPage(db, articles, learner, fact.id, now);
    const known = await pageOf(first);
    if (!known) throw new Error("no page");
    expect(known.isForgotten).toBe(false);
    await record(db, learner, actsOn([known], "forget", now), now);
    expect((await pageOf(first))?.isForgotten).toBe(true);
    expect((await pageOf(second))?.isForgotten).toBe(false);
    const met = review("met", { factId: first.id, promptId: `${first.id}/1`, at: now + 1 });
    await record(db, learner, [met], now + 1);
    expect((await pageOf(first))?.isForgotten).toBe(false);
  });
});
