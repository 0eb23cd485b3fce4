import { expect, test } from "vitest";
import type { Database } from "../db/client";
import { insertFit } from "../db/fits";
import { freshDatabase } from "../db/fixture";
import type { ReviewAnswer } from "../domain/answer";
import { entriesBetweenFits } from "../domain/fit";
import type { Learner } from "../domain/learner";
import { seededRandom } from "../domain/random";
import { beginFit, cancelFit, fitsOf, isFitDue, useParameters } from "./fit";
import { expectCachesToFollow, learnerNow, newLearner, noon, review } from "./fixture";
import { record } from "./record";
import { forgetful, simulateReviews } from "./simulated.fixture";

const clock = () => noon;

/** A learner with a simulated past that ends before noon. */
async function learnerWithPast(db: Database, facts: number): Promise<Learner> {
  const learner = await newLearner(db);
  const histories = simulateReviews(facts, forgetful, seededRandom(7));
  const entries = histories.flatMap((history, fact) =>
    history.map(
      ({ rating, at }, i): ReviewAnswer =>
        review(`${fact} ${i}`.padStart(9, "0"), {
          factId: `fact-${fact}`,
          rating,
          // Two years of reviews pressed into the ten months that there is a log for.
          at: Date.UTC(2026, 0, 2) + Math.round(at * 0.43),
        }),
    ),
  );
  await record(db, learner, entries, noon);
  return learner;
}

test("parameters that predict better are adopted, memories replayed, and both can be taken back", async () => {
  const db = await freshDatabase();
  const learner = await learnerWithPast(db, 120);
  const work = await beginFit(db, learner, clock);
  expect((await fitsOf(db, learner, noon)).map(({ status }) => status)).toEqual(["running"]);
  expect(await beginFit(db, learner, clock)).toBeUndefined();
  await work?.();

  const [fit] = await fitsOf(db, learner, noon);
  expect(fit).toMatchObject({ status: "adopted", progress: 1 });
  expect(fit?.result?.better).toBe(true);
  expect((await learnerNow(db, learner)).settings.parameters).toEqual(fit?.result?.parameters);
  await expectCachesToFollow(db, await learnerNow(db, learner));

  await useParameters(db, learner, { fitId: "default" }, noon);
  expect((await learnerNow(db, learner)).settings.parameters).toBeUndefined();
  await expectCachesToFollow(db, await learnerNow(db, learner));
  await useParameters(db, learner, { fitId: fit?.id ?? "" }, noon);
  expect((await learnerNow(db, learner)).settings.parameters).toEqual(fit?.result?.parameters);
}, 60_000);

test("a fit that is cancelled changes nothing", async () => {
  const db = await freshDatabase();
  const learner = await learnerWithPast(db, 60);
  const work = await beginFit(db, learner, clock);
  await cancelFit(db, learner);
  await work?.();
  expect((await fitsOf(db, learner, noon)).map(({ status }) => status)).toEqual(["cancelled"]);
  expect((await learnerNow(db, learner)).settings.parameters).toBeUndefined();
}, 60_000);

test("too little to go by is an outcome like any other", async () => {
  const db = await freshDatabase();
  const learner = await learnerWithPast(db, 1);
  await (await beginFit(db, learner, clock))?.();
  expect((await fitsOf(db, learner, noon)).map(({ status }) => status)).toEqual(["too-few"]);
});

test("a fit that fell silent went down with its server: it failed, and another one may begin", async () => {
  const db = await freshDatabase();
  const learner = await newLearner(db);
  await insertFit(db, learner.id, { id: "silent", at: noon, silentSince: 0 });
  expect(await beginFit(db, learner, clock)).toBeUndefined();
  const later = noon + 60_000;
  expect((await fitsOf(db, learner, later)).map(({ status }) => status)).toEqual(["failed"]);
  expect(await beginFit(db, learner, () => later)).toBeDefined();
});

test("the parameters of another learner's fit are not to be had", async () => {
  const db = await freshDatabase();
  const [anna, bram] = [await newLearner(db), await newLearner(db)];
  await insertFit(db, anna.id, { id: "annas", at: noon, silentSince: 0 });
  await useParameters(db, bram, { fitId: "annas" }, noon);
  expect((await learnerNow(db, bram)).settings.parameters).toBeUndefined();
  expect(await fitsOf(db, bram, noon)).toEqual([]);
});

test("it is due once enough came in since the last one", async () => {
  const db = await freshDatabase();
  const learner = await newLearner(db);
  const entries = Array.from({ length: entriesBetweenFits }, (_, i) => review(`${i}`));
  const some = await record(db, learner, entries.slice(1), noon);
  expect(isFitDue(some?.sinceFit ?? 0)).toBe(false);
  const all = await record(db, learner, entries, noon);
  expect(isFitDue(all?.sinceFit ?? 0)).toBe(true);
  await (await beginFit(db, learner, clock))?.();
  const after = await record(db, learner, [review("one more")], noon);
  expect(isFitDue(after?.sinceFit ?? 0)).toBe(false);
});
