/**
 * Keeps a small database of the schema as it is now, for the test that later versions can still read it:
 * `keep-database 0005_name`. In it a learner, whose token is that name, has studied for twelve days.
 */
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { v7 as uuid } from "uuid";
import { library } from "../lib/content/library";
import { migrateDatabase, openDatabase } from "../lib/db/client";
import { insertLearner } from "../lib/db/learners";
import { readEntriesBetween } from "../lib/db/log";
import { isRecall } from "../lib/domain/article";
import { ratings } from "../lib/domain/memory";
import { takenBack } from "../lib/study/amend";
import { hashOf, learnerOf, newLearner } from "../lib/study/learner";
import { answerQuestion, findQuiz } from "../lib/study/quiz";
import { quizForm, startQuiz } from "../lib/study/quiz-start";
import { record } from "../lib/study/record";
import { changeSettings } from "../lib/study/settings";

const [name = ""] = process.argv.slice(2);
const kept = `lib/db/old/${name}.db.gz`;
if (!/^\d{4}_\w+$/.test(name) || existsSync(kept)) {
  throw new Error("give the name of the newest migration, of which no database is kept yet");
}

const [dayMs, minuteMs] = [86_400_000, 60_000];
const begin = Date.parse("2026-11-01T18:00:00Z");
const file = join(mkdtempSync(join(tmpdir(), "weetje-")), "kept.db");
const db = openDatabase({ url: `file:${file}` });
await migrateDatabase(db);
const { beginning } = newLearner("Europe/Brussels", begin);
await insertLearner(db, { ...beginning, tokenHash: hashOf(name) });
const learner = await signedIn();
const cards = library().facts.flatMap((fact) => fact.prompts.filter(isRecall).slice(0, 1));

for (let day = 0; day < 12; day++) {
  const at = begin + day * dayMs;
  for (const [i, prompt] of cards.slice(0, 8 + day).entries()) {
    if ((day + i) % 3 === 0)
      await rate(prompt, ratings[(day * 3 + i) % ratings.length], at + i * minuteMs);
  }
  if (day % 5 === 1) await quiz(at + 60 * minuteMs);
  if (day === 4)
    await changeSettings(db, learner.id, { desiredRetention: 0.88 }, at + 90 * minuteMs);
  if (day === 6) await act("suspend", 2, at + 91 * minuteMs);
  if (day === 7) await undoFirstOf(begin + 6 * dayMs, at + 91 * minuteMs);
  if (day === 8) await act("forget", 1, at + 91 * minuteMs);
}
await keep();

async function rate(
  prompt: (typeof cards)[number],
  rating: (typeof ratings)[number] | undefined,
  at: number,
) {
  if (!rating) return;
  const { id: promptId, factId, kind } = prompt;
  const id = uuid({ msecs: at });
  await record(
    db,
    learner,
    [{ id, type: "review", promptId, factId, kind, locale: "nl", rating, at, durationMs: 4_200 }],
    at,
  );
}

async function act(kind: "suspend" | "forget", card: number, at: number) {
  const factId = cards[card]?.factId;
  if (!factId) throw new Error("there are too few flashcards");
  await record(db, learner, [{ id: uuid({ msecs: at }), type: "act", factId, at, act: kind }], at);
}

/** Takes back the first answer at or after `since`. */
async function undoFirstOf(since: number, at: number) {
  const entries = await readEntriesBetween(db, learner.id, since, at);
  const answer = entries.findLast(({ type }) => type === "review");
  if (!answer) throw new Error("there is nothing to take back");
  await record(db, learner, await takenBack(db, learner, { at: answer.at, id: answer.id }, at), at);
}

/** A quiz of five questions, answered by the first option, a guess or not at all. */
async function quiz(at: number) {
  const articleId = library().articles[0]?.id;
  const form = quizForm.parse({ articleId, length: 5 });
  const started = await startQuiz(db, library(), learner, form, Math.random, at);
  if ("failure" in started) throw new Error(started.failure);
  const questions = (await findQuiz(db, library(), learner, started.quizId))?.questions ?? [];
  for (const { position, prompt } of questions) {
    const response = {
      quizId: started.quizId,
      position,
      options: prompt.kind === "choice" || prompt.kind === "select" ? [0] : [],
      ...(prompt.kind === "true-false" && { judged: "true" as const }),
      ...(isRecall(prompt) && { unknown: "yes" as const }),
      askedAt: at + position * minuteMs - 9_000,
    };
    await answerQuestion(db, library(), learner, response, "nl", at + position * minuteMs);
  }
}

async function signedIn() {
  const found = await learnerOf(db, name);
  if (!found) throw new Error("the learner is not found by their token");
  return found;
}

async function keep() {
  await db.$client.execute("VACUUM");
  await db.$client.execute("PRAGMA wal_checkpoint(TRUNCATE)");
  db.$client.close();
  writeFileSync(kept, gzipSync(readFileSync(file), { level: 9 }));
}
