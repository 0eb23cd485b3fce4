/** A learner takes along everything they did. */
import type { Database } from "../db/client";
import { readEverything } from "../db/everything";
import { readLearner } from "../db/log";
import type { Learner } from "../domain/learner";

/**
 * Everything the learner did, as the pieces of a JSON text: that of a long log is longer than one string can be.
 * Instants are epoch milliseconds. What is written while it is read may be in it or not.
 *
 * @throws before the last piece, when the learner is erased meanwhile: the rest would look whole and be empty
 */
export async function exportLearner(
  db: Database,
  { id }: Learner,
  now: number,
): Promise<AsyncGenerator<string>> {
  const { quizQuestions, entries, traces, ...rest } = await readEverything(db, id);
  const head = { format: "weetje-export-2", exportedAt: new Date(now).toISOString(), ...rest };
  return jsonOf(head, { quizQuestions, entries, traces }, async () => {
    if (!(await readLearner(db, id))) throw new Error("erased while being exported");
  });
}

/** The text of an object some properties of which are arrays that come in pages. */
async function* jsonOf(
  head: Readonly<Record<string, unknown>>,
  paged: Readonly<Record<string, AsyncIterable<readonly unknown[]>>>,
  beforeTheEnd: () => Promise<void>,
): AsyncGenerator<string> {
  yield JSON.stringify(head, null, 2).slice(0, -"\n}".length);
  for (const [name, pages] of Object.entries(paged)) {
    yield `,\n  "${name}": [`;
    let separator = "\n    ";
    for await (const page of pages) {
      if (page.length === 0) continue;
      yield separator + page.map((row) => JSON.stringify(row)).join(",\n    ");
      separator = ",\n    ";
    }
    yield "\n  ]";
  }
  await beforeTheEnd();
  yield "\n}\n";
}
