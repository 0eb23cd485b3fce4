/**
 * A protocol double of a libSQL server, for tests only: Hrana over HTTP over the engine that @libsql/client
 * uses for files, with one database per path of its address. It can be told to fail in the ways that a
 * server, or the line to it, fails. What it lacks of a real one: Protobuf, cursors, `describe`, replication,
 * waiting for another stream's lock (it says SQLITE_BUSY at once), and the speed of one.
 *
 * Limits and failures are those of libsql-server: streams end after 10 s without a request, transactions
 * after 5 s, and an answer is no larger than 10 MB.
 */
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import Engine from "libsql";
import { pipelineRequest } from "./protocol.fixture";
import { HranaStream } from "./stream.fixture";

/**
 * What happens to a request. `silent`: it is never answered and does nothing. `cut`: the connection ends
 * before anything is done. `lost`: it is done, and the connection ends without an answer. `half`: it is
 * done, and the connection ends within the answer. `busy`: another stream holds the lock for writing.
 * `expired`: its stream is gone. A number: the status of an answer, with nothing done.
 */
export type Fault = "silent" | "cut" | "lost" | "half" | "busy" | "expired" | number;

export type HranaOptions = Readonly<{
  authToken?: string;
  /** How long each request is on its way, there and back. */
  latencyMs?: number;
  streamIdleMs?: number;
  transactionLimitMs?: number;
  largestAnswerBytes?: number;
  port?: number;
}>;

type OpenStream = { readonly stream: HranaStream; readonly expiry: NodeJS.Timeout };

export class HranaServer {
  readonly #options: Required<HranaOptions>;
  readonly #folder = mkdtempSync(join(tmpdir(), "weetje-hrana-"));
  /** Streams between two requests, by the baton that continues each. */
  readonly #streams = new Map<string, OpenStream>();
  readonly #expired = new Set<string>();
  readonly #known = new Set<string>();
  readonly #faults: (Fault | undefined)[] = [];
  #lasting: Fault | undefined;
  #port = 0;
  #listener: Server | undefined;
  #requests = 0;

