/** A stream of the protocol double: one connection to the engine, and what the client has stored on it. */
import Engine from "libsql";
import {
  type Batch,
  type BatchResult,
  type Condition,
  type HranaError,
  type HranaStatement,
  type StatementResult,
  type StreamRequest,
  type StreamResponse,
  type StreamResult,
  toEngine,
  toHrana,
} from "./protocol.fixture";

/** A failure that goes into the answer, with its code. */
class StatementFailure extends Error {
  readonly code: string;
  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}

/** As @libsql/client and a server both begin their batches. */
const beginsWriting = /^\s*begin\s+(immediate|exclusive)\b/i;

export class HranaStream {
  readonly #engine: Engine.Database;
  readonly #sqlTexts = new Map<number, string>();
  readonly #transactionLimitMs: number;
  /** When the transaction began that is open, by `performance.now()`. */
  #begunAt: number | undefined;
  #isClosed = false;

  constructor(file: string, transactionLimitMs: number) {
    // A write that meets another stream's lock fails at once: waiting would block the one that holds it.
    this.#engine = new Engine(file, { timeout: 0 });
    this.#transactionLimitMs = transactionLimitMs;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Ends the stream; a transaction that is open is rolled back. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    if (this.#engine.inTransaction) this.#engine.exec("ROLLBACK");
    this.#engine.close();
  }

  /** @param isBusy whether to behave as if another stream held the lock for writing */
  handle(request: StreamRequest, isBusy: boolean): StreamResult {
    try {
      return { type: "ok", response: this.#respond(request, isBusy) };
    } catch (error) {
      return { type: "error", error: errorOf(error) };
    }
  }

  #respond(request: StreamRequest, isBusy: boolean): StreamResponse {
    switch (request.type) {
      case "execute":
        return { type: "execute", result: this.#execute(request.stmt, isBusy) };
      case "batch":
        return { type: "batch", result: this.#batch(request.batch, isBusy) };
      case "sequence":
        this.#engine.exec(this.#textOf(request));
        return { type: "sequence" };
      case "store_sql":
        this.#sqlTexts.set(request.sql_id, request.sql);
        return { type: "store_sql" };
      case "close_sql":
        this.#sqlTexts.delete(request.sql_id);
        return { type: "close_sql" };
      case "get_autocommit":
        return { type: "get_autocommit", is_autocommit: !this.#engine.inTransaction };
      case "close":
        this.close();
        return { type: "close" };
    }
  }

  #batch({ steps }: Batch, isBusy: boolean): BatchResult {
    const results: (StatementResult | null)[] = [];
    const errors: (HranaError | null)[] = [];
    const holds = (one: Condition): boolean => {
      switch (one.type) {
        case "ok":
          return results[one.step] !== null;
        case "error":
          return errors[one.step] !== null;
        case "not":
          return !holds(one.cond);
        case "and":
          return one.conds.every(holds);
        case "or":
          return one.conds.some(holds);
        case "is_autocommit":
          return !this.#engine.inTransaction;
      }
    };
    for (const { condition, stmt } of steps) {
      let result: StatementResult | null = null;
      let error: HranaError | null = null;
      try {
        if (!condition || holds(condition)) result = this.#execute(stmt, isBusy);
      } catch (failure) {
        error = errorOf(failure);
      }
      results.push(result);
      errors.push(error);
    }
    return { step_results: results, step_errors: errors };
  }

  #execute(statement: HranaStatement, isBusy: boolean): StatementResult {
    const sql = this.#textOf(statement);
    if (isBusy && (beginsWriting.test(sql) || !this.#engine.inTransaction)) {
      throw new StatementFailure("SQLite error: database is locked", "SQLITE_BUSY");
    }
    this.#endOverdue();
    const result = run(this.#engine, sql, statement);
    this.#begunAt = this.#engine.inTransaction ? (this.#begunAt ?? performance.now()) : undefined;
    return result;
  }

  /** A transaction that took too long is rolled back, and the next statement hears of it. */
  #endOverdue(): void {
    if (
      this.#begunAt === undefined ||
      performance.now() - this.#begunAt <= this.#transactionLimitMs
    ) {
      return;
    }
    this.#begunAt = undefined;
    if (this.#engine.inTransaction) this.#engine.exec("ROLLBACK");
    throw new StatementFailure("Transaction timed out", "TRANSACTION_TIMEOUT");
  }

  #textOf({ sql, sql_id }: Pick<HranaStatement, "sql" | "sql_id">): string {
    const text = sql ?? this.#sqlTexts.get(sql_id ?? Number.NaN);
    if (text === undefined) throw new StatementFailure("SQL text not found", "SQL_NO_STATEMENT");
    return text;
  }
}

function run(
  engine: Engine.Database,
  sql: string,
  { args, named_args }: HranaStatement,
): StatementResult {
  const named = named_args.map(({ name, value }) => [name.replace(/^[:@$]/, ""), toEngine(value)]);
  const values = named.length > 0 ? Object.fromEntries(named) : args.map(toEngine);
  const prepared = engine.prepare<unknown[]>(sql).safeIntegers(true);
  if (!prepared.reader) {
    const { changes, lastInsertRowid } = prepared.run(values);
    return {
      cols: [],
      rows: [],
      affected_row_count: changes,
      last_insert_rowid: `${lastInsertRowid}`,
    };
  }
  const rows = prepared.raw(true).all(values).map(toRow);
  return {
    cols: prepared.columns().map(({ name, type }) => ({ name, decltype: type })),
    rows,
    affected_row_count: /\breturning\b/i.test(sql) ? rows.length : 0,
    last_insert_rowid: null,
  };
}

function toRow(row: unknown) {
  if (!Array.isArray(row)) throw new TypeError("the engine gave no row");
  return row.map(toHrana);
}

/** As a server names it: SQLite's primary result code, without what the extended one adds. */
function errorOf(error: unknown): HranaError {
  if (error instanceof StatementFailure) return { message: error.message, code: error.code };
  if (!(error instanceof Error) || !("code" in error)) throw error;
  const [primary = "SQLITE_UNKNOWN"] = /^SQLITE_[A-Z]+/.exec(String(error.code)) ?? [];
  return { message: `SQLite error: ${error.message}`, code: primary };
}
