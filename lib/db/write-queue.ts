/** Writes, one after the other in the order in which they were asked for. */
import type { Client, ResultSet } from "@libsql/client";

type Statements = Parameters<Client["batch"]>[0];

type Turn = Readonly<{
  /** Of a batch; none of what must not stand in a transaction. */
  statements: Statements | undefined;
  /** Told what became of these, when they were stored together with others. */
  settle: (results: ResultSet[]) => void;
  /** Runs it by itself; never fails, for its failure goes to who asked. */
  alone: () => Promise<void>;
}>;

/** More would hold up those who only read. */
const mostStatementsTogether = 200;

/**
 * A queue of writes. Batches that wait at the same time are stored in one transaction, so that the disk is
 * waited for once and not for each of them. Where that fails as a whole, each is tried by itself: one that
 * cannot be stored hinders no other.
 *
 * @param together stores the statements of several batches, or of none
 */
export function writeQueue(
  together: ((statements: Statements) => Promise<ResultSet[]>) | undefined,
) {
  const waiting: Turn[] = [];
  let isAtWork = false;

  async function workOff(): Promise<void> {
    while (waiting.length > 0) {
      const group = waiting.splice(0, together ? sizeOfGroup(waiting) : 1);
      if (group.length === 1 || !together || !(await areStored(group, together))) {
        for (const turn of group) await turn.alone();
      }
    }
    isAtWork = false;
  }

  function enqueue(turn: Turn): void {
    waiting.push(turn);
    if (isAtWork) return;
    isAtWork = true;
    // Not at once: requests that came in together get to the point where they write.
    setImmediate(() => void workOff());
  }

  return {
    /** Runs what is no batch, such as a PRAGMA, when its turn comes. */
    inTurn: <T>(work: () => Promise<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        enqueue({
          statements: undefined,
          settle: () => {},
          alone: () => work().then(resolve, reject),
        });
      }),
    /** Stores a batch, together with others or by `work`. */
    batch: (statements: Statements, work: () => Promise<ResultSet[]>): Promise<ResultSet[]> =>
      new Promise((resolve, reject) => {
        enqueue({ statements, settle: resolve, alone: () => work().then(resolve, reject) });
      }),
  };
}

/** How many batches at the head of the queue can be stored together; what is no batch stands alone. */
function sizeOfGroup(waiting: readonly Turn[]): number {
  let size = 0;
  let statements = 0;
  for (const turn of waiting) {
    statements += turn.statements?.length ?? mostStatementsTogether;
    if (size > 0 && (statements > mostStatementsTogether || !turn.statements)) break;
    size += 1;
    if (!turn.statements) break;
  }
  return size;
}

async function areStored(
  group: readonly Turn[],
  together: (statements: Statements) => Promise<ResultSet[]>,
): Promise<boolean> {
  return together(group.flatMap(({ statements }) => statements ?? [])).then(
    (results) => {
      let from = 0;
      for (const { statements = [], settle } of group) {
        settle(results.slice(from, from + statements.length));
        from += statements.length;
      }
      return true;
    },
    () => false,
  );
}
