/**
 * The server's log: one line of JSON for each event, on standard output. `LOG_LEVEL` says from which level
 * on; `silent` is none at all.
 */
import pino from "pino";

export const log = pino({
  level: process.env.LOG_LEVEL ?? "info",
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (level) => ({ level }) },
});
