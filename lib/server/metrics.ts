/** What is counted of a running server, for `/api/metrics`. */
import { createHash, timingSafeEqual } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import { Counter, collectDefaultMetrics, Histogram, register } from "prom-client";
import { troublesChannel } from "../study/database";
import type { EndedRequest } from "./requests";

/** Nothing is counted or told unless this is set. */
const token = (): string | undefined => process.env.METRICS_TOKEN || undefined;

/** Whether this server tells its metrics, and if so, to one who sends this `Authorization` header. */
export function accessToMetrics(authorization: string | null): "off" | "refused" | "granted" {
  const expected = token();
  if (!expected) return "off";
  return timingSafeEqual(digestOf(authorization ?? ""), digestOf(`Bearer ${expected}`))
    ? "granted"
    : "refused";
}

/** Of one length for all texts, which comparing in constant time asks for. */
const digestOf = (text: string): Buffer => createHash("sha256").update(text).digest();

/** All metrics in Prometheus' text format, and its content type. */
export async function readMetrics(): Promise<Readonly<{ text: string; contentType: string }>> {
  return { text: await register.metrics(), contentType: register.contentType };
}

/**
 * Begins to count. Returns what is to be told of every request, or `undefined` when metrics are off. Beside
 * requests these are troubles with the database, and processor, memory, event loop and garbage collection
 * of the process.
 */
export function startMetrics(): ((request: EndedRequest) => void) | undefined {
  if (!token()) return undefined;
  collectDefaultMetrics();
  countTroubles();
  const durations = new Histogram({
    name: "http_request_duration_seconds",
    help: "Requests by route, method and class of status: how many, and how long they took.",
    labelNames: ["route", "method", "status"],
    buckets: [0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  });
  return ({ route, method, status, durationMs }) =>
    durations.observe(
      { route, method: methodLabel(method), status: `${Math.floor(status / 100)}xx` },
      durationMs / 1000,
    );
}

function countTroubles(): void {
  const troubles = new Counter({
    name: "weetje_database_troubles_total",
    help: "Work with the database that failed, or that was retried for a failure that passes.",
    labelNames: ["outcome"],
  });
  for (const outcome of ["failed", "retried"]) troubles.inc({ outcome }, 0);
  subscribe(troublesChannel, (outcome) => troubles.inc({ outcome: String(outcome) }));
}

/** Anyone may send any method: those that no route answers share one label. */
const methodLabel = (method: string): string =>
  ["GET", "HEAD", "POST"].includes(method) ? method : "other";
