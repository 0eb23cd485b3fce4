import fc from "fast-check";
import { v7 as uuid, v4 as uuid4 } from "uuid";
import { describe, expect, test } from "vitest";
import { library } from "../content/library";
import type { Database } from "../db/client";
import { freshDatabase } from "../db/fixture";
import { isRecall } from "../domain/article";
import { dayStart } from "../domain/day";
import { anySettings, dayMs, minuteMs } from "../domain/fixture";
import type { Learner, Settings } from "../domain/learner";
import type { ActKind } from "../domain/log";
import { type Rating, ratings } from "../domain/memory";
import type { Card, Delay } from "./card";
import {
  type EntriesOutcome,
  outcomeOf,
  readEntries,
  refusedOutcome,
  type SentEntry,
  sentEntries,
} from "./entries";
import { expectCachesToFollow, logOf, newLearner, noon, storedCaches } from "./fixture";
import { record } from "./record";
import { reviewQueue } from "./review";
import { changeSettings } from "./settings";
import type { StudySession } from "./study-more";

const content = library();

const queueOf = (db: Database, learner: Learner | undefined, now = noon, session?: StudySession) =>
  reviewQueue(db, content, learner, "nl", now, session);

const rated = (promptId: string, rating: Rating, at = noon) => ({
  type: "review" as const,
  id: uuid(),
  promptId,
  locale: "nl" as const,
  rating,
  at,
  durationMs: 4_000,
});

const acted = (factId: string, act: ActKind, at = noon) => ({
  type: "act" as const,
  id: uuid(),
  factId,
  act,
  at,
});

const undone = (factId: string, undoes: string, at = noon) => ({
  type: "undo" as const,
  id: uuid(),
  factId,
  undoes,
  at,
});

/** What the server does with a body that is well-formed as a whole. */
async function send(
  db: Database,
  learner: Learner,
  entries: readonly unknown[],
  now = noon,
): Promise<EntriesOutcome> {
  const read = readEntries(content, { locale: "nl", entries: [...entries] }, noon);
  const stored = read.flatMap((one) => ("entry" in one ? one.entry : []));
  const recorded = await record(db, learner, stored, now);
  if (!recorded) throw new Error(`no learner ${learner.id}`);
  return outcomeOf(content, read, recorded, "nl", now);
}

const firstCard = ({ cards }: Readonly<{ cards: readonly Card[] }>): Card => {
  const [card] = cards;
  if (!card) throw new Error("no cards");
  return card;
};

