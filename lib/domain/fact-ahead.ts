/** The days ahead of one fact: when it is asked, and what becomes of its memory. */
import type { SchedulingDay } from "./day";
import { type Availability, daysFrom, isLearningDay } from "./load";
import type { Rating, Schedule } from "./memory";
import type { Random } from "./random";
import type { Outlook, ScheduleSettings, Strength } from "./scheduler";

/** Days are counted from today, which is 0; a day before it is negative. */
export type Calendar = Readonly<{
  days: number;
  /** For each day: the first learning day from it on, or `days` when there is none. */
  learningDayFrom: readonly number[];
}>;

export type Met = Strength & Readonly<{ answeredOn: number }>;

/** A fact in learning or relearning steps, or one that is met on the day it falls due; or else one in review. */
export type Followed =
  | Readonly<{ met: Met | undefined; stepsLeft: number; dueOn: number }>
  | Readonly<{ met: Met; stepsLeft: 0 }>;

/** The learning days among the coming `days`. */
export function calendarFrom(
  today: SchedulingDay,
  days: number,
  availability: Availability,
): Calendar {
  const learning = daysFrom(today, days).map((day) => isLearningDay(day, availability));
  return {
    days,
    learningDayFrom: learning.map((_, day) => {
      const found = learning.indexOf(true, day);
      return found < 0 ? days : found;
    }),
  };
}

/** A fact that was met. */
export function followedMemory(
  { state, stability, difficulty, lastAnsweredAt, dueAt, step }: Schedule,
  { learningStepsMinutes, relearningStepsMinutes }: ScheduleSettings,
  dayOf: (at: number) => number,
): Followed {
  const met = { stability, difficulty, answeredOn: dayOf(lastAnsweredAt) };
  if (state === "review") return { met, stepsLeft: 0 };
  const steps = state === "learning" ? learningStepsMinutes : relearningStepsMinutes;
  return { met, stepsLeft: Math.max(1, steps.length - step), dueOn: dayOf(dueAt) };
}

/** Answers that a new fact takes on its first day: it comes back in each of its learning steps. */
export const answersPerNewFact = ({
  learningStepsMinutes,
}: Pick<ScheduleSettings, "learningStepsMinutes">): number =>
  Math.max(1, learningStepsMinutes.length);

/** A fact that will be met on a day. */
export const unmetFact = (dueOn: number, settings: ScheduleSettings): Followed => ({
  met: undefined,
  stepsLeft: answersPerNewFact(settings),
  dueOn,
});

/** Is told what becomes of a fact that is followed. */
export type Observer = Readonly<{
  /** It faded from its last answer until a day, on which it is asked or nothing more is foreseen. */
  faded(met: Met, until: number, chanceAtEnd: number): void;
  answered(day: number, isReview: boolean): void;
}>;

/**
 * Follows a fact day by day: asked on the first learning day on which it is due, it is rated Good with the
 * chance of recall, otherwise Again followed by Good on every relearning step.
 */
export function walkFact(
  fact: Followed,
  { days, learningDayFrom }: Calendar,
  fsrs: Outlook,
  relearningSteps: number,
  random: Random,
  observer: Observer,
): void {
  let { met, stepsLeft } = fact;
  let dueOn = "dueOn" in fact ? fact.dueOn : nextDueOn(fact.met, fsrs);
  while (true) {
    const day = learningDayFrom[Math.max(0, dueOn)] ?? days;
    const chance = met ? fsrs.recallChance(met, day - met.answeredOn) : 0;
    if (met) observer.faded(met, day, chance);
    if (day >= days) return;
    if (met && stepsLeft === 0) {
      const isRecalled = random() < chance;
      met = answered(met, day, isRecalled ? "good" : "again", fsrs);
      observer.answered(day, true);
      if (!isRecalled) stepsLeft = relearningSteps;
    }
    for (; stepsLeft > 0; stepsLeft--) {
      met = answered(met, day, "good", fsrs);
      observer.answered(day, false);
    }
    if (!met) return;
    dueOn = nextDueOn(met, fsrs);
  }
}

const nextDueOn = (met: Met, fsrs: Outlook): number => met.answeredOn + fsrs.intervalDays(met);

const answered = (met: Met | undefined, on: number, rating: Rating, fsrs: Outlook): Met => ({
  ...fsrs.next(met, met ? on - met.answeredOn : 0, rating),
  answeredOn: on,
});
