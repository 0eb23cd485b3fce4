import { v7 as uuid, v4 as uuid4 } from "uuid";
import { describe, expect, test } from "vitest";
import { library } from "../content/library";
import type { Database } from "../db/client";
import { freshDatabase } from "../db/fixture";
import { isRecall } from "../domain/article";
import { dayStart } from "../domain/day";
import { dayMs, minuteMs } from "../domain/fixture";
import type { Learner } from "../domain/learner";
import { type Rating, ratings } from "../domain/memory";
import { logOf, newLearner, noon, rebuiltCaches, storedCaches } from "./fixture";
import { type Card, type Delay, rateCards, ratedCards, reviewQueue } from "./review";

const content = library();

const queueOf = (db: Database, learner: Learner | undefined, now = noon) =>
  reviewQueue(db, content, learner, "nl", now);

const rated = (promptId: string, rating: Rating, at = noon) => ({
  id: uuid(),
  promptId,
  rating,
  at,
  durationMs: 4_000,
});

const send = (
  db: Database,
  learner: Learner,
  answers: readonly ReturnType<typeof rated>[],
  now = noon,
) => rateCards(db, content, learner, { locale: "nl", answers: [...answers] }, now);

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

  test("promises on its buttons what a rating then does", async () => {
    const db = await freshDatabase();
    for (const rating of ratings) {
      const learner = await newLearner(db);
      let now = noon;
      for (let round = 0; round < 5; round++) {
        const card = firstCard(await queueOf(db, learner, now));
        const thinkingMs = 40_000;
        await send(db, learner, [rated(card.promptId, rating, now + thinkingMs)], now + thinkingMs);
        const memory = (await storedCaches(db, learner)).memories.get(card.factId);
        if (!memory) throw new Error("no memory");
        const stored: Delay =
          memory.state === "review"
            ? { days: memory.intervalDays }
            : { minutes: Math.round((memory.dueAt - memory.lastAnsweredAt) / minuteMs) };
        expect(stored).toEqual(card.delays[rating]);
        now = memory.dueAt;
      }
    }
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
      { source: "review", factId: one.factId, rating: "again", at: noon, durationMs: 4_000 },
      { source: "review", factId: two.factId, rating: "easy" },
    ]);
    expect(await storedCaches(db, learner)).toEqual(rebuiltCaches(log, learner));
  });

  test("refuses an unknown prompt alone, and one that is no flashcard", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const card = firstCard(await queueOf(db, learner));
    const choice = content.facts
      .flatMap((fact) => fact.prompts)
      .find(({ kind }) => kind === "choice");
    const answers = [
      rated("nowhere/at-all", "good"),
      rated(card.promptId, "good"),
      rated(choice?.id ?? "", "good"),
    ];
    const { results } = await send(db, learner, answers);
    expect(results.map(({ status }) => status)).toEqual([
      "unknown-prompt",
      "stored",
      "unknown-prompt",
    ]);
    expect(results.map(({ id }) => id)).toEqual(answers.map(({ id }) => id));
    expect((await logOf(db, learner)).map(({ id }) => id)).toEqual([answers[1]?.id]);
    const onlyUnknown = await send(db, learner, [rated("nowhere/at-all", "good")]);
    expect(onlyUnknown.results.map(({ status }) => status)).toEqual(["unknown-prompt"]);
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

describe("the body that rates cards", () => {
  const card = { id: uuid(), promptId: "a/b", rating: "good", at: 1, durationMs: 0 };
  const accepts = (body: unknown): boolean => ratedCards.safeParse(body).success;
  const acceptsCard = (change: Readonly<Record<string, unknown>>): boolean =>
    accepts({ locale: "nl", answers: [{ ...card, ...change }] });

  test("is taken when it is well-formed", () => {
    expect(acceptsCard({})).toBe(true);
    expect(acceptsCard({ durationMs: dayMs })).toBe(true);
    expect(accepts({ locale: "en", answers: Array.from({ length: 500 }, () => card) })).toBe(true);
  });

  test.each([
    { id: "1" },
    { id: uuid4() },
    { id: undefined },
    { promptId: 7 },
    { promptId: "a".repeat(201) },
    { rating: "superb" },
    { rating: undefined },
    { at: -1 },
    { at: 1.5 },
    { at: "1" },
    { at: Number.NaN },
    { durationMs: -1 },
    { durationMs: dayMs + 1 },
    { learnerId: "someone" },
  ])("is refused with %j", (change) => {
    expect(acceptsCard(change)).toBe(false);
  });

  test("is refused when it is empty, too long or in no language", () => {
    expect(accepts({ locale: "nl", answers: [] })).toBe(false);
    expect(accepts({ locale: "nl", answers: Array.from({ length: 501 }, () => card) })).toBe(false);
    expect(accepts({ locale: "fr", answers: [card] })).toBe(false);
    expect(accepts({ locale: "nl", answers: [card], learnerId: "someone" })).toBe(false);
    for (const body of [undefined, null, [], "", 3]) expect(accepts(body)).toBe(false);
  });
});
