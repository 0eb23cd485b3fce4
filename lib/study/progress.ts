/** The figures and pictures of progress. */
import type { Library } from "../content/library";
import type { Database } from "../db/client";
import { type Article, type PromptKind, promptKinds, type Section } from "../domain/article";
import { addDays, type SchedulingDay } from "../domain/day";
import { groupBy } from "../domain/group";
import type { Learner } from "../domain/learner";
import { countLevels, type LevelCounts } from "../domain/progress";
import { recentDays, standingOf, sum } from "./today";

export type Progress = Readonly<{
  sections: readonly Readonly<{ article: Article; section: Section; counts: LevelCounts }>[];
  /** Each of the last 30 scheduling days, oldest first, days without answers included. */
  days: readonly Readonly<{ day: SchedulingDay; answers: number; right: number }>[];
  /** Answers of those days by kind of prompt; kinds without answers are left out. */
  kinds: readonly Readonly<{ kind: PromptKind; answers: number; right: number }>[];
  answers: number;
}>;

export async function progress(
  db: Database,
  library: Library,
  learner: Learner | undefined,
  now: number,
): Promise<Progress> {
  const { memories, totals, today } = await standingOf(db, learner, now);
  const byDay = groupBy(totals, ({ day }) => day);
  const byKind = groupBy(totals, ({ kind }) => kind);
  return {
    sections: library.articles.flatMap((article) =>
      article.sections.map((section) => ({
        article,
        section,
        counts: countLevels(section.facts, memories),
      })),
    ),
    days: Array.from({ length: recentDays }, (_, i) => {
      const day = addDays(today, i + 1 - recentDays);
      const rows = byDay.get(day) ?? [];
      return { day, answers: sum(rows, "answers"), right: sum(rows, "right") };
    }),
    kinds: promptKinds.flatMap((kind) => {
      const rows = byKind.get(kind);
      return rows ? [{ kind, answers: sum(rows, "answers"), right: sum(rows, "right") }] : [];
    }),
    answers: sum(totals, "answers"),
  };
}