describe("the queue", () => {
  test("gives a visitor and a new learner the first facts, up to the day's limit", async () => {
    const db = await freshDatabase();
    for (const learner of [undefined, await newLearner(db)]) {
      const queue = await queueOf(db, learner);
      expect(queue.cards.map(({ factId }) => factId)).toEqual(
        content.facts.slice(0, 10).map(({ id }) => id),
      );
      expect(queue).toMatchObject({ left: 10, reviewedToday: 0, rightToday: 0, dueTomorrow: 0 });
      for (const { dueAt, phase } of queue.cards)
        expect({ dueAt, phase }).toEqual({ dueAt: 0, phase: "new" });
    }
  });

  test("shows a recall prompt of the fact, its answer and its statement in one language", async () => {
    const db = await freshDatabase();
    for (const locale of ["nl", "en"] as const) {
      for (const card of (await reviewQueue(db, content, undefined, locale, noon)).cards) {
        const prompt = content.prompt(card.promptId);
        if (!prompt || !isRecall(prompt)) throw new Error(`${card.promptId} asks for no recall`);
        expect(card.stem).toBe(prompt.stem[locale]);
        expect(card.rationale).toBe(prompt.rationale[locale]);
        expect(card.statement).toBe(content.fact(card.factId)?.statement[locale]);
        if (prompt.kind !== "number") expect(card.answer).toBe(prompt.key[locale]);
      }
    }
  });

  test("moves on as cards are rated, and counts them", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const { cards } = await queueOf(db, learner);
    const [one, two, three] = cards;
    if (!one || !two || !three) throw new Error("three cards");
    await send(db, learner, [
      rated(one.promptId, "easy"),
      rated(two.promptId, "again"),
      rated(three.promptId, "good"),
    ]);
    const queue = await queueOf(db, learner, noon + 30_000);
    expect(queue.reviewedToday).toBe(3);
    expect(queue.rightToday).toBe(2);
    // Seven new facts are left of the ten; the two in learning steps come after them.
    expect(queue.cards.map(({ factId }) => factId)).toEqual([
      ...cards.slice(3).map(({ factId }) => factId),
      two.factId,
      three.factId,
    ]);
    expect(queue.left).toBe(9);
  });

  test("names the entries of the day that were taken back, and no others", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const { cards } = await queueOf(db, learner);
    const [one, two] = cards;
    if (!one || !two) throw new Error("two cards");
    const yesterday = rated(one.promptId, "easy", noon - dayMs);
    const [kept, gone] = [rated(one.promptId, "good"), rated(two.promptId, "good")];
    await send(db, learner, [
      yesterday,
      undone(one.factId, yesterday.id, noon - dayMs),
      kept,
      gone,
      undone(two.factId, gone.id),
    ]);
    expect((await queueOf(db, learner)).takenBack).toEqual([gone.id]);
    expect((await queueOf(db, undefined)).takenBack).toEqual([]);
  });

  test("puts a step that has fallen due before the new facts", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const card = firstCard(await queueOf(db, learner));
    await send(db, learner, [rated(card.promptId, "again")]);
    expect(firstCard(await queueOf(db, learner, noon + 5 * minuteMs)).factId).toBe(card.factId);
  });

  test("brings a review back at the start of its day and not before", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const card = firstCard(await queueOf(db, learner));
    await send(db, learner, [rated(card.promptId, "easy")]);
    const { memories } = await storedCaches(db, learner);
    const dueAt = memories.get(card.factId)?.dueAt ?? 0;
    const isQueued = async (now: number) =>
      (await queueOf(db, learner, now)).cards.some(({ factId }) => factId === card.factId);
    expect(await isQueued(dueAt - 1)).toBe(false);
    expect(await isQueued(dueAt)).toBe(true);
    expect((await queueOf(db, learner, dueAt - 1)).dueTomorrow).toBe(1);
    expect((await queueOf(db, learner, dueAt - dayMs - 1)).dueTomorrow).toBe(0);
  });

  test("starts anew after the rollover: the limit of new facts and the counts", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const { cards } = await queueOf(db, learner);
    await send(
      db,
      learner,
      cards.map(({ promptId }) => rated(promptId, "easy")),
    );
    expect(await queueOf(db, learner)).toMatchObject({ left: 0, reviewedToday: 10 });
    const tomorrow = dayStart("2026-11-23", learner.settings);
    expect(await queueOf(db, learner, tomorrow - 1)).toMatchObject({ left: 0, reviewedToday: 10 });
    expect(await queueOf(db, learner, tomorrow)).toMatchObject({ left: 10, reviewedToday: 0 });
  });

  test("sends twenty cards at most, and tells how many are left", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const answers = content.facts.slice(0, 25).flatMap((fact) => {
      const prompt = fact.prompts.find(isRecall);
      return prompt ? [rated(prompt.id, "again")] : [];
    });
    await send(db, learner, answers);
    const queue = await queueOf(db, learner, noon + dayMs);
    expect(queue.cards).toHaveLength(20);
    expect(queue.left).toBe(35);
  });

  /** How long until the fact comes back, as it is stored. */
  async function storedDelay(db: Database, learner: Learner, factId: string): Promise<Delay> {
    const memory = (await storedCaches(db, learner)).memories.get(factId);
    if (!memory) throw new Error("no memory");
    return memory.state === "review"
      ? { days: memory.intervalDays }
      : { minutes: Math.round((memory.dueAt - memory.lastAnsweredAt) / minuteMs) };
  }

  /** The learner with the settings they have by now. */
  const changed = async (db: Database, { id, settings }: Learner, change: Learner["settings"]) => {
    await changeSettings(db, id, change, noon);
    return { id, settings: { ...settings, ...change } };
  };

  test("promises on its buttons what a rating then does", async () => {
    const db = await freshDatabase();
    const anyRatings = fc.array(fc.constantFrom(...ratings), { minLength: 1, maxLength: 6 });
    const thinking = fc.integer({ min: 0, max: 60_000 });
    await fc.assert(
      fc.asyncProperty(anyRatings, anySettings, thinking, async (all, settings, thinkingMs) => {
        const learner = await changed(db, await newLearner(db), settings);
        // In the middle of a day there, so that no day ends while the learner thinks.
        let now = dayStart("2026-11-23", settings) + 12 * 60 * minuteMs;
        for (const rating of all) {
          const card = firstCard(await queueOf(db, learner, now));
          const at = now + thinkingMs;
          await send(db, learner, [rated(card.promptId, rating, at)], at);
          expect(await storedDelay(db, learner, card.factId)).toEqual(card.delays[rating]);
          const { dueAt = 0 } = (await storedCaches(db, learner)).memories.get(card.factId) ?? {};
          now = Math.max(dueAt, at);
        }
      }),
      { numRuns: 30 },
    );
  }, 30_000);

  test("promises the same on cards that come back in the session", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const card = firstCard(await queueOf(db, learner));
    const { returning } = await send(db, learner, [rated(card.promptId, "again")]);
    const [back] = returning;
    if (!back) throw new Error("no card came back");
    const now = back.dueAt;
    await send(db, learner, [rated(back.promptId, "easy", now)], now);
    expect(await storedDelay(db, learner, card.factId)).toEqual(back.delays.easy);
  });

  test("leaves out what the learner has set aside, until that ends", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const [one, two, three, four] = (await queueOf(db, learner)).cards;
    if (!one || !two || !three || !four) throw new Error("four cards");
    const aside = [one, two, three].map(({ factId }) => factId);
    const [buried = "", rested = "", suspended = ""] = aside;
    await send(db, learner, [
      acted(buried, "bury"),
      acted(rested, "rest"),
      acted(suspended, "suspend"),
    ]);
    const asideAt = async (now: number) => {
      const { cards } = await queueOf(db, learner, now);
      return aside.filter((factId) => !cards.some((card) => card.factId === factId));
    };
    expect(firstCard(await queueOf(db, learner)).factId).toBe(four.factId);
    expect(await asideAt(noon)).toEqual(aside);
    const tomorrow = dayStart("2026-11-23", learner.settings);
    expect(await asideAt(tomorrow - 1)).toEqual(aside);
    expect(await asideAt(tomorrow)).toEqual([rested, suspended]);
    expect(await asideAt(dayStart("2026-11-29", learner.settings))).toEqual([suspended]);
    expect(await asideAt(noon + 300 * dayMs)).toEqual([suspended]);
    await send(db, learner, [acted(suspended, "resume")]);
    expect(await asideAt(noon)).toEqual([buried, rested]);
  });

  test("asks each time in another wording, and in both languages where that is wished", async () => {
    const db = await freshDatabase();
    const fresh = await newLearner(db);
    const wish = { cardLanguage: "both", typedCards: true } as const;
    const learner = await changed(db, fresh, { ...fresh.settings, ...wish });
    const several = (await queueOf(db, learner)).cards.find(
      (card) => (content.fact(card.factId)?.prompts.filter(isRecall) ?? []).length > 1,
    );
    const factId = several?.factId ?? "";
    let now = noon;
    const asked: Card[] = [];
    for (let round = 0; round < 6; round++) {
      const card = (await queueOf(db, learner, now)).cards.find((one) => one.factId === factId);
      if (!card) throw new Error("the fact is not asked");
      asked.push(card);
      expect(card.prompt?.id).toBe(card.promptId);
      expect(card.statement).toBe(content.fact(factId)?.statement[card.locale]);
      await send(db, learner, [{ ...rated(card.promptId, "good", now), locale: card.locale }], now);
      now = (await storedCaches(db, learner)).memories.get(factId)?.dueAt ?? now;
    }
    expect(asked[0]?.locale).toBe("nl");
    const ways = new Set(asked.map(({ promptId, locale }) => `${promptId} ${locale}`));
    expect(ways.size).toBeGreaterThanOrEqual(4);
    asked.slice(1).forEach(({ promptId }, i) => {
      expect(promptId).not.toBe(asked[i]?.promptId);
    });
  });

  test("shows the other wordings when the next lapse is the eighth, until the learner chooses", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const { factId, promptId } = firstCard(await queueOf(db, learner));
    const month = 30 * dayMs;
    const lapses = [1, 2, 3, 4, 5, 6, 7].flatMap((i) => [
      rated(promptId, "easy", noon + 2 * i * month),
      rated(promptId, "again", noon + (2 * i + 1) * month),
    ]);
    const now = noon + 18 * month;
    const again = rated(promptId, "easy", now - month);
    await send(db, learner, [...lapses, again], now);
    const cardAt = async (at: number) =>
      (await queueOf(db, learner, at)).cards.find((card) => card.factId === factId);
    const leech = await cardAt(now);
    const others = content.fact(factId)?.prompts.filter(isRecall).length ?? 0;
    expect(leech?.leech?.otherWordings).toHaveLength(others - 1);
    expect(leech?.leech?.otherWordings.map(({ stem }) => stem)).not.toContain(leech?.stem);
    expect(leech?.leech?.passage?.words).toBeTruthy();
    expect(leech?.leech?.isUnsettled).toBe(false);
    const lapse = rated(promptId, "again", now);
    const { returning } = await send(db, learner, [lapse], now);
    expect(returning[0]?.leech?.isUnsettled).toBe(true);
    await send(db, learner, [acted(factId, "keep", now + 1)], now + 1);
    expect(await cardAt(now + 60 * minuteMs)).toBeDefined();
    expect((await cardAt(now + 60 * minuteMs))?.leech).toBeUndefined();
  });
});

