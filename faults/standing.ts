/** Whether a database stands as it should after what was done to it. */
import { expect } from "vitest";
import { openDatabase } from "../lib/db/client";
import { findLearner } from "../lib/db/learners";
import { readQuiz } from "../lib/db/quizzes";
import { everythingOf } from "../lib/study/fixture";
import { hashOf } from "../lib/study/learner";
import { rebuild } from "../lib/study/rebuild";
import type { BusyLearner } from "./load";

/**
 * Every answer that a learner was told is stored is there, none twice; every learner's memories and other caches are
 * what their log makes; the file itself is whole. How many entries these learners have.
 */
export async function expectToStand(
  databaseUrl: string,
  learners: readonly BusyLearner[] = [],
): Promise<number> {
  const db = openDatabase({ url: databaseUrl });
  try {
    const { rows } = await db.$client.execute("PRAGMA integrity_check");
    expect(rows.map((row) => row[0])).toEqual(["ok"]);
    expect((await rebuild(db, true, () => {})).differing).toEqual([]);
    let count = 0;
    for (const { cookie, confirmed, answered } of learners) {
      const learner = await findLearner(db, hashOf(cookie.replace("weetje=", "")));
      if (!learner) throw new Error("a learner is gone");
      const { entries } = await everythingOf(db, learner);
      const ids = new Set(entries.map(({ id }) => id));
      expect(ids.size).toBe(entries.length);
      expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, i) => i + 1));
      expect([...confirmed.keys()].filter((id) => !ids.has(id))).toEqual([]);
      for (const { quizId, position } of answered) {
        const quiz = await readQuiz(db, learner.id, quizId);
        const question = quiz?.questions.find((one) => one.position === position);
        expect(question?.answered, `question ${position} of ${quizId}`).toBeDefined();
      }
      count += entries.length;
    }
    return count;
  } finally {
    db.$client.close();
  }
}
