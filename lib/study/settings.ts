/** A learner changes what steers their reviews. */

import { isDeepStrictEqual } from "node:util";
import { v7 as uuid } from "uuid";
import { z } from "zod";
import type { Database } from "../db/client";
import { appendSettings, readLearner } from "../db/log";
import { quizPolicies } from "../domain/answer";
import { canonicalTimeZone, isTimeZone } from "../domain/day";
import { cardLanguages, defaultSettings, type Settings } from "../domain/learner";
import { isSameReplay, replaying } from "./replaying";
import { inTurnOf } from "./turns";
import { untilAppended } from "./until-appended";

type Change = Partial<Settings> | ((settings: Settings) => Partial<Settings>);

/**
 * Changes settings and, where these decide memories, replays the whole log under the new ones, so that
 * due dates follow at once. That of a long log takes a while: a change that is asked for meanwhile waits, so that
 * the last one stays.
 *
 * @param change what becomes of the settings as they are; it may be asked again
 */
export const changeSettings = (
  db: Database,
  learnerId: string,
  change: Change,
  now: number,
): Promise<void> => inTurnOf(learnerId, () => applyChange(db, learnerId, change, now));

async function applyChange(
  db: Database,
  learnerId: string,
  change: Change,
  now: number,
): Promise<void> {
  const replay = replaying(db, learnerId);
  await untilAppended(async () => {
    const known = await readLearner(db, learnerId);
    if (!known) return;
    const { learner, lastSeq } = known;
    const before = learner.settings;
    const settings = { ...before, ...(typeof change === "function" ? change(before) : change) };
    if (isDeepStrictEqual(ownOf(settings), ownOf(before))) return;
    const caches = isSameReplay(before, settings) ? undefined : await replay(settings, lastSeq);
    const entry = { id: uuid(), at: now, settings: ownOf(settings) };
    await appendSettings(db, learnerId, lastSeq, entry, caches);
  });
}

const defaults = new Map<string, unknown>(Object.entries(defaultSettings));

/** What is the learner's own: the time zone, and what differs from the defaults. */
const ownOf = ({ timeZone, ...settings }: Settings): Partial<Settings> => ({
  timeZone,
  ...Object.fromEntries(
    Object.entries(settings).filter(
      ([name, value]) => !isDeepStrictEqual(value, defaults.get(name)),
    ),
  ),
});

/** The bounds of what can be set, as the form shows them. */
export const bounds = {
  retentionPercent: { min: 70, max: 97 },
  newFactsPerDay: { min: 0, max: 100 },
  reviewsPerDay: { min: 5, max: 1_000 },
} as const;

const whole = ({ min, max }: Readonly<{ min: number; max: number }>) =>
  z.coerce.number().int().min(min).max(max);

/** A step is shorter than a day. */
const longestStepMinutes = 1_439;

/** Minutes with spaces between them; nothing for no steps. */
const steps = z
  .string()
  .trim()
  .transform((text) => text.split(/\s+/).filter(Boolean).map(Number))
  .pipe(z.array(z.int().min(1).max(longestStepMinutes)).max(5));

const ticked = z
  .literal("yes")
  .optional()
  .transform((value) => value === "yes");

/** The form of all settings. */
export const settingsForm = z
  .object({
    retentionPercent: whole(bounds.retentionPercent),
    newFactsPerDay: whole(bounds.newFactsPerDay),
    reviewsPerDay: whole(bounds.reviewsPerDay),
    learningStepsMinutes: steps,
    relearningStepsMinutes: steps,
    quizPolicy: z.enum(quizPolicies),
    typedCards: ticked,
    readAloud: ticked,
    letterKeys: ticked,
    askConfidence: ticked,
    cardLanguage: z.enum(cardLanguages),
    rolloverHour: whole({ min: 0, max: 23 }),
    timeZone: z.string().refine(isTimeZone).transform(canonicalTimeZone),
  })
  .transform(
    ({ retentionPercent, ...settings }): Partial<Settings> => ({
      ...settings,
      desiredRetention: retentionPercent / 100,
    }),
  );
