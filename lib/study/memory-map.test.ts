import { describe, expect, test } from "vitest";
import { type Library, library } from "../content/library";
import { freshDatabase } from "../db/fixture";
import { dayMs } from "../domain/fixture";
import { forGood } from "../domain/log";
import { retrievability } from "../domain/scheduler";
import { newLearner, noon, review } from "./fixture";
import { mapsNow, memoryMap } from "./memory-map";
import { record } from "./record";
import { changeSettings } from "./settings";
import { memoriesOf } from "./standing";

const articles: Library = library();
const [article] = articles.articles;
if (!article) throw new Error("an article");
const { facts } = articles;
const [first, second] = facts;
if (!first || !second) throw new Error("two facts");

const answer = (factId: string, daysAgo: number, rating: "good" | "again" | "easy" = "easy") =>
  review(`${factId} ${daysAgo}`, {
    factId,
    promptId: `${factId}/1`,
    rating,
    at: noon - daysAgo * dayMs,
  });

/** A learner who met two facts: one ten days ago and again a week ago, one yesterday. */
async function learnerOfTwo() {
  const db = await freshDatabase();
  const learner = await newLearner(db);
  const answers = [
    answer(first?.id ?? "", 10),
    answer(first?.id ?? "", 7),
    answer(second?.id ?? "", 1),
  ];
  await record(db, learner, answers, noon);
  return { db, learner };
}

describe("the memory map", () => {
  test("of an article that is not there is none", async () => {
    expect(
      await memoryMap(await freshDatabase(), articles, undefined, "nothing", noon),
    ).toBeUndefined();
  });

  test("of a visitor holds every fact as new", async () => {
    const map = await memoryMap(await freshDatabase(), articles, undefined, article.id, noon);
    expect(map?.past).toEqual([]);
    expect(map?.facts).toHaveLength(facts.length);
    expect(map?.today).toMatchObject({ met: 0, recalled: 0 });
    expect(map?.stopped.map(({ met }) => met)).toEqual(Array(12).fill(0));
  });

  test("tells each day up to today by what was known then", async () => {
    const { db, learner } = await learnerOfTwo();
    const map = await memoryMap(db, articles, learner, article.id, noon);
    expect(map?.past.map(({ day }) => day)).toEqual([
      "2026-11-12",
      "2026-11-13",
      "2026-11-14",
      "2026-11-15",
      "2026-11-16",
      "2026-11-17",
      "2026-11-18",
      "2026-11-19",
      "2026-11-20",
      "2026-11-21",
    ]);
    expect(map?.past.map(({ met }) => met)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 2]);
    expect(map?.past[0]?.chances.slice(0, 2)).toEqual([1, undefined]);
    // Three days after the first answer less than on the day of the second.
    expect(map?.past[2]?.chances[0]).toBeLessThan(1);
    expect(map?.past[3]?.chances[0]).toBe(1);
    expect(map?.past.at(-1)?.chances[1]).toBe(1);
  });

  test("tells today by the memories, and both futures from there", async () => {
    const { db, learner } = await learnerOfTwo();
    const map = await memoryMap(db, articles, learner, article.id, noon);
    const memories = await memoriesOf(db, learner);
    expect(map?.today.day).toBe("2026-11-22");
    expect(map?.today.chances).toEqual(
      facts.map(({ id }) => {
        const memory = memories.get(id);
        return memory && retrievability(memory, noon, learner.settings);
      }),
    );
    const [week] = map?.stopped ?? [];
    expect(week).toMatchObject({ day: "2026-11-29", met: 2 });
    expect(map?.goingOn.map(({ day }) => day)).toEqual(map?.stopped.map(({ day }) => day));
    // Ten new facts a day, today and in the seven days after it.
    expect(map?.goingOn[0]?.met).toBe(Math.min(facts.length, 2 + 80));
    expect(map?.goingOn.at(-1)?.met).toBe(facts.length);
  });

  test("leaves a suspended fact to fade, and meets no new facts where there are to be none", async () => {
    const { db, learner } = await learnerOfTwo();
    const suspension = {
      id: "suspended",
      factId: first.id,
      at: noon,
      type: "act",
      act: "suspend",
    } as const;
    await record(db, learner, [suspension], noon);
    await changeSettings(db, learner.id, { newFactsPerDay: 0 }, noon);
    const settings = { ...learner.settings, newFactsPerDay: 0 };
    const map = await memoryMap(db, articles, { ...learner, settings }, article.id, noon);
    expect(map?.facts[0]?.heldUntil).toBe(forGood);
    expect(map?.goingOn.map(({ met }) => met)).toEqual(Array(12).fill(2));
    expect(map?.goingOn.map(({ chances }) => chances[0])).toEqual(
      map?.stopped.map(({ chances }) => chances[0]),
    );
    expect(map?.goingOn.at(-1)?.chances[1]).toBeGreaterThan(map?.stopped.at(-1)?.chances[1] ?? 1);
  });
});

test("the maps as they are now say the same as today's frame", async () => {
  const { db, learner } = await learnerOfTwo();
  const map = await memoryMap(db, articles, learner, article.id, noon);
  const [now] = await mapsNow(db, articles, learner, noon);
  expect(now?.sections.flatMap(({ chances }) => chances)).toEqual(map?.today.chances);
  expect(now).toMatchObject({ met: 2, recalled: map?.today.recalled });
});
