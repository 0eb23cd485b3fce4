import { setImmediate as othersTurn } from "node:timers/promises";

/** Rows read at a time: some 30 ms, in which the process sees to nobody else. */
const pageSize = 1_000;

/**
 * Rows in pages, each read when it is asked for; the last may be empty. Between two of them the process sees to
 * others, so what is written meanwhile may be among them or not.
 *
 * @param read the first `limit` rows after one, or of all
 */
export async function* pagesOf<Row>(
  read: (after: Row | undefined, limit: number) => Promise<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  let page = await read(undefined, pageSize);
  yield page;
  for (let last = page[pageSize - 1]; last; last = page[pageSize - 1]) {
    await othersTurn();
    page = await read(last, pageSize);
    yield page;
  }
}
