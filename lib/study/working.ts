/** Whether it works: what the page shows of how answers came out, held against what was foreseen. */

import type { Database } from "../db/client";
import { readTallies } from "../db/progress";
import { type Confidence, confidences } from "../domain/answer";
import { type CalibrationBin, calibrationBins } from "../domain/calibration";
import { schedulingDay } from "../domain/day";
import { defaultSettings, type Learner } from "../domain/learner";
import {
  type LevelRecall,
  type Recall,
  recallByLevel,
  recallOf,
  talliesByWeek,
  type WeekRecall,
  weeksUpTo,
} from "../domain/retention";
import type { Measure } from "../domain/tally";
import { type WeeklyLosses, weeklyLosses } from "../domain/weekly-loss";

export type ConfidenceRecall = Recall & Readonly<{ confidence: Confidence }>;

export type Working = Readonly<{
  /** 0–1. */
  desiredRetention: number;
  askConfidence: boolean;
  /** Trials in each of the last 26 weeks, oldest first, weeks without trials included. */
  weeks: readonly WeekRecall[];
  /** Trials in the last four of these weeks. */
  recent: Recall;
  /** Trials in these weeks by how far the facts were. */
  levels: readonly LevelRecall[];
  losses: WeeklyLosses | undefined;
  /** All trials by the chance that they were given. */
  bins: readonly CalibrationBin[];
  /** Answers by how sure the learner said to be, the most sure first. */
  confidence: readonly ConfidenceRecall[];
}>;

const weeksShown = 26;
const recentWeeks = 4;

export async function working(
  db: Database,
  learner: Learner | undefined,
  now: number,
): Promise<Working> {
  const settings = learner?.settings ?? defaultSettings;
  const shown = weeksUpTo(schedulingDay(now, settings), weeksShown);
  const read = async (measure: Measure, from?: string) =>
    learner ? readTallies(db, learner.id, measure, from) : [];
  const [trials, calibration, said] = await Promise.all([
    read("week", shown[0]),
    read("calibration"),
    read("confidence"),
  ]);
  const weeks = talliesByWeek(trials, shown);
  return {
    desiredRetention: settings.desiredRetention,
    askConfidence: settings.askConfidence,
    weeks,
    recent: recallOf(weeks.slice(-recentWeeks)),
    levels: recallByLevel(trials),
    losses: weeklyLosses(weeks),
    bins: calibrationBins(calibration),
    confidence: confidences
      .toReversed()
      .flatMap((confidence) =>
        said
          .filter(({ key }) => key === confidence)
          .map(({ answers, right }) => ({ confidence, answers, right })),
      ),
  };
}
