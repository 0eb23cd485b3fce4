/**
 * A process that writes to one learner's log, once it is told to: reviews, quiz answers, acts, undos,
 * batches, answers sent twice, and entries that another writer sends as well.
 */
import { openDatabase } from "../db/client";
import type { Answer } from "../domain/answer";
import { type Act, actKinds, type Entry, type Undo } from "../domain/log";
import { record } from "./record";

const [url = "", learnerId = "", name = ""] = process.argv.slice(2);
const writes = 200;
const start = Date.parse("2026-11-22T12:00:00Z");
const factIds = ["sleep", "stress", "heart", "bone", "brain"];

function answer(id: string, i: number): Answer {
  const factId = factIds[i % factIds.length] ?? "";
  const common = {
    id,
    factId,
    promptId: `${factId}/1`,
    locale: "nl" as const,
    at: start + ((i * 7_919) % 400) * 3_600_000,
    durationMs: 1_000 + i,
  };
  return i % 2 === 0
    ? { ...common, type: "review", kind: "typed", rating: i % 6 === 0 ? "again" : "good" }
    : { ...common, type: "quiz", kind: "choice", right: i % 3 === 0, given: { picked: [i % 4] } };
}

function answersOf(i: number): Answer[] {
  const own = answer(`${name}-${i}`, i);
  switch (i % 4) {
    case 0:
      return [own];
    case 1:
      return [own, answer(`${name}-${i}-more`, i + 1), answer(`${name}-${i}-most`, i + 2)];
    case 2:
      return [own, answer(`${name}-${i - 1}`, i - 1)];
    default:
      return [own, answer(`shared-${i}`, i)];
  }
}

const act = (id: string, i: number): Act => {
  const { factId, at } = answer(id, i);
  return { id, factId, at, type: "act", act: actKinds[i % actKinds.length] ?? "bury" };
};

function undo(id: string, undoes: string, i: number): Undo {
  const { factId, at } = answer(undoes, i);
  return { id, factId, at, type: "undo", undoes };
}

const batchOf = (i: number): Entry[] => [
  ...answersOf(i),
  ...(i % 5 === 0 ? [act(`${name}-${i}-act`, i)] : []),
  ...(i % 8 === 3 ? [undo(`shared-${i}-undo`, `shared-${i}`, i)] : []),
  // Comes before what it undoes.
  ...(i % 8 === 6 ? [undo(`${name}-${i}-undo`, `${name}-${i + 1}`, i + 1)] : []),
];

process.once("message", async () => {
  const db = openDatabase({ url });
  for (let i = 0; i < writes; i++) {
    await record(db, { id: learnerId }, batchOf(i), start + 400 * 86_400_000);
  }
  db.$client.close();
  process.disconnect();
});
process.send?.("ready");
