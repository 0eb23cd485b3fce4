/** The figures and pictures of progress. */
import type { Library } from "../content/library";
import type { Database } from "../db/client";
import { type Article, type PromptKind, promptKinds, type Section } from "../domain/article";
import { groupBy } from "../domain/group";
import type { Learner } from "../domain/learner";
import { countLevels, type LevelCounts } from "../domain/progress";
import { standingOf, sum } from "./today";

export type Progress = Readonly<{
  sections: readonly Readonly<{ article: Article; section: Section; counts: LevelCounts }>[];
  /** Answers of the last 30 scheduling days by kind of prompt; kinds without answers are left out. */
  kinds: readonly Readonly<{ kind: PromptKind; answers: number; right: number }>[];
}>;

export async function progress(
  db: Database,
  library: Library,
  learner: Learner | undefined,
  now: number,
): Promise<Progress> {
  const { memories, totals } = await standingOf(db, learner, now);
  const byKind = groupBy(totals, ({ kind }) => kind);
  return {
    sections: library.articles.flatMap((article) =>
      article.sections.map((section) => ({
        article,
        section,
        counts: countLevels(section.facts, memories),
      })),
    ),
    kinds: promptKinds.flatMap((kind) => {
      const rows = byKind.get(kind) ?? [];
      const answers = sum(rows, "answers");
      return answers > 0 ? [{ kind, answers, right: sum(rows, "right") }] : [];
    }),
  };
}