describe("studying more", () => {
  test("has what went wrong yesterday, unless it was taken back", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const [one, two, three] = (await queueOf(db, learner)).cards;
    if (!one || !two || !three) throw new Error("three cards");
    const mistake = rated(one.promptId, "again");
    const slip = rated(two.promptId, "again");
    await send(db, learner, [mistake, slip, rated(three.promptId, "good")]);
    await send(db, learner, [undone(two.factId, slip.id, noon + 5), rated(two.promptId, "good")]);
    const mistakes = async (now: number) => {
      const queue = await queueOf(db, learner, now, { kind: "mistakes", since: now });
      return queue.cards.map(({ factId }) => factId);
    };
    expect(await mistakes(noon + 1_000)).toEqual([]);
    expect(await mistakes(noon + dayMs)).toEqual([one.factId]);
    expect(await mistakes(noon + 2 * dayMs)).toEqual([]);
  });

  test("has each card once in a session, and moves on as cards are rated", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const { cards } = await queueOf(db, learner);
    await send(
      db,
      learner,
      cards.map(({ promptId }) => rated(promptId, "easy")),
    );
    const since = noon + 60 * minuteMs;
    const session = { kind: "ahead", since } as const;
    const ahead = await queueOf(db, learner, since, session);
    expect(new Set(ahead.cards.map(({ factId }) => factId))).toEqual(
      new Set(cards.map(({ factId }) => factId)),
    );
    const card = firstCard(ahead);
    await send(db, learner, [rated(card.promptId, "good", since + 1)], since + 1);
    const rest = await queueOf(db, learner, since + 2, session);
    expect(rest.cards.map(({ factId }) => factId)).toEqual(
      ahead.cards.slice(1).map(({ factId }) => factId),
    );
    await send(db, learner, [acted(rest.cards[0]?.factId ?? "", "suspend", since + 3)], since + 3);
    expect((await queueOf(db, learner, since + 4, session)).left).toBe(8);
  });
});

