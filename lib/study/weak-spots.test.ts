import { describe, expect, test } from "vitest";
import { library } from "../content/library";
import type { Database } from "../db/client";
import { freshDatabase } from "../db/fixture";
import { insertQuiz } from "../db/quizzes";
import type { QuizAnswer } from "../domain/answer";
import type { ChoicePrompt, Fact } from "../domain/article";
import { dayMs } from "../domain/fixture";
import type { Learner } from "../domain/learner";
import { putBack, takenBack } from "./amend";
import { countUp, newLearner, noon, review } from "./fixture";
import { record } from "./record";
import { weakSpots } from "./weak-spots";

const content = library();
const choices = content.facts.flatMap(({ prompts }) =>
  prompts.filter((prompt): prompt is ChoicePrompt => prompt.kind === "choice"),
);
const [section] = content.articles[0]?.sections ?? [];

const wrongOf = ({ options, keys }: ChoicePrompt): number =>
  [...options.keys()].find((place) => !keys.includes(place)) ?? -1;

const idOf = (...parts: readonly number[]): string =>
  `00000000-0000-7000-8000-${parts
    .map((part) => `${part}`.padStart(4, "0"))
    .join("")
    .padStart(12, "0")}`;

const answerTo = (prompt: ChoicePrompt, id: string, right: boolean, at: number): QuizAnswer => ({
  type: "quiz",
  id,
  factId: prompt.factId,
  promptId: prompt.id,
  kind: prompt.kind,
  locale: "nl",
  at,
  durationMs: 5_000,
  right,
  given: { picked: right ? prompt.keys : [wrongOf(prompt)] },
});

/** A quiz on these prompts, the first `right` of them right. */
async function takeQuiz(
  db: Database,
  learner: Learner,
  number: number,
  prompts: readonly ChoicePrompt[],
  right: number,
): Promise<readonly QuizAnswer[]> {
  const startedAt = noon + number * dayMs;
  const answers = prompts.map((prompt, i) =>
    answerTo(prompt, idOf(number, i + 1), i < right, startedAt + (i + 1) * 10_000),
  );
  await insertQuiz(db, learner.id, {
    id: idOf(number, 0),
    articleId: "magnesium",
    startedAt,
    questions: answers.map(({ id, promptId }, i) => ({
      position: i + 1,
      answerId: id,
      promptId,
      optionOrder: [],
    })),
  });
  await record(db, learner, answers, startedAt + dayMs / 2);
  return answers;
}

const scoresOn = async (db: Database, learner: Learner, day: number) =>
  (await weakSpots(db, content, learner, noon + day * dayMs)).quizzes.map(({ right, answers }) => [
    right,
    answers,
  ]);

/** Facts that lapsed so many times each: known, and after two days, every other day, forgotten. */
async function forget(db: Database, learner: Learner, facts: readonly Fact[], lapses: number[]) {
  const log = facts.flatMap((fact, i) => {
    const one = (step: number, rating: "good" | "easy" | "again") =>
      review(idOf(900 + i, step), {
        factId: fact.id,
        promptId: `${fact.id}/x`,
        at: noon + step * 2 * dayMs,
        rating,
      });
    const rounds = countUp(lapses[i] ?? 0);
    return [
      one(1, "easy"),
      ...rounds.flatMap((round) => [one(round * 2, "again"), one(round * 2 + 1, "easy")]),
    ];
  });
  await record(db, learner, log, noon + 60 * dayMs);
}

