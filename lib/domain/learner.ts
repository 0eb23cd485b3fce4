/** What steers a learner's reviews, and the defaults that need no visit. */
import type { QuizPolicy } from "./answer";
import type { SchedulingDay } from "./day";
import type { ScheduleSettings } from "./scheduler";

/** What decides the memories that a log leaves. */
export type ReplaySettings = ScheduleSettings & Readonly<{ quizPolicy: QuizPolicy }>;

/** Knowing an article by the evening of a day. */
export type Goal = Readonly<{ articleId: string; by: SchedulingDay }>;

/** Days without reviews, the last one included. */
export type DaysOff = Readonly<{ from: SchedulingDay; to: SchedulingDay }>;

/** How much of what is due a weekday asks for: all, half, or nothing. */
export const dayLoads = ["full", "half", "none"] as const;
export type DayLoad = (typeof dayLoads)[number];

/** Monday first, as ISO 8601 has it. */
export type WeekLoads = readonly [DayLoad, DayLoad, DayLoad, DayLoad, DayLoad, DayLoad, DayLoad];

/** The languages that cards are asked in: that of the interface, or both in turn. */
export const cardLanguages = ["interface", "both"] as const;
export type CardLanguage = (typeof cardLanguages)[number];

export type Settings = ReplaySettings &
  Readonly<{
    newFactsPerDay: number;
    reviewsPerDay: number;
    weekLoads: WeekLoads;
    daysOff: readonly DaysOff[];
    goal?: Goal | undefined;
    cardLanguage: CardLanguage;
    /** Cards are typed instead of only thought of. */
    typedCards: boolean;
    /** Cards are read aloud by themselves. */
    readAloud: boolean;
    /** Keys of one letter work on the cards; a hindrance to who speaks to their browser (WCAG 2.1.4). */
    letterKeys: boolean;
    /** How sure the learner is is asked before an answer is shown. */
    askConfidence: boolean;
  }>;

export type Learner = Readonly<{ id: string; settings: Settings }>;

/**
 * The time zone stands for a browser that does not tell its own. Steps and retention are Anki's
 * defaults; fifty reviews are the few minutes a day that we promise.
 */
export const defaultSettings: Settings = {
  timeZone: "Europe/Amsterdam",
  rolloverHour: 4,
  desiredRetention: 0.9,
  learningStepsMinutes: [1, 10],
  relearningStepsMinutes: [10],
  quizPolicy: "proven",
  newFactsPerDay: 10,
  reviewsPerDay: 50,
  weekLoads: ["full", "full", "full", "full", "full", "full", "full"],
  daysOff: [],
  cardLanguage: "interface",
  typedCards: false,
  readAloud: false,
  letterKeys: true,
  askConfidence: false,
};
