/** What the log says of an error: where and why, and nothing of the person it happened to. */
import { log } from "./log";

export type LoggedError = Readonly<{
  name: string;
  message: string;
  code?: string;
  /** Where it came from, without the message that a stack begins with. */
  stack: string;
  cause?: LoggedError;
}>;

/** Errors that are in the log. */
const reported = new WeakSet<object>();

/** Writes an error to the log, once, however many come to tell of it. `context` is what is known beside it. */
export function reportError(error: unknown, context: Readonly<Record<string, string>> = {}): void {
  if (typeof error === "object" && error) {
    if (reported.has(error)) return;
    reported.add(error);
  }
  const told = withoutPersons(error);
  // The request's own line says that the client left.
  if (told.code === "ECONNRESET" && told.message === "aborted") return;
  log.error({ ...context, error: told }, "error");
}

/**
 * The message of a query that failed ends in its parameters, and that of a text that is no JSON quotes it:
 * both may be what a learner sent or has.
 */
export function withoutPersons(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { name: typeof error, message: "", stack: "" };
  const { name, cause, stack = "" } = error;
  return {
    name,
    message: messageOf(error),
    ...("code" in error && typeof error.code === "string" && { code: error.code }),
    stack: stack
      .split("\n")
      .filter((line) => /^\s+at /.test(line))
      .join("\n"),
    ...(cause instanceof Error && { cause: withoutPersons(cause) }),
  };
}

function messageOf(error: Error): string {
  if ("query" in error && "params" in error) return `Failed query: ${error.query}`;
  return error instanceof SyntaxError ? error.message.replace(/".*"/s, '"…"') : error.message;
}
