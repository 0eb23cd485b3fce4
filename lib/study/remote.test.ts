/** The use cases on a libSQL server: how often each asks it, and what is left when an answer of it gets lost. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { library } from "../content/library";
import { type Database, migrateDatabase, openDatabase } from "../db/client";
import { endFit, insertFit, readFits } from "../db/fits";
import { rowCounts } from "../db/fixture";
import { HranaServer } from "../db/hrana/server.fixture";
import type { ReviewAnswer } from "../domain/answer";
import { isRecall } from "../domain/article";
import { dayMs } from "../domain/fixture";
import type { Learner } from "../domain/learner";
import { seededRandom } from "../domain/random";
import { factPage } from "./fact";
import { factsPage, readFactsQuery } from "./facts";
import { fitsOf } from "./fit";
import { expectCachesToFollow, newLearner, noon, review } from "./fixture";
import { habit } from "./habit";
import { historyPage } from "./history";
import { newLearner as beginning, eraseLearner } from "./learner";
import { memoryMap } from "./memory-map";
import { changePlan } from "./plan";
import { progress } from "./progress";
import { answerQuestion } from "./quiz";
import { earlierQuizzes } from "./quiz-result";
import { startQuiz } from "./quiz-start";
import { record } from "./record";
import { costsOf } from "./retention-costs";
import { reviewQueue } from "./review";
import { changeSettings } from "./settings";
import { studyChoices } from "./study-more";
import { today } from "./today";
import { weakSpots } from "./weak-spots";
import { working } from "./working";

const content = library();
const prompts = content.facts.flatMap((fact) => fact.prompts.filter(isRecall));
const wish = { articleId: "magnesium", sections: [], kinds: [], length: 10 };

let server: HranaServer;
beforeAll(async () => {
  server = await HranaServer.start();
});
afterAll(() => server.close());

type Scene = Readonly<{ db: Database; learner: Learner; quizId: string }>;

/** Real cards answered, `count` of them over the last days. */
const reviewsOf = (count: number, name = "review"): ReviewAnswer[] =>
  Array.from({ length: count }, (_, i) => {
    const prompt = prompts[i % prompts.length];
    if (!prompt) throw new Error("there are no flashcards");
    return review(`${name} ${i}`, {
      factId: prompt.factId,
      promptId: prompt.id,
      kind: prompt.kind,
      at: noon - (i % 20) * dayMs - i,
    });
  });

/** A learner with some past and a quiz under way, on a database of the server. */
async function scene(): Promise<Scene> {
  const db = openDatabase({ url: server.urlOf(randomUUID()) });
  onTestFinished(() => db.$client.close());
  await migrateDatabase(db);
  const learner = await newLearner(db);
  await record(db, learner, reviewsOf(40), noon);
  const quiz = await startQuiz(db, content, learner, wish, seededRandom(5), noon);
  if ("failure" in quiz) throw new Error(quiz.failure);
  return { db, learner, quizId: quiz.quizId };
}

type UseCase = Readonly<{
  name: string;
  /** Requests to the database. */
  requests: number;
  run: (scene: Scene) => Promise<unknown>;
}>;

const writing: UseCase[] = [
  {
    name: "a graded card",
    requests: 2,
    run: ({ db, learner }) => record(db, learner, [review("graded", { at: noon })], noon),
  },
  {
    name: "the first card of a new learner",
    requests: 1,
    run: ({ db }) =>
      record(db, beginning("Europe/Amsterdam", noon).beginning, [review("first")], noon),
  },
  {
    name: "500 cards at once",
    requests: 2,
    run: ({ db, learner }) => record(db, learner, reviewsOf(500, "more"), noon),
  },
  {
    name: "starting a quiz",
    requests: 2,
    run: ({ db, learner }) => startQuiz(db, content, learner, wish, seededRandom(6), noon),
  },
  {
    name: "answering a question",
    requests: 3,
    run: ({ db, learner, quizId }) =>
      answerQuestion(
        db,
        content,
        learner,
        { quizId, position: 1, options: [], unknown: "yes", askedAt: noon },
        "nl",
        noon,
      ),
  },
  {
    name: "changing a setting by which memories go",
    requests: 3,
    run: ({ db, learner }) => changeSettings(db, learner.id, { desiredRetention: 0.95 }, noon),
  },
  {
    name: "changing another setting",
    requests: 2,
    run: ({ db, learner }) => changeSettings(db, learner.id, { readAloud: true }, noon),
  },
  {
    name: "changing the plan",
    requests: 2,
    run: ({ db, learner }) =>
      changePlan(
        db,
        content,
        learner,
        { change: "add-days-off", from: "2026-12-24", to: "2026-12-26" },
        noon,
      ),
  },
  {
    name: "erasing everything",
    requests: 1,
    run: ({ db, learner }) => eraseLearner(db, learner),
  },
];

