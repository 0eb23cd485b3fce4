/** A learner's plan: a goal, days off, and how heavy the days of the week are. */
import { z } from "zod";
import type { Library } from "../content/library";
import type { Database } from "../db/client";
import { addDays, schedulingDay } from "../domain/day";
import { type DaysOff, dayLoads, type Learner, type Settings } from "../domain/learner";
import { changeSettings } from "./settings";

const day = z.iso.date();

/** The forms of the plan, by what they do. */
export const planForm = z.discriminatedUnion("change", [
  z.object({ change: z.literal("set-goal"), articleId: z.string(), by: day }),
  z.object({ change: z.literal("drop-goal") }),
  z.object({ change: z.literal("add-days-off"), from: day, to: day }),
  z.object({ change: z.literal("remove-days-off"), from: day, to: day }),
  z.object({
    change: z.literal("set-week"),
    weekLoads: z.tuple([load(), load(), load(), load(), load(), load(), load()]),
  }),
]);
export type PlanChange = z.infer<typeof planForm>;

function load() {
  return z.enum(dayLoads);
}

/** `order`: the last day comes before the first. */
export const planFailures = ["invalid", "past", "order"] as const;
export type PlanFailure = (typeof planFailures)[number];

/** As long as anyone plans ahead. */
const longestAheadDays = 366;

/** Changes a learner's plan, or says why not. */
export async function changePlan(
  db: Database,
  library: Library,
  { id, settings }: Learner,
  change: PlanChange,
  now: number,
): Promise<{ failure: PlanFailure } | undefined> {
  const failure = planFailure(library, settings, change, now);
  if (failure) return { failure };
  await changeSettings(db, id, (current) => settingsAfter(current, change), now);
  return undefined;
}

/** Why a plan cannot be changed so, if it cannot. Asked before a visitor becomes a learner for it. */
export function planFailure(
  library: Library,
  settings: Settings,
  change: PlanChange,
  now: number,
): PlanFailure | undefined {
  const today = schedulingDay(now, settings);
  const latest = addDays(today, longestAheadDays);
  switch (change.change) {
    case "set-goal":
      if (!library.article(change.articleId) || change.by > latest) return "invalid";
      return change.by < today ? "past" : undefined;
    case "add-days-off":
      if (change.to < change.from) return "order";
      if (change.to > latest) return "invalid";
      return change.to < today ? "past" : undefined;
    default:
      return undefined;
  }
}

function settingsAfter(settings: Settings, change: PlanChange): Partial<Settings> {
  switch (change.change) {
    case "set-goal":
      return { goal: { articleId: change.articleId, by: change.by } };
    case "drop-goal":
      return { goal: undefined };
    case "add-days-off":
      return { daysOff: merged([...settings.daysOff, { from: change.from, to: change.to }]) };
    case "remove-days-off":
      return { daysOff: without(settings.daysOff, change) };
    case "set-week":
      return { weekLoads: change.weekLoads };
  }
}

const without = (all: readonly DaysOff[], { from, to }: DaysOff): DaysOff[] =>
  all.filter((one) => one.from !== from || one.to !== to);

/** In order, and those that touch as one. */
function merged(all: readonly DaysOff[]): DaysOff[] {
  const done: DaysOff[] = [];
  for (const next of all.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = done.at(-1);
    if (last && next.from <= addDays(last.to, 1)) {
      done[done.length - 1] = { from: last.from, to: last.to > next.to ? last.to : next.to };
    } else done.push(next);
  }
  return done;
}
