/** Watches the process's HTTP server: every request gets an id, and is told of once it has ended. */
import { randomUUID } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage, ServerResponse } from "node:http";
import { performance } from "node:perf_hooks";
import type { RouteOf } from "./routes";

export type EndedRequest = Readonly<{
  id: string;
  method: string;
  /** The template of its path. */
  route: string;
  /** 499 when the client left before the answer was complete. */
  status: number;
  /** From the arrival of its headers until the last byte was handed over. */
  durationMs: number;
}>;

/** The header that carries a request's id, in and out. */
export const idHeader = "x-request-id";

const clientLeft = 499;

/**
 * Calls `onEnd` for every request of this process but those for the build's own files. A request that comes
 * with an id, as from a proxy in front, keeps it.
 */
export function watchRequests(routeOf: RouteOf, onEnd: (request: EndedRequest) => void): void {
  subscribe("http.server.request.start", (message) => {
    const exchange = exchangeOf(message);
    if (!exchange) return;
    const { request, response } = exchange;
    const path = pathOf(request);
    if (path.startsWith("/_next/static/")) return;
    const startedAt = performance.now();
    const id = idOf(request);
    // On the request as well, where whoever reports an error finds it.
    request.headers[idHeader] = id;
    response.setHeader(idHeader, id);
    response.once("close", () =>
      onEnd({
        id,
        method: request.method ?? "",
        route: routeOf(path),
        status: response.writableFinished ? response.statusCode : clientLeft,
        durationMs: Math.round((performance.now() - startedAt) * 1000) / 1000,
      }),
    );
  });
}

function exchangeOf(message: unknown) {
  if (typeof message !== "object" || !message) return undefined;
  if (!("request" in message && "response" in message)) return undefined;
  const { request, response } = message;
  return request instanceof IncomingMessage && response instanceof ServerResponse
    ? { request, response }
    : undefined;
}

const pathOf = ({ url = "/" }: IncomingMessage): string => url.split("?", 1)[0] ?? url;

function idOf({ headers }: IncomingMessage): string {
  const given = headers[idHeader];
  return typeof given === "string" && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
}