describe("one fact", () => {
  const fact = content.facts.at(-1);
  if (!fact) throw new Error("a fact");
  const session = { kind: "fact", factId: fact.id, since: noon } as const;

  test("comes at once, whatever waits before it, until it is answered", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const asked = await queueOf(db, learner, noon, session);
    expect(asked.cards.map(({ factId }) => factId)).toEqual([fact.id]);
    expect(asked.left).toBe(1);
    await send(db, learner, [rated(firstCard(asked).promptId, "again", noon + 1)], noon + 1);
    expect((await queueOf(db, learner, noon + 2, session)).left).toBe(0);
    const anew = await queueOf(db, learner, noon + 3, { ...session, since: noon + 3 });
    expect(anew.cards.map(({ factId }) => factId)).toEqual([fact.id]);
  });

  test("is asked of a visitor as well, but not while it is set aside", async () => {
    const db = await freshDatabase();
    expect((await queueOf(db, undefined, noon, session)).left).toBe(1);
    const learner = await newLearner(db);
    await send(db, learner, [acted(fact.id, "suspend")]);
    expect((await queueOf(db, learner, noon + 1, session)).left).toBe(0);
  });
});

describe("rating cards", () => {
  test("stores each, and sends back those that return within the session", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const [one, two] = (await queueOf(db, learner)).cards;
    if (!one || !two) throw new Error("two cards");
    const answers = [rated(one.promptId, "again"), rated(two.promptId, "easy")];
    const { results, returning } = await send(db, learner, answers);
    expect(results).toEqual(answers.map(({ id }) => ({ id, status: "stored" })));
    expect(returning.map(({ factId }) => factId)).toEqual([one.factId]);
    expect(returning[0]?.dueAt).toBeGreaterThan(noon);
    expect(returning[0]?.phase).toBe("crescent");
    const log = await logOf(db, learner);
    expect(log).toMatchObject([
      { type: "review", factId: one.factId, rating: "again", at: noon, durationMs: 4_000 },
      { type: "review", factId: two.factId, rating: "easy" },
    ]);
    await expectCachesToFollow(db, learner);
  });

  test("refuses an unknown prompt alone, one that is no flashcard, and what makes no sense", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const card = firstCard(await queueOf(db, learner));
    const choice = content.facts
      .flatMap((fact) => fact.prompts)
      .find(({ kind }) => kind === "choice");
    const good = rated(card.promptId, "good");
    const bury = acted(card.factId, "bury");
    const sent = [
      rated("nowhere/at-all", "good"),
      good,
      rated(choice?.id ?? "", "good"),
      { ...good, rating: "superb" },
      acted("nowhere", "bury"),
      bury,
      undone("nowhere", good.id),
    ];
    const { results } = await send(db, learner, sent);
    const refused = (reason: string) => ({ status: "refused", reason });
    expect(results).toEqual([
      refused("unknown-prompt"),
      { id: good.id, status: "stored" },
      refused("unknown-prompt"),
      refused("malformed"),
      refused("unknown-fact"),
      { id: bury.id, status: "stored" },
      refused("unknown-fact"),
    ]);
    expect((await logOf(db, learner)).map(({ id }) => id)).toEqual([good.id, bury.id]);
    const nothing = readEntries(content, { locale: "nl", entries: [{}, sent[0]] }, noon);
    expect(refusedOutcome(nothing, noon).results).toEqual([
      refused("malformed"),
      refused("unknown-prompt"),
    ]);
  });

  test("takes back a rating: the card is as it was, and counts for nothing", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const before = await queueOf(db, learner, noon + 2_000);
    const card = firstCard(before);
    const rating = rated(card.promptId, "easy");
    await send(db, learner, [rating]);
    const { results, returning } = await send(db, learner, [undone(card.factId, rating.id)]);
    expect(results.map(({ status }) => status)).toEqual(["stored"]);
    expect(returning).toEqual([]);
    expect(await queueOf(db, learner, noon + 2_000)).toEqual({ ...before, takenBack: [rating.id] });
  });

  test("takes back a rating in steps: the card comes back as it was before it", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const card = firstCard(await queueOf(db, learner));
    const { returning } = await send(db, learner, [rated(card.promptId, "again")]);
    const slip = rated(returning[0]?.promptId ?? "", "easy", noon + 1_000);
    const now = noon + 1_000;
    expect((await send(db, learner, [slip], now)).returning).toEqual([]);
    const back = await send(db, learner, [undone(card.factId, slip.id, now)], now);
    expect(back.returning).toEqual(returning);
  });

  test("sends back no card that was set aside", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const card = firstCard(await queueOf(db, learner));
    const sent = [rated(card.promptId, "again"), acted(card.factId, "bury", noon)];
    expect((await send(db, learner, sent)).returning).toEqual([]);
  });

  test("stores once what is sent twice", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const card = firstCard(await queueOf(db, learner));
    const answers = [rated(card.promptId, "good")];
    await send(db, learner, answers);
    const before = await storedCaches(db, learner);
    const again = await send(db, learner, answers);
    expect(again.results.map(({ status }) => status)).toEqual(["already-stored"]);
    expect(again.returning.map(({ factId }) => factId)).toEqual([card.factId]);
    expect(await storedCaches(db, learner)).toEqual(before);
    expect(await logOf(db, learner)).toHaveLength(1);
  });
});

