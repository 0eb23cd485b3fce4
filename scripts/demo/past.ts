/** The past of a simulated learner, from their first visit until now. */
import type { Library } from "../../lib/content/library";
import type { Database } from "../../lib/db/client";
import { addDays, dayStart, type SchedulingDay, schedulingDay } from "../../lib/domain/day";
import { defaultSettings, type Settings } from "../../lib/domain/learner";
import type { Random } from "../../lib/domain/random";
import { createLearner, learnerOf } from "../../lib/study/learner";
import { changeSettings } from "../../lib/study/settings";
import { holidayOf, type Sitting, sittingsOf } from "./calendar";
import { Life } from "./life";
import { Mind } from "./mind";

const minuteMs = 60_000;
const dayMs = 1_440 * minuteMs;

/** One answer, ten, or as many as a diligent learner gives. */
export const amounts = ["one", "small", "year"] as const;
export type Amount = (typeof amounts)[number];

/** What a learner does, and when. */
type Plan = Readonly<{
  sittings: readonly Sitting[];
  mostAnswers: number;
  settings: Partial<Settings>;
  /** From when on the learner wants to be asked how sure they are, in epoch milliseconds. */
  asksConfidenceFrom: number;
}>;

/**
 * Makes a learner who began `days` scheduling days before now.
 *
 * @param onProgress told after each sitting how many of how many are done
 * @returns the token that signs in as them, and how many answers they gave
 */
export async function makePast(
  db: Database,
  library: Library,
  { amount, days }: Readonly<{ amount: Amount; days: number }>,
  random: Random,
  now: number,
  onProgress: (done: number, total: number) => void,
): Promise<Readonly<{ token: string; answers: number }>> {
  const { sittings, mostAnswers, settings, asksConfidenceFrom } = planOf(amount, days, random, now);
  const begunAt = (sittings[0]?.at ?? now) - minuteMs;
  const { learner, token } = await createLearner(db, undefined, begunAt);
  await changeSettings(db, learner.id, settings, begunAt);
  const life = new Life(db, library, new Mind(random), random);
  for (const [i, sitting] of sittings.entries()) {
    if (sitting.at >= asksConfidenceFrom && (sittings[i - 1]?.at ?? 0) < asksConfidenceFrom)
      await changeSettings(db, learner.id, { askConfidence: true }, sitting.at - minuteMs);
    const current = await learnerOf(db, token);
    if (!current) throw new Error("the learner was erased meanwhile");
    await life.sit(current, sitting, mostAnswers);
    onProgress(i + 1, sittings.length);
  }
  return { token, answers: life.answers };
}

function planOf(amount: Amount, days: number, random: Random, now: number): Plan {
  switch (amount) {
    case "one":
      return briefPlan([shortSitting(now, 0)], 1);
    case "small":
      return briefPlan([shortSitting(now, 2), shortSitting(now, 1), shortSitting(now, 0)], 10);
    case "year":
      return longPlan(addDays(schedulingDay(now, defaultSettings), -days), days, random, now);
  }
}

const briefPlan = (sittings: readonly Sitting[], mostAnswers: number): Plan => ({
  ...{ sittings, mostAnswers, settings: {}, asksConfidenceFrom: Number.POSITIVE_INFINITY },
});

const shortSitting = (now: number, daysAgo: number): Sitting => ({
  ...{ at: now - daysAgo * dayMs - 30 * minuteMs, locale: "nl", cards: 4, hasQuiz: false },
});

/** New facts come a few a day, so that the lessons take some months. */
function longPlan(first: SchedulingDay, days: number, random: Random, now: number): Plan {
  const holiday = holidayOf(first, days);
  const settings = { newFactsPerDay: 1, ...(holiday ? { daysOff: [holiday] } : {}) };
  return {
    // Today is still to come.
    sittings: sittingsOf(first, days, defaultSettings, random).filter(
      ({ at }) => at < now - 30 * minuteMs,
    ),
    mostAnswers: Number.POSITIVE_INFINITY,
    settings,
    asksConfidenceFrom: dayStart(addDays(first, 30), defaultSettings),
  };
}
