/** Taking back what was done, putting it back, and correcting a rating, also long afterwards. */
import { v7 as uuid, v5 as uuidOf } from "uuid";
import { z } from "zod";
import type { Database } from "../db/client";
import { readEntriesBetween, readUndosOf } from "../db/log";
import type { Answer, ReviewAnswer } from "../domain/answer";
import type { Learner } from "../domain/learner";
import { type Act, actKinds, type Entry, effective, forGood, type Undo } from "../domain/log";
import type { Rating } from "../domain/memory";

/** Epoch milliseconds, as an address or a form holds them. */
export const instantField = z.coerce.number().int().positive().max(forGood);

/** What was done at an instant, as a form points at it: one answer, or one act on however many facts. */
export const deedReference = z.union([
  z.object({ at: instantField, id: z.uuid() }),
  z.object({ at: instantField, act: z.enum(actKinds) }),
]);
export type DeedReference = z.infer<typeof deedReference>;

/** Of some entries, the answers and acts that were not taken back. */
export async function countingOf(
  db: Database,
  { id }: Learner,
  entries: readonly Entry[],
): Promise<readonly (Answer | Act)[]> {
  const factIds = new Set(entries.map(({ factId }) => factId));
  return effective([...entries, ...(await readUndosOf(db, id, [...factIds]))]);
}

/** The undos that take a deed back; none when it was taken back before. */
export async function takenBack(
  db: Database,
  learner: Learner,
  reference: DeedReference,
  now: number,
): Promise<Undo[]> {
  const counting = await countingOf(db, learner, await readDeed(db, learner, reference));
  return counting.map((entry) => undoOf(entry, now));
}

/** Copies of what was taken back, to stand in its place; none of what is there already. */
export async function putBack(
  db: Database,
  learner: Learner,
  reference: DeedReference,
): Promise<(Answer | Act)[]> {
  const ofInstant = await readEntriesBetween(db, learner.id, reference.at, reference.at + 1);
  const counting = await countingOf(db, learner, ofInstant);
  const placesTaken = new Set(counting.map(placeOf));
  const ids = new Set(ofInstant.map(({ id }) => id));
  const copies = ofInstant
    .filter(isPartOf(reference))
    .filter((entry) => !placesTaken.has(placeOf(entry)) && !ids.has(copyIdOf(entry)))
    .map((entry) => ({ ...entry, id: copyIdOf(entry) }));
  return [...new Map(copies.map((copy) => [placeOf(copy), copy])).values()];
}

/** Of one instant a fact has one answer at the most, and one act of a kind. */
const placeOf = (entry: Answer | Act): string =>
  entry.type === "act" ? `${entry.factId} ${entry.act}` : entry.factId;

export type Correction = Readonly<{ entries: readonly [Undo, ReviewAnswer]; before: Rating }>;

/** What gives a flashcard another rating; `undefined` when it is none, or was taken back. */
export async function corrected(
  db: Database,
  learner: Learner,
  reference: DeedReference,
  rating: Rating,
  now: number,
): Promise<Correction | undefined> {
  const [answer] = await countingOf(db, learner, await readDeed(db, learner, reference));
  if (answer?.type !== "review") return undefined;
  return {
    entries: [undoOf(answer, now), { ...answer, id: copyIdOf(answer), rating }],
    before: answer.rating,
  };
}

/** One entry has one copy, whoever makes it: two tabs that do so at once store it once. */
const copyIdOf = ({ id }: Entry): string => uuidOf("copy", id);

async function readDeed(
  db: Database,
  { id }: Learner,
  reference: DeedReference,
): Promise<(Answer | Act)[]> {
  const ofInstant = await readEntriesBetween(db, id, reference.at, reference.at + 1);
  return ofInstant.filter(isPartOf(reference));
}

const isPartOf =
  (reference: DeedReference) =>
  (entry: Entry): entry is Answer | Act => {
    if ("id" in reference) return entry.type !== "undo" && entry.id === reference.id;
    return entry.type === "act" && entry.act === reference.act;
  };

const undoOf = ({ id, factId }: Entry, now: number): Undo => ({
  id: uuid(),
  type: "undo",
  factId,
  undoes: id,
  at: now,
});
