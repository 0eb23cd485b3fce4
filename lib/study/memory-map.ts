/** The article as a map of what a learner remembers of it, through time. */
import type { Library } from "../content/library";
import type { Database } from "../db/client";
import { readFirstDay, readTracesOn } from "../db/progress";
import type { Article, Fact, Section } from "../domain/article";
import { addDays, type SchedulingDay, schedulingDay } from "../domain/day";
import { type Foreseen, forecastChances } from "../domain/forecast";
import { groupBy } from "../domain/group";
import { defaultSettings, type Learner, type Settings } from "../domain/learner";
import { forGood } from "../domain/log";
import type { Memory } from "../domain/memory";
import {
  type Chance,
  chanceNow,
  chanceThen,
  chanceUnasked,
  frameDays,
  type MapFrame,
  mapFrame,
} from "../domain/memory-map";
import { goalFirst } from "../domain/queue";
import { keptFacts, memoriesOf, type Standing, standingOf } from "./standing";
import { newFactsAhead } from "./today";

export type MappedFact = Readonly<{
  fact: Fact;
  memory: Memory | undefined;
  /** Until when it is set aside, in epoch milliseconds. */
  heldUntil: number | undefined;
  /** Chance of recall now. */
  chance: Chance;
}>;

export type MemoryMap = Readonly<{
  article: Article;
  settings: Settings;
  /** In reading order, which is that of the chances in each frame. */
  facts: readonly MappedFact[];
  /** From the learner's first day up to today. */
  past: readonly MapFrame[];
  today: MapFrame;
  /** The coming weeks, if nothing is asked any more. */
  stopped: readonly MapFrame[];
  /** The same weeks, if what is due is asked and new facts are met as a goal asks, or else by the daily amount. */
  goingOn: readonly MapFrame[];
}>;

const weeksAhead = 12;
/** Days from today to each frame ahead. */
const daysAhead = Array.from({ length: weeksAhead }, (_, week) => 7 * (week + 1));

/** The map of an article, also of one that nothing is known of yet; `undefined` when there is no such article. */
export async function memoryMap(
  db: Database,
  library: Library,
  learner: Learner | undefined,
  articleId: string,
  now: number,
): Promise<MemoryMap | undefined> {
  const article = library.article(articleId);
  if (!article) return undefined;
  const facts = factsOf(article);
  const [standing, past] = await Promise.all([
    standingOf(db, learner, now),
    learner ? pastFrames(db, learner, facts, schedulingDay(now, learner.settings)) : [],
  ]);
  const { settings, today, memories, holds } = standing;
  const mapped = facts.map((fact): MappedFact => {
    const memory = memories.get(fact.id);
    const chance = chanceNow(memory, now, settings);
    return { fact, memory, heldUntil: holds.get(fact.id), chance };
  });
  const stopped = daysAhead.map((days) => {
    const day = addDays(today, days);
    return mapFrame(
      day,
      mapped.map(({ memory }) => chanceUnasked(memory, day, settings)),
    );
  });
  const asked = newInTurn(standing, library, now);
  return {
    article,
    settings,
    facts: mapped,
    past,
    today: mapFrame(
      today,
      mapped.map(({ chance }) => chance),
    ),
    stopped,
    goingOn: framesGoingOn(mapped, stopped, asked, settings, now),
  };
}

/** The days before today, by the traces. */
async function pastFrames(
  db: Database,
  { id, settings }: Learner,
  facts: readonly Fact[],
  today: SchedulingDay,
): Promise<MapFrame[]> {
  const first = await readFirstDay(db, id);
  if (first === undefined || first >= today) return [];
  const days = frameDays(first, today).slice(0, -1);
  const factIds = facts.map((fact) => fact.id);
  const traces = groupBy(await readTracesOn(db, id, factIds, days), ({ on }) => on);
  return days.map((day) => {
    const points = new Map((traces.get(day) ?? []).map(({ factId, point }) => [factId, point]));
    return mapFrame(
      day,
      factIds.map((factId) => chanceThen(points.get(factId), day, settings)),
    );
  });
}

/** On which day, counted from today, each new fact is met that will be met in the weeks ahead. */
function newInTurn(standing: Standing, library: Library, now: number): ReadonlyMap<string, number> {
  const { settings, memories, holds } = standing;
  const kept = keptFacts(library.facts, holds).filter(({ id }) => !memories.has(id));
  const unmet = goalFirst(kept, settings);
  const meetings = newFactsAhead(standing, library, now, Math.max(...daysAhead) + 1);
  const days = meetings.flatMap((count, day) => Array.from({ length: count }, () => day));
  return new Map(days.flatMap((day, i) => (unmet[i] ? [[unmet[i].id, day]] : [])));
}

/** Facts that are suspended, or whose turn does not come, fade as if the learner stopped. */
function framesGoingOn(
  facts: readonly MappedFact[],
  stopped: readonly MapFrame[],
  newInTurn: ReadonlyMap<string, number>,
  settings: Settings,
  now: number,
): MapFrame[] {
  const foreseen = new Map(
    facts.flatMap(({ fact, memory, heldUntil = 0 }): [string, Foreseen][] => {
      if (heldUntil >= forGood) return [];
      if (memory) return [[fact.id, { memory }]];
      const meetsOn = newInTurn.get(fact.id);
      return meetsOn === undefined ? [] : [[fact.id, { meetsOn }]];
    }),
  );
  const chances = forecastChances([...foreseen.values()], settings, now, daysAhead);
  const byFact = new Map([...foreseen.keys()].map((factId, i) => [factId, chances[i]]));
  return stopped.map((frame, i) =>
    mapFrame(
      frame.day,
      facts.map(({ fact }, place) => {
        const ahead = byFact.get(fact.id);
        return ahead ? ahead[i] : frame.chances[place];
      }),
    ),
  );
}

const factsOf = (article: Article): Fact[] => article.sections.flatMap(({ facts }) => facts);

/** The sections of an article with the chance of recall of each fact now. */
export type MapNow = Readonly<{
  article: Article;
  settings: Settings;
  sections: readonly Readonly<{ section: Section; chances: readonly Chance[] }>[];
  met: number;
  recalled: number;
}>;

/** What a learner remembers of each article now; it reads memories alone. */
export async function mapsNow(
  db: Database,
  library: Library,
  learner: Learner | undefined,
  now: number,
): Promise<MapNow[]> {
  const settings = learner?.settings ?? defaultSettings;
  const memories = await memoriesOf(db, learner);
  return library.articles.map((article) => {
    const sections = article.sections.map((section) => ({
      section,
      chances: section.facts.map(({ id }) => chanceNow(memories.get(id), now, settings)),
    }));
    const { met, recalled } = mapFrame(
      schedulingDay(now, settings),
      sections.flatMap(({ chances }) => chances),
    );
    return { article, settings, sections, met, recalled };
  });
}
