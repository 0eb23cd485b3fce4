/** An HTTP client that costs as little as can be, so that it is the server that is measured. */
import { Agent, type RequestOptions, request } from "node:http";

export type Reply = Readonly<{ status: number; location: string | undefined; body: string }>;

const boundary = "between-the-fields-of-a-form";

/** One person's browser: one connection that is kept open, and a cookie. */
export class Client {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #url: URL;
  readonly #cookie: string;

  constructor(url: string, cookie = "") {
    this.#url = new URL(url);
    this.#cookie = cookie;
  }

  get(path: string): Promise<Reply> {
    return this.#ask("GET", path, "", "text/html");
  }

  post(path: string, body: unknown): Promise<Reply> {
    return this.#ask("POST", path, JSON.stringify(body), "application/json");
  }

  /** A form as a browser without scripts sends it to an action. */
  submit(path: string, fields: Readonly<Record<string, string>>): Promise<Reply> {
    const parts = Object.entries(fields).map(
      ([name, value]) =>
        `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    );
    const type = `multipart/form-data; boundary=${boundary}`;
    return this.#ask("POST", path, `${parts.join("")}--${boundary}--\r\n`, type);
  }

  close(): void {
    this.#agent.destroy();
  }

  #ask(method: string, path: string, body: string, contentType: string): Promise<Reply> {
    const { hostname, port, host, origin } = this.#url;
    const headers = {
      host,
      origin,
      "sec-fetch-site": "same-origin",
      ...(this.#cookie ? { cookie: this.#cookie } : {}),
      ...(body ? { "content-type": contentType, "content-length": Buffer.byteLength(body) } : {}),
    };
    return this.#send({ hostname, port, method, path, headers }, body);
  }

  #send(options: RequestOptions, body: string): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const asked = request({ ...options, agent: this.#agent }, (reply) => {
        const chunks: Buffer[] = [];
        reply.on("data", (chunk: Buffer) => chunks.push(chunk));
        reply.on("error", reject);
        reply.on("end", () => {
          const { statusCode: status = 0, headers } = reply;
          const text = Buffer.concat(chunks).toString();
          resolve({ status, location: headers.location, body: text });
        });
      });
      asked.on("error", (error) => {
        // The server closes a connection that was idle for some seconds, just when we use it again.
        if (asked.reusedSocket) resolve(this.#send(options, body));
        else reject(error);
      });
      asked.end(body);
    });
  }
}

/** @throws unless the reply is what was hoped for: what fails is fast, and would be measured all the same */
export function expectStatus({ status, body }: Reply, wanted: number): void {
  if (status !== wanted)
    throw new Error(`status ${status} and not ${wanted}: ${body.slice(0, 500)}`);
}