describe("the body that brings entries", () => {
  const accepts = (body: unknown): boolean => sentEntries.safeParse(body).success;

  test("is taken with any entries, 500 at the most, in a known language", () => {
    expect(accepts({ locale: "nl", entries: [{}] })).toBe(true);
    expect(accepts({ locale: "en", entries: Array.from({ length: 500 }, () => 7) })).toBe(true);
    expect(accepts({ locale: "nl", entries: [] })).toBe(false);
    expect(accepts({ locale: "nl", entries: Array.from({ length: 501 }, () => 7) })).toBe(false);
    expect(accepts({ locale: "fr", entries: [{}] })).toBe(false);
    expect(accepts({ locale: "nl", entries: [{}], learnerId: "someone" })).toBe(false);
    for (const body of [undefined, null, [], "", 3]) expect(accepts(body)).toBe(false);
  });
});

describe("an entry", () => {
  const fact = content.facts[0];
  const prompt = fact?.prompts.find(isRecall);
  const [factId, promptId] = [fact?.id ?? "", prompt?.id ?? ""];
  const review = { ...rated(promptId, "good"), at: noon - 1 };
  const act = { ...acted(factId, "bury"), at: noon - 1 };
  const undo = { ...undone(factId, uuid()), at: noon - 1 };
  const readOne = (entry: unknown) =>
    readEntries(content, { locale: "nl", entries: [entry] }, noon)[0];

  test("is taken when it is well-formed", () => {
    expect(readOne(review)).toEqual({ entry: { ...review, factId, kind: prompt?.kind } });
    expect(readOne({ ...review, durationMs: dayMs })).toHaveProperty("entry");
    for (const entry of [act, undo]) expect(readOne(entry)).toEqual({ entry });
  });

  const broken: readonly (readonly [SentEntry, Readonly<Record<string, unknown>>])[] = [
    [review, { id: "1" }],
    [review, { id: uuid4() }],
    [review, { id: undefined }],
    [review, { promptId: 7 }],
    [review, { promptId: "a".repeat(201) }],
    [review, { rating: "superb" }],
    [review, { rating: undefined }],
    [review, { locale: "fr" }],
    [review, { locale: undefined }],
    [review, { at: -1 }],
    [review, { at: 1.5 }],
    [review, { at: "1" }],
    [review, { at: Number.NaN }],
    [review, { durationMs: -1 }],
    [review, { durationMs: dayMs + 1 }],
    [review, { learnerId: "someone" }],
    [review, { type: "quiz" }],
    [review, { type: "settings" }],
    [review, { type: undefined }],
    [act, { act: "erase" }],
    [act, { factId: "" }],
    [act, { rating: "good" }],
    [undo, { undoes: undefined }],
    [undo, { undoes: "1" }],
    [undo, { factId: undefined }],
  ];

  test.each(broken)("is refused: %j with %j", (entry, change) => {
    expect(readOne({ ...entry, ...change })).toEqual({ refusal: "malformed" });
  });

  test("is refused when it is no object", () => {
    for (const entry of [undefined, null, [], "", 3])
      expect(readOne(entry)).toEqual({ refusal: "malformed" });
  });
});

