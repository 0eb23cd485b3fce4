/** Requests as no client would write them, sent as they are. */
import { connect } from "node:net";

export type RawReply = Readonly<{ status: number; text: string }>;

/** Resolves once the server has closed the connection; status 0 when it did so without a word. */
export function sendRaw(url: string, request: string): Promise<RawReply> {
  const { port, hostname } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect({ port: Number(port), host: hostname }, () =>
      socket.write(request, "latin1"),
    );
    const chunks: Buffer[] = [];
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("error", (error) => (chunks.length > 0 ? undefined : reject(error)));
    socket.on("close", () => {
      const text = Buffer.concat(chunks).toString("utf8");
      resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0), text });
    });
  });
}

/** A request of one line and some headers, after which the connection is to be closed. */
export const rawRequest = (line: string, headers: readonly string[] = [], body = ""): string =>
  [`${line} HTTP/1.1`, "Host: localhost", "Connection: close", ...headers, "", body].join("\r\n");
