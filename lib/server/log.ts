/**
 * The server's log: one line of JSON for each event, on standard output. `LOG_LEVEL` says from which level
 * on; `silent` is none at all.
 */
import pino from "pino";

const level = process.env.LOG_LEVEL || "info";
if (level !== "silent" && !(level in pino.levels.values)) {
  throw new Error(`LOG_LEVEL is "${level}": info, warn, error or silent`);
}

export const log = pino({
  level,
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (level) => ({ level }) },
});
