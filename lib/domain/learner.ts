import type { ScheduleSettings } from "./scheduler";

/** What steers a learner's reviews. */
export type Settings = ScheduleSettings & Readonly<{ newFactsPerDay: number }>;

export type Learner = Readonly<{ id: string; settings: Settings }>;

/** The time zone stands for a browser that does not tell its own; the rest are Anki's defaults. */
export const defaultSettings: Settings = {
  timeZone: "Europe/Amsterdam",
  rolloverHour: 4,
  newFactsPerDay: 10,
  desiredRetention: 0.9,
};
