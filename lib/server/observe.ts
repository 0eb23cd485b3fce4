/** What is written down of a running server. */
import { resolve } from "node:path";
import { log } from "./log";
import { startMetrics } from "./metrics";
import { watchRequests } from "./requests";
import { readRoutes } from "./routes";

/** Begins to log, and to count where that is asked for. */
export function observe(): void {
  const count = startMetrics();
  const routeOf = readRoutes(resolve(process.cwd(), ".next", "routes-manifest.json"));
  watchRequests(routeOf, (request) => {
    log.info(request, "request");
    count?.(request);
  });
}