  private constructor(options: HranaOptions) {
    this.#options = {
      authToken: "let me in",
      latencyMs: 0,
      streamIdleMs: 10_000,
      transactionLimitMs: 5_000,
      largestAnswerBytes: 10_000_000,
      port: 0,
      ...options,
    };
    this.#port = this.#options.port;
  }

  static async start(options: HranaOptions = {}): Promise<HranaServer> {
    const server = new HranaServer(options);
    await server.up();
    return server;
  }

  /** The address of one of its databases, made when it is first asked for; the token is in it. */
  urlOf(name: string, authToken = this.#options.authToken): string {
    return `http://127.0.0.1:${this.#port}/${name}/?authToken=${encodeURIComponent(authToken)}`;
  }

  /** How many requests reached it. */
  get requests(): number {
    return this.#requests;
  }

  /** The next requests meet these faults, one each; `undefined` for none. */
  next(...faults: (Fault | undefined)[]): void {
    this.#faults.push(...faults);
  }

  /** From now on every request meets this fault; `undefined` for none any more. */
  always(fault: Fault | undefined): void {
    this.#lasting = fault;
  }

  /** Begins to answer, on the port that it had before; nothing changes where it does already. */
  async up(): Promise<void> {
    if (this.#listener) return;
    const listener = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => {
        console.error(error);
        response.destroy();
      });
    });
    this.#listener = listener;
    listener.listen(this.#port, "127.0.0.1");
    await once(listener, "listening");
    const address = listener.address();
    if (typeof address === "object" && address) this.#port = address.port;
  }

  /** As when its machine goes: nothing answers, every stream is gone. What was committed stays. */
  async down(): Promise<void> {
    this.forgetStreams();
    const listener = this.#listener;
    this.#listener = undefined;
    if (!listener) return;
    const closed = once(listener, "close");
    listener.close();
    listener.closeAllConnections();
    await closed;
  }

  async restart(): Promise<void> {
    await this.down();
    await this.up();
  }

  /** As when another instance answers from now on: every baton is invalid. */
  forgetStreams(): void {
    for (const { stream, expiry } of this.#streams.values()) {
      clearTimeout(expiry);
      stream.close();
    }
    this.#streams.clear();
    this.#expired.clear();
  }

  /** Goes for good, and its databases with it. */
  async close(): Promise<void> {
    await this.down();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#requests++;
    const fault = this.#faults.shift() ?? this.#lasting;
    const body = await textOf(request);
    if (body === undefined) return;
    await wait(this.#options.latencyMs);
    if (fault === "silent") return;
    if (fault === "cut") {
      response.destroy();
      return;
    }
    const answer = typeof fault === "number" ? toldTo(fault) : this.#work(request, body, fault);
    if (fault === "lost") response.destroy();
    else send(response, answer, fault === "half");
  }

  #work({ url = "", headers }: IncomingMessage, body: string, fault: Fault | undefined): Answer {
    const [, name = "main", endpoint] = /^\/(?:([\w-]+)\/)?(.*)$/.exec(url) ?? [];
    if (endpoint === "v2" || endpoint === "v3") return { status: 200, body: {} };
    if (endpoint !== "v2/pipeline" && endpoint !== "v3/pipeline") return notFound;
    if (headers.authorization !== `Bearer ${this.#options.authToken}`) return unauthorized;
    if (fault === "expired") return expired;
    const { baton, requests } = pipelineRequest.parse(JSON.parse(body));
    if (baton && this.#expired.has(baton)) return expired;
    const stream = baton ? this.#taken(baton) : this.#opened(name);
    if (!stream) return invalidBaton;
    const results = requests.map((one) => {
      const result = stream.handle(one, fault === "busy");
      return JSON.stringify(result).length > this.#options.largestAnswerBytes ? tooLarge : result;
    });
    return { status: 200, body: { baton: this.#kept(stream), base_url: null, results } };
  }

  #opened(name: string): HranaStream {
    const file = join(this.#folder, `${name}.db`);
    if (!this.#known.has(name)) {
      this.#known.add(name);
      const engine = new Engine(file);
      engine.exec("PRAGMA journal_mode = WAL");
      engine.close();
    }
    return new HranaStream(file, this.#options.transactionLimitMs);
  }

  /** The stream that a baton continues. Each baton is good for once. */
  #taken(baton: string): HranaStream | undefined {
    const open = this.#streams.get(baton);
    this.#streams.delete(baton);
    clearTimeout(open?.expiry);
    return open?.stream;
  }

  /** The baton that continues a stream, or `null` when it has been closed. */
  #kept(stream: HranaStream): string | null {
    if (stream.isClosed) return null;
    const baton = randomBytes(24).toString("base64url");
    const expiry = setTimeout(() => {
      this.#streams.delete(baton);
      this.#expired.add(baton);
      stream.close();
    }, this.#options.streamIdleMs);
    expiry.unref();
    this.#streams.set(baton, { stream, expiry });
    return baton;
  }
}

/** Text goes as such, anything else as JSON. */
type Answer = Readonly<{ status: number; body: unknown }>;

const toldTo = (status: number): Answer => ({ status, body: { error: "told to fail" } });
const notFound: Answer = { status: 404, body: { error: "not found" } };
const unauthorized: Answer = {
  status: 401,
  body: { error: "Unauthorized: `The JWT is invalid`" },
};
const invalidBaton: Answer = { status: 400, body: "Received an invalid baton" };
const expired: Answer = {
  status: 400,
  body: { message: "The stream has expired due to inactivity", code: "STREAM_EXPIRED" },
};

const tooLarge = {
  type: "error",
  error: { message: "Response is too large", code: "RESPONSE_TOO_LARGE" },
} as const;

/** What was sent; `undefined` where the connection ended before that was all. */
async function textOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
  } catch (error) {
    if (request.destroyed) return undefined;
    throw error;
  }
  return Buffer.concat(chunks).toString("utf8");
}

function send(response: ServerResponse, { status, body }: Answer, isCut: boolean): void {
  const [type, text] =
    typeof body === "string" ? ["text/plain", body] : ["application/json", JSON.stringify(body)];
  response.writeHead(status, {
    "content-type": type,
    "content-length": Buffer.byteLength(text),
  });
  if (isCut) response.write(text.slice(0, text.length / 2), () => response.destroy());
  else response.end(text);
}