/** The time of a review that a browser says was given `at`, sent by its clock at `sentAt`. */
function atOf(sentAt: number | undefined, at: number): number | undefined {
  const promptId = content.facts[0]?.prompts.find(isRecall)?.id ?? "";
  const entries = [rated(promptId, "good", at)];
  const [read] = readEntries(content, { locale: "nl", entries, sentAt }, noon);
  return read && "entry" in read ? read.entry.at : undefined;
}

test("a browser whose clock is an hour slow has its times set right", () => {
  const hourMs = 60 * minuteMs;
  expect(atOf(noon - hourMs, noon - hourMs - 5_000)).toBe(noon - 5_000);
  expect(atOf(noon + hourMs, noon + hourMs - 5_000)).toBe(noon - 5_000);
  // A line that takes its time is no wrong clock, and without a word about it the clock is believed.
  expect(atOf(noon - 5_000, noon - 9_000)).toBe(noon - 9_000);
  expect(atOf(undefined, noon - hourMs)).toBe(noon - hourMs);
});

test("a time from before there was a Weetje counts as now", () => {
  expect(atOf(undefined, 0)).toBe(noon);
  expect(atOf(undefined, Date.parse("2025-12-31T23:59:59Z"))).toBe(noon);
  expect(atOf(noon - 60_001, 0)).toBe(noon);
});

