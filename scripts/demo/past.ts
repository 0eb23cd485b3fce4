/** The past of a simulated learner, from their first visit until now. */
import type { Library } from "../../lib/content/library";
import type { Database } from "../../lib/db/client";
import { addDays, dayStart, type SchedulingDay, schedulingDay } from "../../lib/domain/day";
import { defaultSettings, type Settings } from "../../lib/domain/learner";
import type { Random } from "../../lib/domain/random";
import { createLearner, learnerOf } from "../../lib/study/learner";
import { changeSettings } from "../../lib/study/settings";
import { manyAnswers, storeMany } from "./bulk";
import { holidayOf, type Sitting, sittingsOf } from "./calendar";
import { Life } from "./life";
import { Mind } from "./mind";

const minuteMs = 60_000;
const dayMs = 1_440 * minuteMs;

/** One answer, ten, as many as a diligent learner gives, or 100,000. */
export const amounts = ["one", "small", "year", "big"] as const;
export type Amount = (typeof amounts)[number];

export type Past = Readonly<{
  /** What signs in as the learner. */
  token: string;
  answers: number;
}>;

/** Told how many of how many steps are done. */
type OnProgress = (done: number, total: number) => void;

/** Makes a learner who began `days` scheduling days before now. */
export const makePast = (
  db: Database,
  library: Library,
  { amount, days }: Readonly<{ amount: Amount; days: number }>,
  random: Random,
  now: number,
  onProgress: OnProgress,
): Promise<Past> =>
  amount === "big"
    ? storePast(db, library, days, random, now, onProgress)
    : livePast(db, library, planOf(amount, days, random, now), random, onProgress);

const bigCount = 100_000;

async function storePast(
  db: Database,
  library: Library,
  days: number,
  random: Random,
  now: number,
  onProgress: OnProgress,
): Promise<Past> {
  const { learner, token } = await createLearner(db, undefined, now - (days + 1) * dayMs);
  for (const article of library.articles.slice(0, 1)) {
    const size = { count: bigCount, days };
    const many = manyAnswers(article, learner.settings, size, new Mind(random), random, now);
    await storeMany(db, learner, many, onProgress);
  }
  return { token, answers: bigCount };
}

/** What a learner does, and when. */
type Plan = Readonly<{
  /** Epoch milliseconds. */
  begunAt: number;
  sittings: readonly Sitting[];
  mostAnswers: number;
  settings: Partial<Settings>;
  /** From when on the learner wants to be asked how sure they are, in epoch milliseconds. */
  asksConfidenceFrom: number;
}>;

async function livePast(
  db: Database,
  library: Library,
  { begunAt, sittings, mostAnswers, settings, asksConfidenceFrom }: Plan,
  random: Random,
  onProgress: OnProgress,
): Promise<Past> {
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

function planOf(amount: Exclude<Amount, "big">, days: number, random: Random, now: number): Plan {
  switch (amount) {
    case "one":
      return briefPlan(1, [shortSitting(now, 0)]);
    case "small":
      return briefPlan(10, [shortSitting(now, 2), shortSitting(now, 1), shortSitting(now, 0)]);
    case "year":
      return longPlan(addDays(schedulingDay(now, defaultSettings), -days), days, random);
  }
}

const briefPlan = (mostAnswers: number, sittings: readonly [Sitting, ...Sitting[]]): Plan => ({
  begunAt: sittings[0].at - minuteMs,
  sittings,
  mostAnswers,
  settings: {},
  asksConfidenceFrom: Number.POSITIVE_INFINITY,
});

const shortSitting = (now: number, daysAgo: number): Sitting => ({
  at: now - daysAgo * dayMs - 30 * minuteMs,
  locale: "nl",
  cards: 4,
  hasQuiz: false,
});

/** Today is still to come. New facts come one a day and in quizzes, so that the lessons take some months. */
function longPlan(first: SchedulingDay, days: number, random: Random): Plan {
  const holiday = holidayOf(first, days);
  return {
    begunAt: dayStart(first, defaultSettings),
    sittings: sittingsOf(first, days, defaultSettings, random),
    mostAnswers: Number.POSITIVE_INFINITY,
    settings: { newFactsPerDay: 1, ...(holiday ? { daysOff: [holiday] } : {}) },
    asksConfidenceFrom: dayStart(addDays(first, 30), defaultSettings),
  };
}
