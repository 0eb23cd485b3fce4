/** Who is learning: an opaque token in the browser, its hash in the database. */
import { createHash, randomBytes } from "node:crypto";
import { v7 as uuid } from "uuid";
import type { Database } from "../db/client";
import { deleteLearner, findLearner, insertLearner, readEverything } from "../db/learners";
import { isTimeZone } from "../domain/day";
import { defaultSettings, type Learner } from "../domain/learner";

const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex");

/** The learner whose browser holds `token`, or `undefined`. */
export async function learnerOf(
  db: Database,
  token: string | undefined,
): Promise<Learner | undefined> {
  return token ? findLearner(db, hashOf(token)) : undefined;
}

/** A new learner and the token that is to stay in their browser and nowhere else. */
export async function createLearner(
  db: Database,
  timeZone: string | undefined,
  now: number,
): Promise<{ learner: Learner; token: string }> {
  const token = randomBytes(32).toString("base64url");
  const settings =
    timeZone && isTimeZone(timeZone) ? { ...defaultSettings, timeZone } : defaultSettings;
  const learner = { id: uuid(), settings };
  await insertLearner(db, learner, hashOf(token), now);
  return { learner, token };
}

/** Everything the learner did, ready to be written as JSON. Instants are epoch milliseconds. */
export async function exportLearner(db: Database, learner: Learner, now: number) {
  return {
    format: "weetje-export-1",
    exportedAt: new Date(now).toISOString(),
    ...(await readEverything(db, learner.id)),
  };
}

/** Deletes the learner and everything they did, at once and for good. */
export const eraseLearner = (db: Database, learner: Learner): Promise<void> =>
  deleteLearner(db, learner.id);
