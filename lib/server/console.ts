/** What others print. */
import { format } from "node:util";
import { reportError } from "./errors";
import { log } from "./log";

/**
 * Lets errors and warnings that are printed go through the log instead. Next prints an error whole, with the
 * parameters of a query that failed.
 */
export function logWhatIsPrinted(): void {
  const waiting = new Set<Error>();
  const report = (error: Error) => {
    if (waiting.delete(error)) reportError(error);
  };
  // What is printed just before the process ends is why it does.
  process.once("exit", () => waiting.forEach(report));
  for (const level of ["error", "warn"] as const) {
    console[level] = (...printed: readonly unknown[]) => {
      const errors = printed.filter((one) => one instanceof Error);
      const words = printed.filter((one) => typeof one === "string");
      if (errors.length === 0) log[level](format(...words).trim());
      // Next prints an error just before it tells of the request that ended in it: that line says more.
      for (const error of errors) {
        waiting.add(error);
        setImmediate(report, error);
      }
    };
  }
}
