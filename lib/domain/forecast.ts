/** What lies ahead: when facts fall due, and how much work learning will be. */
import {
  addDays,
  type DayRule,
  dayStart,
  daysBetween,
  type SchedulingDay,
  schedulingDay,
} from "./day";
import {
  type Calendar,
  calendarFrom,
  type Followed,
  followedMemory,
  type Met,
  type Observer,
  unmetFact,
  walkFact,
} from "./fact-ahead";
import type { Settings } from "./learner";
import { daysFrom, isLearningDay } from "./load";
import type { Schedule } from "./memory";
import { seededRandom } from "./random";
import { type Outlook, outlook, type ScheduleSettings } from "./scheduler";

export type Memories = ReadonlyMap<string, Schedule>;

export type DueDay = Readonly<{ day: SchedulingDay; due: number }>;

/**
 * How many facts fall due on each of the coming `days` scheduling days. The first is today, with all
 * that fell due before it. A fact counts once: what answers will make of it is not looked at.
 */
export function forecastDue(
  memories: Memories,
  rule: DayRule,
  now: number,
  days: number,
): DueDay[] {
  const calendar = daysFrom(schedulingDay(now, rule), days).map((day) => ({
    day,
    endsAt: dayStart(addDays(day, 1), rule),
    due: 0,
  }));
  for (const { dueAt } of memories.values()) {
    const dueDay = calendar.find(({ endsAt }) => dueAt < endsAt);
    if (dueDay) dueDay.due++;
  }
  return calendar.map(({ day, due }) => ({ day, due }));
}

/** Work over a number of days. */
export type Workload = Readonly<{
  /** All answers of each day, today first. */
  answersByDay: readonly number[];
  /** All answers, those in learning and relearning steps included. */
  answers: number;
  /** Facts asked because they fell due. */
  reviews: number;
  /** Share from 0 to 1 of the facts met that would be recalled on an average day; 0 without facts. */
  remembered: number;
}>;

export type DayAhead = Readonly<{
  day: SchedulingDay;
  /** Answers that the facts met so far will ask for; a fraction, as is everything foreseen. */
  answers: number;
  /** The same with the answers that new facts will ask for; never fewer. */
  answersWithNew: number;
}>;

/** So many facts are followed one by one to tell a single day's work; of more, each stands for some. */
const mostFollowed = 1_000;

/**
 * The work of each of the coming scheduling days, today first.
 *
 * @param newFacts how many new facts are met on each of the days
 */
export function forecastDays(
  memories: Memories,
  settings: Settings,
  now: number,
  newFacts: readonly number[],
): DayAhead[] {
  const answersOf = (met: Memories, unmet: readonly number[]) => {
    const all = met.size + unmet.reduce((sum, count) => sum + count, 0);
    const followed = Math.max(followedFacts, Math.min(all, mostFollowed));
    return workOf(courseOf(met, settings, now, unmet, followed), settings).answersByDay;
  };
  // Facts do not touch each other, so each kind is followed by itself: new ones can only add work.
  const none = newFacts.map(() => 0);
  const ofMet = answersOf(memories, none);
  const ofNew = answersOf(new Map(), newFacts);
  return daysFrom(schedulingDay(now, settings), newFacts.length).map((day, i) => {
    const answers = ofMet[i] ?? 0;
    return { day, answers, answersWithNew: answers + (ofNew[i] ?? 0) };
  });
}

/**
 * How many new facts are met on each of the coming scheduling days, today first: what a goal asks for on the
 * first of them, and the daily amount after that.
 *
 * @param metToday what is used up of today's amount
 * @param goal new facts on each day until the goal's last is met; none without a goal
 */
export function newFactsByDay(
  unmet: number,
  settings: Settings,
  now: number,
  days: number,
  { metToday = 0, goal = [] }: Readonly<{ metToday?: number; goal?: readonly number[] }> = {},
): number[] {
  let left = Math.max(0, unmet);
  return daysFrom(schedulingDay(now, settings), days).map((day, i) => {
    const daily = isLearningDay(day, settings) ? settings.newFactsPerDay : 0;
    const room = goal[i] ?? Math.max(0, daily - (i === 0 ? metToday : 0));
    const met = Math.min(left, room);
    left -= met;
    return met;
  });
}

/** A fact that is foreseen by itself: one with a memory, or a new one that is met on a day counted from today. */
export type Foreseen = Readonly<{ memory: Schedule } | { meetsOn: number }>;

/** Lives that are followed for each fact: more of them move a chance by a few percents at most. */
const lives = 12;

/**
 * The chances of recall on coming days of a learner who goes on: facts are asked as in `workOf`, and
 * each chance is the mean over a few lives.
 *
 * @param days in rising order, counted from today
 * @returns for each fact and each day a chance from 0 to 1; `undefined` where the fact is not met yet
 */
