/**
 * Statements whose SQL is built once. drizzle builds it anew for every call, which costs an answer more
 * than running it does; what every answer runs goes through here.
 */
import { getTableColumns, is, Param, Placeholder, type Query } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { RunnableQuery } from "drizzle-orm/runnable-query";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import { rowsAtOnce } from "./chunks";
import type { Database } from "./client";

/** A statement as `db.batch` takes it. */
class Statement<Result> implements RunnableQuery<Result, "sqlite"> {
  declare readonly _: { readonly dialect: "sqlite"; readonly result: Result };
  readonly #query: Query;
  readonly mapResult: (response: unknown, isFromBatch?: boolean) => unknown;

  constructor(query: Query, mapResult: Statement<Result>["mapResult"] = (response) => response) {
    this.#query = query;
    this.mapResult = mapResult;
  }

  _prepare(): this {
    return this;
  }

  getQuery(): Query {
    return this.#query;
  }
}

type Values = Readonly<Record<string, unknown>>;

type Preparable = BatchItem<"sqlite"> & {
  prepare(): Readonly<{
    getQuery(): Query;
    mapResult(response: unknown, isFromBatch?: boolean): unknown;
  }>;
};

/**
 * Makes of a query with placeholders a function from their values to an item of a batch.
 *
 * @throws when a placeholder has no value
 */
export function prepared<Q extends Preparable, V extends Values>(build: (db: Database) => Q) {
  const known = new WeakMap<Database, (values: V) => Statement<Q["_"]["result"]>>();
  const preparedFor = (db: Database) => {
    const query = build(db).prepare();
    const { sql, params } = query.getQuery();
    const arguments_ = params.map(argumentOf);
    const mapResult = query.mapResult.bind(query);
    return (values: V) =>
      new Statement<Q["_"]["result"]>(
        { sql, params: arguments_.map((argument) => argument(values)) },
        mapResult,
      );
  };
  return (db: Database, values: V): Statement<Q["_"]["result"]> => {
    const statement = known.get(db) ?? preparedFor(db);
    known.set(db, statement);
    return statement(values);
  };
}

function argumentOf(param: unknown): (values: Values) => unknown {
  if (is(param, Placeholder)) return (values) => valueAt(values, param.name);
  if (is(param, Param) && is(param.value, Placeholder)) {
    const { encoder, value: placeholder } = param;
    return (values) => encoder.mapToDriverValue(valueAt(values, placeholder.name));
  }
  return () => param;
}

function valueAt(values: Values, name: string): unknown {
  const value = values[name];
  if (value === undefined) throw new Error(`no value for the placeholder ${name}`);
  return value;
}

/** Of so many rows the SQL is kept: a few kilobytes for each count, of full statements some more. */
const isKept = (rows: number): boolean => rows <= 64 || rows === rowsAtOnce;

/** What writes rows of which every column is named, as an item of a batch. */
export function inserting<T extends SQLiteTable>(
  table: T,
  build: (db: Database, rows: T["$inferSelect"][]) => Readonly<{ toSQL(): Query }>,
) {
  const columns = Object.entries(getTableColumns(table));
  const sqlByCount = new Map<number, string>();
  return (db: Database, rows: (T["$inferSelect"] & Values)[]): Statement<unknown> => {
    const sql = sqlByCount.get(rows.length) ?? build(db, rows).toSQL().sql;
    if (isKept(rows.length)) sqlByCount.set(rows.length, sql);
    const params = rows.flatMap((row) =>
      columns.map(([name, column]) => {
        const value = valueAt(row, name);
        return value === null ? null : column.mapToDriverValue(value);
      }),
    );
    return new Statement({ sql, params });
  };
}
