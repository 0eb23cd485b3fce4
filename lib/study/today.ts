/** What there is to do now. */
import type { Library } from "../content/library";
import type { Database } from "../db/client";
import type { Article, Section } from "../domain/article";
import { type Backlog, backlogPlan, countsAsReview } from "../domain/capacity";
import { addDays, dayStart, type SchedulingDay, schedulingDay } from "../domain/day";
import { newFactsByDay } from "../domain/forecast";
import { type GoalEffort, type GoalPlan, goalEffort, goalPlan } from "../domain/goal";
import type { Goal, Learner } from "../domain/learner";
import { isLearningDay } from "../domain/load";
import { countLevels, type LevelCounts, minutesNeeded } from "../domain/progress";
import { dailyQueue, goalFirst, openFacts, type QueuedFact } from "../domain/queue";
import {
  keptFacts,
  memoriesAmong,
  metToday,
  ofToday,
  paceOf,
  reviewedFacts,
  type Standing,
  standingOf,
  sum,
} from "./standing";
import { streakOf } from "./streak";

/** What a day leaves, for pages to tell it alike. */
export type Rest = Readonly<{
  today: SchedulingDay;
  /** Facts that are due and that today does not ask for. */
  waiting: number;
  /** Until when there is nothing to do, when today is a day off; the last day of it. */
  dayOffUntil: SchedulingDay | undefined;
}>;

/** The flashcards of the day that are left, and what waits beyond them. */
export function queueOfToday(
  standing: Standing,
  library: Library,
  now: number,
): Readonly<{ cards: readonly QueuedFact[]; rest: Rest }> {
  const { settings, memories, holds } = standing;
  const goal = plannedGoal(standing, library, now);
  const { cards, waiting } = dailyQueue(
    goalFirst(openFacts(library.facts, holds, now), settings),
    memories,
    settings,
    now,
    {
      newAllowed: newAllowed(standing, goal?.plan),
      reviewedToday: reviewedFacts(standing),
    },
  );
  return { cards, rest: { today: standing.today, waiting, dayOffUntil: dayOffUntil(standing) } };
}

/** The flashcards of the day that are left. */
export const cardsOfToday = (
  standing: Standing,
  library: Library,
  now: number,
): readonly QueuedFact[] => queueOfToday(standing, library, now).cards;

/**
 * New facts that may still be introduced today: what the goal asks for, as long as it asks for any, or
 * what is left of the daily amount. Those met in a quiz count as well.
 */
function newAllowed(standing: Standing, plan: GoalPlan | undefined): number {
  if (plan?.state === "planning" && plan.unmet > 0) return plan.leftToday;
  return Math.max(0, standing.settings.newFactsPerDay - metToday(standing));
}

type PlannedGoal = Readonly<{ goal: Goal; article: Article; plan: GoalPlan }>;

/** The learner's goal and what it asks for; `undefined` where there is none. */
function plannedGoal(standing: Standing, library: Library, now: number): PlannedGoal | undefined {
  const { settings, memories, holds } = standing;
  const { goal } = settings;
  const article = goal && library.article(goal.articleId);
  if (!article) return undefined;
  const facts = keptFacts(article.sections.flatMap(factsOf), holds);
  // Facts of other articles that were met today count as well: a day holds only so much that is new.
  const pace = { metToday: metToday(standing), msPerAnswer: paceOf(standing) };
  return { goal, article, plan: goalPlan(goal, facts, memories, settings, now, pace) };
}

export type GoalStanding = PlannedGoal &
  Readonly<{
    /** New facts that today really asks for: fewer than planned while more is due than fits. */
    newToday: number;
    /** Absent where there is no plan to follow. */
    effort: GoalEffort | undefined;
  }>;

/**
 * The learner's goal and how it goes; `undefined` where there is none.
 *
 * @param cards the flashcards of the day that are left
 */
export function goalOfLearner(
  standing: Standing,
  library: Library,
  cards: readonly QueuedFact[],
  now: number,
): GoalStanding | undefined {
  const planned = plannedGoal(standing, library, now);
  const newToday = cards.filter(({ memory }) => !memory).length;
  if (planned?.plan.state !== "planning")
    return planned && { ...planned, newToday, effort: undefined };
  const { goal, plan } = planned;
  const { settings, holds } = standing;
  const memories = memoriesAmong(keptFacts(library.facts, holds), standing);
  const dueToday = cards.length - newToday;
  const pace = { dueToday, msPerAnswer: paceOf(standing) };
  return { ...planned, newToday, effort: goalEffort(plan, goal.by, memories, settings, now, pace) };
}

/**
 * New facts that will be met on each of the coming scheduling days, today first, suspended ones left out: as
 * many as the goal asks for until all of its facts are met, then the daily amount.
 */
export function newFactsAhead(
  standing: Standing,
  library: Library,
  now: number,
  days: number,
): number[] {
  const { memories, holds, settings } = standing;
  const unmet = keptFacts(library.facts, holds).filter(({ id }) => !memories.has(id));
  const plan = plannedGoal(standing, library, now)?.plan;
  return newFactsByDay(unmet.length, settings, now, days, {
    metToday: metToday(standing),
    goal: plan?.state === "planning" ? plan.newByDay : [],
  });
}

export type Today = Readonly<{
  /** Facts to review; with those reviewed earlier today no more than the most reviews a day. */
  reviews: number;
  /** Facts whose steps were begun today and are to be finished. */
  begun: number;
  unseen: number;
  minutes: number;
  streak: number;
  answeredToday: number;
  /** Absent while everything that is due fits in a day. */
  backlog: Backlog | undefined;
  goal: GoalStanding | undefined;
  rest: Rest;
  articles: readonly ArticleStanding[];
}>;

export type ArticleStanding = Readonly<{ article: Article; counts: LevelCounts }>;

export async function today(
  db: Database,
  library: Library,
  learner: Learner | undefined,
  now: number,
): Promise<Today> {
  const [standing, streak] = await Promise.all([
    standingOf(db, learner, now),
    learner ? streakOf(db, learner, schedulingDay(now, learner.settings)) : 0,
  ]);
  const { memories, holds, settings } = standing;
  const { cards, rest } = queueOfToday(standing, library, now);
  const dayBeganAt = dayStart(standing.today, settings);
  const known = cards.flatMap(({ memory }) => memory ?? []);
  const reviews = known.filter((memory) => countsAsReview(memory, dayBeganAt)).length;
  const unseen = cards.length - known.length;
  const open = memoriesAmong(openFacts(library.facts, holds, now), standing);
  return {
    reviews,
    begun: known.length - reviews,
    unseen,
    minutes: minutesNeeded(known.length, unseen, settings, paceOf(standing)),
    streak,
    answeredToday: sum(ofToday(standing), "answers"),
    backlog: backlogPlan(open, settings, now, reviewedFacts(standing)),
    goal: goalOfLearner(standing, library, cards, now),
    rest,
    articles: library.articles.map((article) => ({
      article,
      counts: countLevels(article.sections.flatMap(factsOf), memories),
    })),
  };
}

/** The last of the days off in a row that today is one of; a year on where they never end. */
function dayOffUntil({ today: first, settings }: Standing): SchedulingDay | undefined {
  let day = first;
  while (!isLearningDay(day, settings) && day < addDays(first, 365)) day = addDays(day, 1);
  return day === first ? undefined : addDays(day, -1);
}

const factsOf = (section: Section) => section.facts;
