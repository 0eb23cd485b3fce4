/** A server of a test's own, to be stopped and started again, on a database of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { served } from "../scripts/run";

export type StartOptions = Readonly<{
  /** How far its clock is ahead. */
  aheadMs?: number;
  /** Environment variables beside those of this process. */
  env?: Readonly<Record<string, string>>;
}>;

const patienceMs = 100_000;

export class OwnServer {
  readonly databaseUrl: string;
  /** Of the app that it serves. */
  readonly #folder: string;
  readonly #port: number;
  #process: ChildProcess | undefined;
  #output = "";

  private constructor(port: number, databaseUrl: string, folder: string) {
    this.#port = port;
    this.#folder = folder;
    this.databaseUrl = databaseUrl;
  }

  static async on(databaseUrl: string, folder = "."): Promise<OwnServer> {
    return new OwnServer(await freePort(), databaseUrl, folder);
  }

  get url(): string {
    return `http://localhost:${this.#port}`;
  }

  /** Id of its process; `undefined` while it does not run. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** All that it has printed since it was made. */
  get output(): string {
    return this.#output;
  }

  /**
   * Starts the production build and waits until it is healthy.
   *
   * @throws with what it printed, when it ends or does not become healthy
   */
  async start({ aheadMs = 0, env = {} }: StartOptions = {}): Promise<void> {
    const child = spawn(process.execPath, served(this.#folder, "-p", `${this.#port}`), {
      env: {
        ...process.env,
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
        NEXT_MANUAL_SIG_HANDLE: "true",
        DATABASE_URL: this.databaseUrl,
        // A test works faster than anyone learns.
        RATE_LIMITS: "off",
        NODE_OPTIONS: aheadMs > 0 ? `--import=${clockAhead(aheadMs)}` : "",
        ...env,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#process = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        this.#output += String(chunk);
      });
    }
    const givesUpAt = Date.now() + patienceMs;
    while (!(await this.#isHealthy())) {
      if (child.exitCode !== null || Date.now() > givesUpAt) {
        throw new Error(`the server did not start:\n${this.#output}`);
      }
      await wait(50);
    }
  }

  #isHealthy(): Promise<boolean> {
    return fetch(`${this.url}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  }

  /** At once, as when the machine loses power. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  /** As a supervisor does it. Resolves to the exit code, once what was running is finished. */
  async stop(): Promise<number | null> {
    return this.#end("SIGTERM");
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#process;
    this.#process = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) {
      return child?.exitCode ?? null;
    }
    const exited = once(child, "exit");
    child.kill(signal);
    await exited;
    return child.exitCode;
  }
}

const clockAhead = (ms: number): string =>
  `data:text/javascript,${encodeURIComponent(`const { now } = Date; Date.now = () => now() + ${ms};`)}`;

/** Where nothing listens yet. */
export async function freePort(): Promise<number> {
  const listener = createServer().listen(0);
  await once(listener, "listening");
  const address = listener.address();
  listener.close();
  if (typeof address !== "object" || !address) throw new Error("no free port");
  return address.port;
}
