/**
 * The shapes of Hrana over HTTP, versions 2 and 3, in JSON, as far as a protocol double needs them.
 *
 * Source: https://github.com/tursodatabase/libsql/blob/main/docs/HRANA_3_SPEC.md
 */
import { z } from "zod";

const sqlText = { sql: z.string().nullish(), sql_id: z.int().nullish() };

const hranaValue = z.discriminatedUnion("type", [
  z.object({ type: z.literal("null") }),
  z.object({ type: z.literal("integer"), value: z.string() }),
  z.object({ type: z.literal("float"), value: z.number() }),
  z.object({ type: z.literal("text"), value: z.string() }),
  z.object({ type: z.literal("blob"), base64: z.string() }),
]);
export type HranaValue = z.infer<typeof hranaValue>;

const statement = z.object({
  ...sqlText,
  args: z.array(hranaValue).default([]),
  named_args: z.array(z.object({ name: z.string(), value: hranaValue })).default([]),
});
export type HranaStatement = z.infer<typeof statement>;

export type Condition =
  | Readonly<{ type: "ok" | "error"; step: number }>
  | Readonly<{ type: "not"; cond: Condition }>
  | Readonly<{ type: "and" | "or"; conds: readonly Condition[] }>
  | Readonly<{ type: "is_autocommit" }>;

const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.object({ type: z.enum(["ok", "error"]), step: z.int() }),
    z.object({ type: z.literal("not"), cond: condition }),
    z.object({ type: z.enum(["and", "or"]), conds: z.array(condition) }),
    z.object({ type: z.literal("is_autocommit") }),
  ]),
);

const batch = z.object({
  steps: z.array(z.object({ condition: condition.nullish(), stmt: statement })),
});
export type Batch = z.infer<typeof batch>;

const streamRequest = z.discriminatedUnion("type", [
  z.object({ type: z.literal("execute"), stmt: statement }),
  z.object({ type: z.literal("batch"), batch }),
  z.object({ type: z.literal("sequence"), ...sqlText }),
  z.object({ type: z.literal("store_sql"), sql_id: z.int(), sql: z.string() }),
  z.object({ type: z.literal("close_sql"), sql_id: z.int() }),
  z.object({ type: z.literal("get_autocommit") }),
  z.object({ type: z.literal("close") }),
]);
export type StreamRequest = z.infer<typeof streamRequest>;

/** The body of a request to a `pipeline`. */
export const pipelineRequest = z.object({
  baton: z.string().nullish(),
  requests: z.array(streamRequest),
});

export type StatementResult = Readonly<{
  cols: readonly Readonly<{ name: string; decltype: string | null }>[];
  rows: readonly (readonly HranaValue[])[];
  affected_row_count: number;
  last_insert_rowid: string | null;
}>;

export type HranaError = Readonly<{ message: string; code: string }>;

export type BatchResult = Readonly<{
  step_results: readonly (StatementResult | null)[];
  step_errors: readonly (HranaError | null)[];
}>;

export type StreamResponse =
  | Readonly<{ type: "execute"; result: StatementResult }>
  | Readonly<{ type: "batch"; result: BatchResult }>
  | Readonly<{ type: "get_autocommit"; is_autocommit: boolean }>
  | Readonly<{ type: "sequence" | "store_sql" | "close_sql" | "close" }>;

export type StreamResult =
  | Readonly<{ type: "ok"; response: StreamResponse }>
  | Readonly<{ type: "error"; error: HranaError }>;

/** A value as the engine takes it. */
export type EngineValue = null | bigint | number | string | Buffer;

export function toEngine(value: HranaValue): EngineValue {
  switch (value.type) {
    case "null":
      return null;
    case "integer":
      return BigInt(value.value);
    case "blob":
      return Buffer.from(value.base64, "base64");
    default:
      return value.value;
  }
}

/** @throws when the engine gives what is no value of SQLite */
export function toHrana(value: unknown): HranaValue {
  if (value === null) return { type: "null" };
  if (typeof value === "bigint") return { type: "integer", value: `${value}` };
  if (typeof value === "number") return { type: "float", value };
  if (typeof value === "string") return { type: "text", value };
  if (value instanceof Uint8Array) {
    return { type: "blob", base64: Buffer.from(value).toString("base64") };
  }
  throw new TypeError(`no value of SQLite: ${typeof value}`);
}
