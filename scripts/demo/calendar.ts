/** When a simulated learner sits down to learn. */
import type { Locale } from "../../lib/domain/article";
import { addDays, dayStart, type SchedulingDay } from "../../lib/domain/day";
import type { DaysOff, Settings } from "../../lib/domain/learner";
import { daysFrom } from "../../lib/domain/load";
import type { Random } from "../../lib/domain/random";
import { between, normal } from "./chance";

export type Sitting = Readonly<{
  /** Epoch milliseconds. */
  at: number;
  locale: Locale;
  /** Flashcards that there is time for. */
  cards: number;
  /** Whether it begins with a quiz. */
  hasQuiz: boolean;
}>;

const hourMs = 3_600_000;

/** A holiday of so many days, so far into the time. */
const holidayDays = 12;
const holidayAfter = 0.65;
/** Days per break that was not planned, and how long such a break is. */
const daysPerBreak = 90;
const breakDays = { shortest: 3, longest: 6 };
/** Chances that a day is a learning day, Monday first. */
const diligence = [0.92, 0.9, 0.9, 0.88, 0.75, 0.7, 0.85];
const daysBetweenQuizzes = { fewest: 5, most: 12 };

/** The holiday of a learner who stays so many days; none for one who does not stay long. */
export function holidayOf(first: SchedulingDay, days: number): DaysOff | undefined {
  if (days < 10 * holidayDays) return undefined;
  const from = addDays(first, Math.floor(days * holidayAfter));
  return { from, to: addDays(from, holidayDays - 1) };
}

/** The sittings of `days` scheduling days in a row, in order of time: most evenings, some mornings. */
export function sittingsOf(
  first: SchedulingDay,
  days: number,
  settings: Settings,
  random: Random,
): Sitting[] {
  const pauses = [holidayOf(first, days) ?? [], breaksOf(first, days, random)].flat();
  const isPause = (day: SchedulingDay) => pauses.some(({ from, to }) => from <= day && day <= to);
  let quizDay = addDays(first, between(2, 5, random));
  return daysFrom(first, days).flatMap((day) => {
    if (isPause(day) || random() > (diligence[weekday(day)] ?? 1)) return [];
    const hasQuiz = day >= quizDay;
    if (hasQuiz)
      quizDay = addDays(day, between(daysBetweenQuizzes.fewest, daysBetweenQuizzes.most, random));
    return hoursOf(random).map((hour, i) => ({
      at: Math.round(dayStart(day, settings) + (hour - settings.rolloverHour) * hourMs),
      locale: random() < 0.15 ? "en" : "nl",
      cards: random() < 0.1 ? between(2, 8, random) : 100,
      hasQuiz: hasQuiz && i === 0,
    }));
  });
}

const breaksOf = (first: SchedulingDay, days: number, random: Random): DaysOff[] =>
  Array.from({ length: Math.floor(days / daysPerBreak) }, (_, i) => {
    const from = addDays(first, Math.floor((i + 0.2 + 0.6 * random()) * daysPerBreak));
    return { from, to: addDays(from, between(breakDays.shortest, breakDays.longest, random) - 1) };
  });

/** Monday is 0. */
const weekday = (day: SchedulingDay): number => (new Date(day).getUTCDay() + 6) % 7;

/** The hours of a day's sittings: in the evening, at breakfast, or both. */
function hoursOf(random: Random): number[] {
  const [morning, evening] = [7.6 + 0.4 * normal(random), 20.7 + 0.9 * normal(random)];
  const mood = random();
  if (mood < 0.68) return [evening];
  return mood < 0.88 ? [morning] : [morning, evening];
}
