/**
 * Statements of an embedded database, compiled once for each connection. `@libsql/client` compiles its SQL anew for
 * every call, which costs an answer as much as running it does, and has no place of its own to keep statements.
 */
import Connection from "libsql";

type Statement = ReturnType<Connection.Database["prepare"]>;

/** Of one connection. What is asked again and again is far less; SQL for a count of rows of its own comes and goes. */
const mostKept = 200;

let isPlaced = false;

/** Has every connection of this process keep the statements that it compiled last. */
export function keepStatements(): void {
  if (isPlaced) return;
  isPlaced = true;
  const { prepare } = Connection.prototype;
  const keptBy = new WeakMap<Connection.Database, Map<string, Statement>>();
  Object.assign(Connection.prototype, {
    prepare(this: Connection.Database, sql: string): Statement {
      const kept = keptBy.get(this) ?? new Map<string, Statement>();
      keptBy.set(this, kept);
      const statement = kept.get(sql) ?? describedOnce(Reflect.apply(prepare, this, [sql]));
      // What stands last was used last.
      kept.delete(sql);
      kept.set(sql, statement);
      const [longestAgo] = kept.size > mostKept ? kept.keys() : [];
      if (longestAgo !== undefined) kept.delete(longestAgo);
      return statement;
    },
  });
}

/**
 * The statement, with rows as arrays, as all that ask here want them; whether it returns any, and of which columns, is
 * found out only this once.
 */
function describedOnce(statement: Statement): Statement {
  try {
    statement.raw(true);
    const columns = statement.columns();
    return Object.assign(statement, { raw: () => statement, columns: () => columns });
  } catch (returnsNoRows) {
    return Object.assign(statement, {
      raw: () => {
        throw returnsNoRows;
      },
    });
  }
}