export function forecastChances(
  facts: readonly Foreseen[],
  settings: Settings,
  now: number,
  days: readonly number[],
): (number | undefined)[][] {
  const fsrs = outlook(settings);
  const today = schedulingDay(now, settings);
  const calendar = calendarFrom(today, 1 + Math.max(0, ...days), settings);
  const dayOf = (at: number) => daysBetween(today, schedulingDay(at, settings));
  return facts.map((fact, place) => {
    const sums: (number | undefined)[] = days.map(() => undefined);
    const observer: Observer = {
      faded(met, until) {
        for (const [i, day] of days.entries()) {
          if (day < met.answeredOn || day >= until) continue;
          sums[i] = (sums[i] ?? 0) + fsrs.recallChance(met, day - met.answeredOn);
        }
      },
      answered() {},
    };
    const followed =
      "memory" in fact
        ? followedMemory(fact.memory, settings, dayOf)
        : unmetFact(fact.meetsOn, settings);
    for (let life = 0; life < lives; life++) {
      const random = seededRandom(place * lives + life);
      walkFact(followed, calendar, fsrs, settings.relearningStepsMinutes.length, random, observer);
    }
    return sums.map((sum) => sum && sum / lives);
  });
}

/** So many facts are followed, each standing for its share of them all: enough for a smooth curve. */
const followedFacts = 120;

/** Some facts and the days that they are followed through, whatever the settings do with them. */
export type Course = Calendar &
  Readonly<{
    followed: readonly Followed[];
    /** Facts that one followed fact stands for. */
    factsEach: number;
  }>;

/**
 * The course of facts that were met and of new ones.
 *
 * @param newFacts how many new facts are met on each of the days, today first
 */
export function courseOf(
  memories: Memories,
  settings: Settings,
  now: number,
  newFacts: readonly number[],
  followedCount = followedFacts,
): Course {
  const today = schedulingDay(now, settings);
  const days = newFacts.length;
  const met = [...memories.values()];
  const meetingDays = newFacts.flatMap((count, day) => Array.from({ length: count }, () => day));
  const all = met.length + meetingDays.length;
  const dayOf = (at: number) => daysBetween(today, schedulingDay(at, settings));
  const followed = Array.from({ length: all === 0 ? 0 : followedCount }, (_, i) => {
    const place = Math.floor(((i + 0.5) * all) / followedCount);
    const memory = met[place];
    return memory
      ? followedMemory(memory, settings, dayOf)
      : unmetFact(meetingDays[place - met.length] ?? days, settings);
  });
  return { ...calendarFrom(today, days, settings), followed, factsEach: all / followedCount };
}

/**
 * The work that a course comes to, whatever a day's limit: a fact is asked on the first learning day on which
 * it is due.
 *
 * A simulation after that of FSRS (https://github.com/open-spaced-repetition/fsrs-optimizer), with two
 * ratings: Good with the chance of recall, otherwise Again followed by Good on every relearning step.
 * A new fact is rated Good on every learning step. The same arguments give the same outcome.
 */
export function workOf(course: Course, settings: ScheduleSettings): Workload {
  const fsrs = outlook(settings);
  const answersOn = Array.from({ length: course.days }, () => 0);
  const tally = { reviews: 0, metDays: 0, rememberedDays: 0 };
  const observer: Observer = {
    faded(met, until, chanceAtEnd) {
      const from = Math.max(0, met.answeredOn);
      if (until <= from) return;
      tally.metDays += until - from;
      tally.rememberedDays += (until - from) * meanChance(met, from, until, chanceAtEnd, fsrs);
    },
    answered(day, isReview) {
      answersOn[day] = (answersOn[day] ?? 0) + 1;
      if (isReview) tally.reviews++;
    },
  };
  course.followed.forEach((fact, seed) => {
    const random = seededRandom(seed);
    walkFact(fact, course, fsrs, settings.relearningStepsMinutes.length, random, observer);
  });
  const answersByDay = answersOn.map((answers) => answers * course.factsEach);
  return {
    answersByDay,
    answers: answersByDay.reduce((sum, answers) => sum + answers, 0),
    reviews: tally.reviews * course.factsEach,
    remembered: tally.metDays === 0 ? 0 : tally.rememberedDays / tally.metDays,
  };
}

/** The mean chance of recall between two days: by Simpson's rule, to be quick. */
function meanChance(
  met: Met,
  from: number,
  until: number,
  chanceAtEnd: number,
  fsrs: Outlook,
): number {
  const { answeredOn } = met;
  const chanceAtStart = from === answeredOn ? 1 : fsrs.recallChance(met, from - answeredOn);
  const chanceHalfway = fsrs.recallChance(met, (from + until) / 2 - answeredOn);
  return (chanceAtStart + 4 * chanceHalfway + chanceAtEnd) / 6;
}
