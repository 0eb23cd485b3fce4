/** How much is read: what a page shows, and no more because the log is longer. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { drizzle } from "drizzle-orm/libsql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { library } from "../content/library";
import { type Database, migrateDatabase, openDatabase } from "../db/client";
import * as schema from "../db/schema";
import type { ReviewAnswer } from "../domain/answer";
import { isRecall } from "../domain/article";
import { dayMs } from "../domain/fixture";
import type { Learner } from "../domain/learner";
import { seededRandom } from "../domain/random";
import { factsPage, readFactsQuery } from "./facts";
import { newLearner, noon, review } from "./fixture";
import { habit } from "./habit";
import { memoryMap } from "./memory-map";
import { progress } from "./progress";
import { startQuiz } from "./quiz-start";
import { record } from "./record";
import { reviewQueue } from "./review";
import { today } from "./today";
import { weakSpots } from "./weak-spots";
import { working } from "./working";

const content = library();
const prompts = content.facts.flatMap((fact) => fact.prompts.find(isRecall) ?? []).slice(0, 30);
const days = 60;
const wish = { articleId: "magnesium", sections: [], kinds: [], length: 10 };

/** Each of thirty facts answered `perDay` times on each of the days before today. */
const pastOf = (perDay: number): ReviewAnswer[] =>
  Array.from({ length: days * perDay }, (_, i) =>
    prompts.map((prompt, fact) =>
      review(`${i} ${fact}`, {
        factId: prompt.factId,
        promptId: prompt.id,
        kind: prompt.kind,
        rating: (i + fact) % 4 === 0 ? "again" : "good",
        at: noon - dayMs * (days - Math.floor(i / perDay)) + (i % perDay) * 60_000 + fact,
      }),
    ),
  ).flat();

type Scene = Readonly<{ db: Database; learner: Learner }>;

async function sceneOf(folder: string, perDay: number): Promise<Scene> {
  const db = openDatabase({ url: `file:${join(folder, `${perDay}.db`)}` });
  await migrateDatabase(db);
  const learner = await newLearner(db);
  await record(db, learner, pastOf(perDay), noon);
  return { db, learner };
}

/** How many rows `work` reads or is told of. */
async function rowsOf({ db, learner }: Scene, work: UseCase): Promise<number> {
  let rows = 0;
  const counted =
    <Asked, Answer>(ask: (asked: Asked) => Promise<Answer>) =>
    async (asked: Asked): Promise<Answer> => {
      const answer = await ask(asked);
      for (const result of [answer].flat()) {
        if (result && typeof result === "object" && "rows" in result && Array.isArray(result.rows))
          rows += result.rows.length;
      }
      return answer;
    };
  const { $client } = db;
  const [batch, execute] = [counted($client.batch), counted($client.execute)];
  const client = new Proxy($client, {
    get: (target, name) =>
      name === "batch" ? batch : name === "execute" ? execute : Reflect.get(target, name),
  });
  await work(drizzle(client, { schema }), learner);
  return rows;
}

type UseCase = (db: Database, learner: Learner) => Promise<unknown>;

const useCases: Readonly<Record<string, UseCase>> = {
  today: (db, learner) => today(db, content, learner, noon),
  "the queue": (db, learner) => reviewQueue(db, content, learner, "nl", noon),
  "a quiz's start": (db, learner) => startQuiz(db, content, learner, wish, seededRandom(1), noon),
  progress: (db, learner) => progress(db, content, learner, noon),
  habit: (db, learner) => habit(db, learner, noon),
  "whether it works": (db, learner) => working(db, learner, noon),
  "weak spots": (db, learner) => weakSpots(db, content, learner, noon),
  "the map": (db, learner) => memoryMap(db, content, learner, "magnesium", noon),
  "all facts": (db, learner) => factsPage(db, content, learner, readFactsQuery(content, {}), noon),
  "a grade": (db, learner) =>
    record(
      db,
      learner,
      [review("new", { factId: prompts[0]?.factId ?? "", promptId: prompts[0]?.id ?? "" })],
      noon,
    ),
};

describe("a log that is eight times as long", () => {
  let short: Scene;
  let long: Scene;
  const folder = mkdtempSync(join(tmpdir(), "weetje-"));
  beforeAll(async () => {
    [short, long] = [await sceneOf(folder, 1), await sceneOf(folder, 8)];
  }, 120_000);
  afterAll(() => {
    for (const { db } of [short, long]) db.$client.close();
    rmSync(folder, { recursive: true });
  });

  test.each(Object.entries(useCases))("makes %s read no more rows", async (_, useCase) => {
    const [few, many] = [await rowsOf(short, useCase), await rowsOf(long, useCase)];
    expect(few).toBeGreaterThan(0);
    expect(many).toBeLessThanOrEqual(Math.round(few * 1.1));
  });
});