const reading: UseCase[] = [
  {
    name: "today",
    requests: 4,
    run: ({ db, learner }) => today(db, content, learner, noon),
  },
  {
    name: "the queue",
    requests: 4,
    run: ({ db, learner }) => reviewQueue(db, content, learner, "nl", noon),
  },
  {
    name: "more to study",
    requests: 4,
    run: ({ db, learner }) => studyChoices(db, content, learner, noon),
  },
  {
    name: "earlier quizzes",
    requests: 1,
    run: ({ db, learner }) => earlierQuizzes(db, content, learner),
  },
  {
    name: "progress",
    requests: 3,
    run: ({ db, learner }) => progress(db, content, learner, noon),
  },
  {
    name: "what retentions cost",
    requests: 3,
    run: ({ db, learner }) => costsOf(db, content, learner, noon),
  },
  { name: "habit", requests: 3, run: ({ db, learner }) => habit(db, learner, noon) },
  {
    name: "the map of an article",
    requests: 5,
    run: ({ db, learner }) => memoryMap(db, content, learner, "magnesium", noon),
  },
  {
    name: "whether it works",
    requests: 3,
    run: ({ db, learner }) => working(db, learner, noon),
  },
  {
    name: "weak spots",
    requests: 7,
    run: ({ db, learner }) => weakSpots(db, content, learner, noon),
  },
  {
    name: "all facts",
    requests: 2,
    run: ({ db, learner }) => factsPage(db, content, learner, readFactsQuery(content, {}), noon),
  },
  {
    name: "one fact",
    requests: 1,
    run: ({ db, learner }) => factPage(db, content, learner, content.facts[0]?.id ?? "", noon),
  },
  {
    name: "history",
    requests: 2,
    run: ({ db, learner }) => historyPage(db, content, learner, noon + 1, noon),
  },
  { name: "fits", requests: 1, run: ({ db, learner }) => fitsOf(db, learner, noon) },
];

test.each([...writing, ...reading])(
  "$name asks the server as often as this: $requests",
  async ({ run, requests }) => {
    const set = await scene();
    const before = server.requests;
    await run(set);
    expect(server.requests - before).toBe(requests);
  },
);

describe("an answer of the server that gets lost", () => {
  test.each(writing)("leaves $name as if it had come, whichever it was", async (useCase) => {
    const untroubled = await scene();
    await useCase.run(untroubled);
    const expected = await rowCounts(untroubled.db);
    for (const fault of ["lost", "half"] as const) {
      for (let before = 0; before < useCase.requests; before++) {
        const troubled = await scene();
        server.next(...Array.from({ length: before }, () => undefined), fault);
        await useCase.run(troubled);
        expect(await rowCounts(troubled.db)).toEqual(expected);
        if (useCase.name !== "erasing everything")
          await expectCachesToFollow(troubled.db, troubled.learner);
      }
    }
  });

  test("lets a fit begin, and end, all the same", async () => {
    const { db, learner } = await scene();
    server.next("lost");
    await insertFit(db, learner.id, { id: "fit", at: noon, silentSince: 0 });
    server.next("lost");
    expect(await endFit(db, "fit", "kept")).toBe(true);
    expect(await endFit(db, "fit", "adopted")).toBe(false);
    expect(await readFits(db, learner.id, 10)).toMatchObject([{ id: "fit", status: "kept" }]);
  });
});
