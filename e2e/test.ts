import {
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  type Page,
} from "@playwright/test";

export { expect } from "@playwright/test";

type Fixtures = Readonly<{
  faults: Faults;
  /** Another browser, with nothing in it yet. */
  newVisitor: (options?: BrowserContextOptions) => Promise<Page>;
}>;

/**
 * Every test fails on a fault of any page that it did not announce: an error in the console or in a
 * script, a request that failed, was refused or went to another host.
 */
export const test = base.extend<Fixtures>({
  faults: [
    async ({ baseURL }, use) => {
      const faults = new Faults(new URL(baseURL ?? "").origin);
      await use(faults);
      base.expect(faults.unexpected()).toEqual([]);
      base.expect(faults.missing()).toEqual([]);
    },
    { auto: true },
  ],
  context: async ({ context, javaScriptEnabled, faults }, use) => {
    faults.watch(context, javaScriptEnabled);
    await use(context);
  },
  newVisitor: async ({ browser, faults }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      faults.watch(context, options?.javaScriptEnabled);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});

class Faults {
  readonly #origin: string;
  readonly #seen: string[] = [];
  readonly #announced: RegExp[] = [];

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** A fault that this test brings about; it must happen. */
  announce(...faults: readonly RegExp[]): void {
    this.#announced.push(...faults);
  }

  watch(context: BrowserContext, javaScriptEnabled = true): void {
    context.on("console", (message) => {
      if (message.type() === "error")
        this.#seen.push(`console: ${message.text()} ${message.location().url}`);
    });
    context.on("weberror", (fault) => this.#seen.push(`script: ${fault.error()}`));
    context.on("request", (request) => {
      const url = new URL(request.url());
      const isElsewhere = url.protocol.startsWith("http") && url.origin !== this.#origin;
      if (isElsewhere) this.#seen.push(`elsewhere: ${request.url()}`);
    });
    context.on("requestfailed", (request) => {
      const reason = request.failure()?.errorText;
      // A page that is left drops what it was still fetching, such as pages fetched ahead.
      const isDropped = reason === "net::ERR_ABORTED";
      // So Chromium names that it leaves out scripts where there are to be none.
      const isScriptLeftOut =
        !javaScriptEnabled && reason === "csp" && request.resourceType() === "script";
      if (!isDropped && !isScriptLeftOut) this.#seen.push(`failed: ${reason} ${request.url()}`);
    });
    context.on("response", (response) => {
      if (response.status() >= 400)
        this.#seen.push(`refused: ${response.status()} ${response.url()}`);
    });
  }

  unexpected(): string[] {
    return this.#seen.filter((fault) => !this.#announced.some((known) => known.test(fault)));
  }

  missing(): string[] {
    return this.#announced
      .filter((known) => !this.#seen.some((fault) => known.test(fault)))
      .map((known) => `${known}`);
  }
}

/** The page of an address that is not there. */
export const notFound: readonly RegExp[] = [
  /^refused: 404 /,
  /^console: Failed to load resource: the server responded with a status of 404/,
];
