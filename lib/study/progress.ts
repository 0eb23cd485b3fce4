/** What a learner knows, whether it will last, and what is coming. */
import type { Library } from "../content/library";
import type { Database } from "../db/client";
import type { Article, Section } from "../domain/article";
import { type DayAhead, forecastDays } from "../domain/forecast";
import { type Lasting, lastingOf } from "../domain/lasting";
import type { Learner } from "../domain/learner";
import { countLevels, type LevelCounts, minutesNeeded } from "../domain/progress";
import { type RetentionCost, retentionCostsAt } from "../domain/retention-cost";
import { learningOf } from "./retention-costs";
import { memoriesAmong, standingOf } from "./standing";
import { queueOfToday, type Rest } from "./today";

export type Progress = Readonly<{
  /** Flashcards of today that are left. */
  cards: number;
  minutes: number;
  rest: Rest;
  /** Facts met. */
  met: number;
  lasting: readonly Lasting[];
  ahead: readonly DayAhead[];
  msPerAnswer: number;
  /** What the learner's desired retention costs, and one lower and higher, in order. */
  costs: readonly RetentionCost[];
  /** The learner's own. */
  retentionPercent: number;
  sections: readonly Readonly<{ article: Article; section: Section; counts: LevelCounts }>[];
}>;

const daysAhead = 28;
/** Within what can be chosen, see `bounds` in `settings.ts`. */
const percentsAround = (percent: number): number[] =>
  [percent - 5, percent, percent + 5].map((one) => Math.min(97, Math.max(70, one)));

export async function progress(
  db: Database,
  library: Library,
  learner: Learner | undefined,
  now: number,
): Promise<Progress> {
  const standing = await standingOf(db, learner, now);
  const { settings } = standing;
  // A fact that the article no longer has is not told of.
  const memories = memoriesAmong(library.facts, standing);
  const { cards, rest } = queueOfToday(standing, library, now);
  const unseen = cards.filter(({ memory }) => !memory).length;
  const { memories: kept, learning } = learningOf(standing, library, now);
  const retentionPercent = Math.round(settings.desiredRetention * 100);
  return {
    cards: cards.length,
    minutes: minutesNeeded(cards.length - unseen, unseen, settings, learning.msPerAnswer),
    rest,
    met: memories.size,
    lasting: lastingOf([...memories.values()], settings),
    ahead: forecastDays(kept, settings, now, learning.newFacts.slice(0, daysAhead)),
    msPerAnswer: learning.msPerAnswer,
    costs: retentionCostsAt(kept, settings, now, learning, [
      ...new Set(percentsAround(retentionPercent)),
    ]),
    retentionPercent,
    sections: library.articles.flatMap((article) =>
      article.sections.map((section) => ({
        article,
        section,
        counts: countLevels(section.facts, memories),
      })),
    ),
  };
}
