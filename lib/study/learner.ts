/** Who is learning: an opaque token in the browser, its hash in the database. */
import { createHash, randomBytes } from "node:crypto";
import { v7 as uuid } from "uuid";
import type { Database } from "../db/client";
import {
  deleteLearner,
  findLearner,
  insertLearner,
  type KnownLearner,
  type NewLearner,
} from "../db/learners";
import { canonicalTimeZone, isTimeZone } from "../domain/day";
import { defaultSettings, type Learner } from "../domain/learner";

export type { KnownLearner };

/** The cookie that holds the token. */
export const tokenCookie = "weetje";

export const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex");

/** The learner whose browser holds `token`, or `undefined`. */
export async function learnerOf(
  db: Database,
  token: string | undefined,
): Promise<KnownLearner | undefined> {
  return token ? findLearner(db, hashOf(token)) : undefined;
}

/** A learner who is still to be stored, and the token that is to stay in their browser and nowhere else. */
export function newLearner(
  timeZone: string | undefined,
  now: number,
): { beginning: NewLearner; token: string } {
  const token = randomBytes(32).toString("base64url");
  const settings = {
    timeZone:
      timeZone && isTimeZone(timeZone) ? canonicalTimeZone(timeZone) : defaultSettings.timeZone,
  };
  return { beginning: { id: uuid(), tokenHash: hashOf(token), settings, createdAt: now }, token };
}

/** A new learner, stored. */
export async function createLearner(
  db: Database,
  timeZone: string | undefined,
  now: number,
): Promise<{ learner: Learner; token: string }> {
  const { beginning, token } = newLearner(timeZone, now);
  await insertLearner(db, beginning);
  const settings = { ...defaultSettings, ...beginning.settings };
  return { learner: { id: beginning.id, settings }, token };
}

/** Deletes the learner and everything they did, at once and for good. */
export const eraseLearner = (db: Database, learner: Learner): Promise<void> =>
  deleteLearner(db, learner.id);