test("tomorrow is promised no more than it will ask for", async () => {
  const db = await freshDatabase();
  const learner = await newLearner(db);
  const met = content.facts.slice(0, 12).flatMap(({ prompts }) => prompts.find(isRecall) ?? []);
  await send(
    db,
    learner,
    met.map(({ id }) => rated(id, "easy", noon - 40 * dayMs)),
  );
  const tomorrowOf = async (change: Partial<Settings>) => {
    const { dueTomorrow, newTomorrow } = await queueOf(db, {
      ...learner,
      settings: { ...learner.settings, ...change },
    });
    return { dueTomorrow, newTomorrow };
  };
  expect(await tomorrowOf({})).toEqual({ dueTomorrow: 12, newTomorrow: true });
  expect(await tomorrowOf({ reviewsPerDay: 5 })).toEqual({ dueTomorrow: 5, newTomorrow: false });
  const daysOff = [{ from: "2026-11-23", to: "2026-11-23" }];
  expect(await tomorrowOf({ daysOff })).toEqual({ dueTomorrow: 0, newTomorrow: false });
  expect(await tomorrowOf({ newFactsPerDay: 0 })).toEqual({ dueTomorrow: 12, newTomorrow: false });
  // A goal of Tuesday has the last new facts on Sunday; one of a week later has some every day.
  const goalBy = (by: string) => ({ goal: { articleId: "magnesium", by } });
  expect(await tomorrowOf(goalBy("2026-11-24"))).toEqual({ dueTomorrow: 12, newTomorrow: false });
  expect(await tomorrowOf({ ...goalBy("2026-12-01"), newFactsPerDay: 0 })).toEqual({
    dueTomorrow: 12,
    newTomorrow: true,
  });
});
