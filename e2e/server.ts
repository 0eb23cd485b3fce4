/** A server of a test's own, to be stopped and started again, on a database of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { expect } from "./test";

export class OwnServer {
  readonly databaseUrl: string;
  readonly #port: number;
  #process: ChildProcess | undefined;

  private constructor(port: number, databaseUrl: string) {
    this.#port = port;
    this.databaseUrl = databaseUrl;
  }

  static async on(databaseUrl: string): Promise<OwnServer> {
    return new OwnServer(await freePort(), databaseUrl);
  }

  get url(): string {
    return `http://localhost:${this.#port}`;
  }

  /** With its clock so many milliseconds ahead. */
  async start(aheadMs = 0): Promise<void> {
    const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
    this.#process = spawn(process.execPath, [next, "start", "-p", `${this.#port}`], {
      env: {
        ...process.env,
        DATABASE_URL: this.databaseUrl,
        NODE_OPTIONS: aheadMs > 0 ? `--import=${clockAhead(aheadMs)}` : "",
      },
      stdio: "ignore",
    });
    await expect
      .poll(
        () =>
          fetch(`${this.url}/api/health`).then(
            ({ ok }) => ok,
            () => false,
          ),
        {
          timeout: 30_000,
        },
      )
      .toBe(true);
  }

  /** At once, as when the machine loses power. */
  async kill(): Promise<void> {
    if (!this.#process || this.#process.exitCode !== null) return;
    const exited = once(this.#process, "exit");
    this.#process.kill("SIGKILL");
    await exited;
    this.#process = undefined;
  }
}

const clockAhead = (ms: number): string =>
  `data:text/javascript,${encodeURIComponent(`const { now } = Date; Date.now = () => now() + ${ms};`)}`;

async function freePort(): Promise<number> {
  const listener = createServer().listen(0);
  await once(listener, "listening");
  const address = listener.address();
  listener.close();
  if (typeof address !== "object" || !address) throw new Error("no free port");
  return address.port;
}
