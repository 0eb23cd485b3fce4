/** A learner takes along everything they did. */
import type { Database } from "../db/client";
import { readEverything } from "../db/everything";
import type { Learner } from "../domain/learner";

/**
 * Everything the learner did, as the pieces of a JSON text: that of a long log is longer than one string can be.
 * Instants are epoch milliseconds.
 */
export async function exportLearner(
  db: Database,
  { id }: Learner,
  now: number,
): Promise<AsyncGenerator<string>> {
  const { quizQuestions, entries, traces, ...rest } = await readEverything(db, id);
  const head = { format: "weetje-export-2", exportedAt: new Date(now).toISOString(), ...rest };
  return jsonOf(head, { quizQuestions, entries, traces });
}

/** The text of an object some properties of which are arrays that come in pages. */
async function* jsonOf(
  head: Readonly<Record<string, unknown>>,
  paged: Readonly<Record<string, AsyncIterable<readonly unknown[]>>>,
): AsyncGenerator<string> {
  yield JSON.stringify(head, null, 2).slice(0, -"\n}".length);
  for (const [name, pages] of Object.entries(paged)) {
    yield `,\n  "${name}": [`;
    let before = "\n    ";
    for await (const page of pages) {
      if (page.length > 0) yield before + page.map((row) => JSON.stringify(row)).join(",\n    ");
      before = ",\n    ";
    }
    yield "\n  ]";
  }
  yield "\n}\n";
}
