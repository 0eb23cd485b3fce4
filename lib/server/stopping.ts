/** How the server ends: what is running is finished, the database is closed. */
import { subscribe } from "node:diagnostics_channel";
import { once } from "node:events";
import { Server, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/** How long requests that are running get to finish. */
const patienceMs = 10_000;

/** Ctrl-C comes from the terminal and from each program above that passes it on: within so long they are one. */
const oneSignalMs = 1_000;

/**
 * Lets SIGTERM and SIGINT end the process with exit code 0: no new connection is taken, those that are idle are
 * closed, each request that is running is answered, and `finish` is done last. One who insists ends it at once.
 */
export function stopOnSignals(finish: () => Promise<void>): void {
  const traffic = watchTraffic();
  let toldAt: number | undefined;
  const end = async () => {
    const now = performance.now();
    if (toldAt !== undefined && now - toldAt > oneSignalMs) process.exit(1);
    if (toldAt !== undefined) return;
    toldAt = now;
    try {
      await Promise.race([traffic.end(), wait(patienceMs)]);
      await finish();
      process.exit(0);
    } catch (error) {
      console.error(error);
      process.exit(1);
    }
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, end);
}

/**
 * Keeps account of all connections to this process. Node's own way of closing a server waits for those on which
 * nothing was ever asked, such as browsers open ahead.
 */
function watchTraffic() {
  const servers = new Set<Server>();
  const sockets = new Set<Socket>();
  const running = new Map<ServerResponse, Socket>();

  subscribe("net.server.socket", (message) => {
    const socket = part(message, "socket", Socket);
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  subscribe("http.server.request.start", (message) => {
    const response = part(message, "response", ServerResponse);
    servers.add(part(message, "server", Server));
    running.set(response, part(message, "socket", Socket));
    response.once("close", () => running.delete(response));
  });

  return {
    /** Takes no more connections, and resolves once all requests are answered. */
    end: async (): Promise<void> => {
      for (const server of servers) server.close();
      const busy = new Set(running.values());
      for (const socket of sockets) if (!busy.has(socket)) socket.destroy();
      for (const response of running.keys())
        if (!response.headersSent) response.setHeader("Connection", "close");
      await Promise.all([...running.keys()].map((response) => once(response, "close")));
    },
  };
}

type Class<T> = abstract new (...args: never) => T;

/** One of the things that a message on a channel of Node's tells. */
function part<T>(message: unknown, name: string, type: Class<T>): T {
  const found: unknown = Object(message)[name];
  if (found instanceof type) return found;
  throw new Error(`Node told of no ${name}`);
}
