/** Requests as no client would write them, sent as they are. */
import { connect, type Socket } from "node:net";

export type RawReply = Readonly<{ status: number; text: string }>;

/** Resolves once the server has closed the connection; status 0 when it did so without a word. */
export function sendRaw(url: string, request: string): Promise<RawReply> {
  const socket = beginRaw(url, request);
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("close", () => {
      const text = Buffer.concat(chunks).toString("utf8");
      resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0), text });
    });
  });
}

/** Sends a request as far as it goes, and leaves the connection open. */
export function beginRaw(url: string, request: string): Socket {
  const { port, hostname } = new URL(url);
  const socket = connect({ port: Number(port), host: hostname });
  socket.on("error", () => socket.destroy());
  socket.write(request, "latin1");
  return socket;
}

/** A request of one line and some headers, after which the connection is to be closed. */
export const rawRequest = (line: string, headers: readonly string[] = [], body = ""): string =>
  [`${line} HTTP/1.1`, "Host: localhost", "Connection: close", ...headers, "", body].join("\r\n");