describe("weak spots", () => {
  test("of a visitor are not there yet", async () => {
    const db = await freshDatabase();
    const shown = await weakSpots(db, content, undefined, noon);
    expect(shown).toMatchObject({
      hasBegun: false,
      weak: 0,
      hardest: [],
      slipped: 0,
      confusions: [],
      kinds: [],
      locales: [],
      quizzes: [],
      thenAndNow: [],
    });
    expect(shown.sections.every(({ met }) => met === 0)).toBe(true);
  });

  test("are the facts that slipped, but for those set aside", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const facts = content.facts.slice(0, 3);
    await forget(db, learner, facts, [1, 3, 2]);
    const [first, second, third] = facts;
    const later = noon + 60 * dayMs;
    const shown = await weakSpots(db, content, learner, later);
    expect(shown.hasBegun).toBe(true);
    expect(shown.hardest.map(({ fact, memory }) => [fact.id, memory.lapses])).toEqual([
      [second?.id, 3],
      [third?.id, 2],
      [first?.id, 1],
    ]);
    for (const { recall } of shown.hardest) expect(recall).toBeGreaterThan(0);

    await record(
      db,
      learner,
      [{ type: "act", act: "suspend", id: idOf(999), factId: second?.id ?? "", at: later }],
      later,
    );
    expect(await weakSpots(db, content, learner, later)).toMatchObject({ slipped: 2 });
  });

  test("count what was picked instead, how kinds and languages went, and not what was taken back", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const [prompt] = choices;
    if (!prompt) throw new Error("no prompt with options");
    for (const day of countUp(6)) await takeQuiz(db, learner, day, [prompt], day === 6 ? 1 : 0);
    const shown = await weakSpots(db, content, learner, noon + 7 * dayMs);
    expect(shown.confusions).toEqual([{ prompt, option: wrongOf(prompt), times: 5 }]);
    // The first made it known: five after it, of which one was right.
    expect(shown.kinds).toMatchObject([{ key: "choice", answers: 5, right: 1 }]);
    expect(shown.locales).toMatchObject([{ key: "nl", answers: 5, right: 1 }]);

    const at = noon + 2 * dayMs + 10_000;
    const undos = await takenBack(db, learner, { at, id: idOf(2, 1) }, noon + 7 * dayMs);
    await record(db, learner, undos, noon + 7 * dayMs);
    const after = await weakSpots(db, content, learner, noon + 7 * dayMs);
    expect(after.confusions).toMatchObject([{ times: 4 }]);
    expect(after.kinds).toEqual([]);
  });
});

describe("quizzes over time", () => {
  const five = choices.slice(0, 5);

  test("are scored by the answers that count, the oldest first", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    await takeQuiz(db, learner, 1, five, 2);
    await takeQuiz(db, learner, 2, five.slice(0, 3), 3);
    expect(await scoresOn(db, learner, 4)).toEqual([
      [2, 5],
      [3, 3],
    ]);
    const other = await newLearner(db);
    expect(await scoresOn(db, other, 4)).toEqual([]);
  });

  test("leave out an answer that was taken back, and have it again when it is put back", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const [first] = await takeQuiz(db, learner, 1, five, 2);
    if (!first) throw new Error("no answer");
    const reference = { at: first.at, id: first.id };
    const later = noon + 2 * dayMs;
    await record(db, learner, await takenBack(db, learner, reference, later), later);
    expect(await scoresOn(db, learner, 2)).toEqual([[1, 4]]);
    await record(db, learner, await putBack(db, learner, reference), later);
    expect(await scoresOn(db, learner, 2)).toEqual([[2, 5]]);
  });

  test("are the last thirty; a section is held against the first ten", async () => {
    const db = await freshDatabase();
    const learner = await newLearner(db);
    const ofSection = choices.filter(
      ({ factId }) => content.fact(factId)?.sectionId === section?.id,
    );
    const [prompt] = ofSection;
    if (!prompt) throw new Error("no prompt with options in the first section");
    for (const day of countUp(40)) await takeQuiz(db, learner, day, [prompt], day > 33 ? 1 : 0);
    const { quizzes, thenAndNow } = await weakSpots(db, content, learner, noon + 41 * dayMs);
    expect(quizzes).toHaveLength(30);
    expect(quizzes[0]?.day).toBe("2026-12-03");
    expect(thenAndNow).toEqual([
      { section, first: { right: 0, answers: 10 }, latest: { right: 7, answers: 10 } },
    ]);
  });
});
