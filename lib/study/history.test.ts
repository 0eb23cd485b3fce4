import { describe, expect, test } from "vitest";
import type { Library } from "../content/library";
import type { Database } from "../db/client";
import { freshDatabase } from "../db/fixture";
import { dayMs } from "../domain/fixture";
import type { Learner } from "../domain/learner";
import { type Act, type Entry, forGood } from "../domain/log";
import { corrected, type DeedReference, putBack, takenBack } from "./amend";
import { logOf, newLearner, noon, rebuiltCaches, review, storedCaches } from "./fixture";
import { type Deed, historyPage } from "./history";
import { record } from "./record";

/** Of articles that are gone: a log outlives them. */
const library: Library = {
  articles: [],
  facts: [],
  article: () => undefined,
  section: () => undefined,
  fact: () => undefined,
  prompt: () => undefined,
};
const now = noon + 30 * dayMs;

const suspend = (id: string, at: number, factId = "sleep"): Act => ({
  id,
  factId,
  at,
  type: "act",
  act: "suspend",
});

/** Ids as the app makes them, so that an answer can be pointed at. */
const idOf = (count: number): string => `019ab000-0000-7000-8000-${`${count}`.padStart(12, "0")}`;
const reference = ({ at, id }: Entry): DeedReference => ({ at, id });

async function learnerWith(db: Database, entries: readonly Entry[]): Promise<Learner> {
  const learner = await newLearner(db);
  await record(db, learner, entries, now);
  return learner;
}

async function pagesOf(db: Database, learner: Learner): Promise<Deed[][]> {
  const pages: Deed[][] = [];
  let before: number | undefined = forGood;
  while (before !== undefined) {
    const page: Awaited<ReturnType<typeof historyPage>> = await historyPage(
      db,
      library,
      learner,
      before,
      now,
    );
    pages.push(page.days.flatMap(({ deeds }) => deeds));
    before = page.before;
  }
  return pages;
}

describe("the history", () => {
  test("has days from new to old, an act on many facts as one row", async () => {
    const db = await freshDatabase();
    const learner = await learnerWith(db, [
      review(idOf(1)),
      review(idOf(2), { factId: "heart", at: noon + dayMs }),
      suspend(idOf(3), noon + dayMs + 1),
      suspend(idOf(4), noon + dayMs + 1, "heart"),
    ]);
    const { days, today, before } = await historyPage(db, library, learner, forGood, now);
    expect(days.map(({ day }) => day)).toEqual(["2026-11-23", "2026-11-22"]);
    expect(days[0]?.deeds).toMatchObject([
      { act: "suspend", count: 2 },
      { answer: { id: idOf(2) } },
    ]);
    expect(today).toBe("2026-12-22");
    expect(before).toBeUndefined();
  });

  test("comes in pages that leave nothing out and say nothing twice", async () => {
    const db = await freshDatabase();
    const entries = Array.from({ length: 130 }, (_, i) =>
      review(idOf(i), { factId: `fact ${i}`, at: noon + Math.floor(i / 3) * 60_000 }),
    );
    const pages = await pagesOf(db, await learnerWith(db, entries));
    const ids = pages.flat().map((deed) => ("answer" in deed ? deed.answer.id : ""));
    expect(new Set(ids)).toEqual(new Set(entries.map(({ id }) => id)));
    expect(ids).toHaveLength(130);
    expect(pages.map(({ length }) => length)).toEqual([52, 51, 27]);
  });

  test("leaves out what was taken back, wherever the undo stands", async () => {
    const db = await freshDatabase();
    const entries = Array.from({ length: 400 }, (_, i) =>
      review(idOf(i), { at: noon + i * 60_000 }),
    );
    const learner = await learnerWith(db, entries);
    const undone = entries.slice(0, 399);
    const undos = await Promise.all(
      undone.slice(0, 3).map((entry) => takenBack(db, learner, reference(entry), now)),
    );
    await record(db, learner, undos.flat(), now);
    const ids = (await pagesOf(db, learner)).flat().map((deed) => deed.at);
    expect(ids).toHaveLength(397);
    expect(ids.at(-1)).toBe(noon + 3 * 60_000);
  });
});

describe("a correction", () => {
  const log = [
    review(idOf(1)),
    review(idOf(2), { at: noon + 2 * dayMs, rating: "again" }),
    review(idOf(3), { at: noon + 5 * dayMs }),
    review(idOf(4), { at: noon + 12 * dayMs, factId: "heart" }),
  ];

  test("leaves what there would be, had the rating been given at once", async () => {
    const db = await freshDatabase();
    const [atOnce, late] = [
      await learnerWith(
        db,
        log.map((entry) => (entry.id === idOf(2) ? { ...entry, rating: "easy" as const } : entry)),
      ),
      await learnerWith(db, log),
    ];
    const wrong = { at: noon + 2 * dayMs, id: idOf(2) };
    const before = await storedCaches(db, late);
    const correction = await corrected(db, late, wrong, "easy", now);
    expect(correction?.before).toBe("again");
    await record(db, late, correction?.entries ?? [], now);

    const after = await storedCaches(db, late);
    expect(after.memories).not.toEqual(before.memories);
    expect(after).toEqual(await storedCaches(db, atOnce));
    expect(after).toEqual(rebuiltCaches(await logOf(db, late), late));

    const added = correction?.entries[1];
    const back = added && (await corrected(db, late, reference(added), "again", now));
    await record(db, late, back?.entries ?? [], now);
    expect(await storedCaches(db, late)).toEqual(before);
  });

  test("is none of an act, of what was taken back, or of another's answer", async () => {
    const db = await freshDatabase();
    const act = suspend(idOf(9), noon);
    const learner = await learnerWith(db, [...log, act]);
    const [first] = log;
    if (!first) throw new Error("an answer");
    expect(await corrected(db, learner, reference(act), "easy", now)).toBeUndefined();
    expect(
      await corrected(db, await newLearner(db), reference(first), "easy", now),
    ).toBeUndefined();
    await record(db, learner, await takenBack(db, learner, reference(first), now), now);
    expect(await corrected(db, learner, reference(first), "easy", now)).toBeUndefined();
  });
});

describe("taking back and putting back", () => {
  test.each<[string, DeedReference]>([
    ["an answer", { at: noon + dayMs, id: idOf(2) }],
    ["an act on many facts", { at: noon + 2 * dayMs, act: "suspend" }],
  ])("%s, as often as one likes, and each only once", async (_, deed) => {
    const db = await freshDatabase();
    const learner = await learnerWith(db, [
      review(idOf(1)),
      review(idOf(2), { at: noon + dayMs, rating: "again" }),
      suspend(idOf(3), noon + 2 * dayMs),
      suspend(idOf(4), noon + 2 * dayMs, "heart"),
    ]);
    const whole = await storedCaches(db, learner);
    for (let i = 0; i < 3; i++) {
      expect(await putBack(db, learner, deed)).toEqual([]);
      await record(db, learner, await takenBack(db, learner, deed, now), now);
      expect(await storedCaches(db, learner)).not.toEqual(whole);
      expect(await takenBack(db, learner, deed, now)).toEqual([]);
      await record(db, learner, await putBack(db, learner, deed), now);
      if ("id" in deed) break;
      expect(await storedCaches(db, learner)).toEqual(whole);
    }
    expect(await storedCaches(db, learner)).toEqual(whole);
  });
});
