/** How much of something is left to each of many. */

export type AllowanceRate = Readonly<{
  /** How much anyone may take at once. */
  most: number;
  /** How much of that comes back per second. */
  perSecond: number;
}>;

/** So many are remembered: some megabytes at the most, whoever comes along. */
const mostKeys = 20_000;

/**
 * Allowances by key, by the generic cell rate algorithm (ITU-T I.371, annex A): of each key only the instant is kept
 * at which its allowance is whole again. Of too many keys the one used longest ago is forgotten, and is
 * whole then. rate-limiter-flexible, the usual library, starts a timer for each key and has no bound.
 */
export class Allowance {
  readonly #most: number;
  readonly #msEach: number;
  /** By key, when all is there again; in the order of last use. */
  readonly #wholeAtMs = new Map<string, number>();

  constructor({ most, perSecond }: AllowanceRate) {
    this.#most = most;
    this.#msEach = 1_000 / perSecond;
  }

  /**
   * Takes an amount, or nothing when there is not so much; more than the most counts as the most.
   *
   * @param nowMs milliseconds by a clock that never goes back
   * @returns how long to wait until there is enough, in milliseconds: 0 when it was taken
   */
  take(key: string, amount: number, nowMs: number): number {
    const wholeAtMs =
      Math.max(nowMs, this.#wholeAtMs.get(key) ?? nowMs) +
      Math.min(amount, this.#most) * this.#msEach;
    const waitMs = wholeAtMs - nowMs - this.#most * this.#msEach;
    // A sum of fractions may miss by a hair.
    if (waitMs > 1e-6) return waitMs;
    this.#remember(key, wholeAtMs);
    return 0;
  }

  /** How long until there is one, in milliseconds; takes nothing. */
  waitMs(key: string, nowMs: number): number {
    const missing = (this.#wholeAtMs.get(key) ?? nowMs) - nowMs;
    return Math.max(0, missing - (this.#most - 1) * this.#msEach);
  }

  /** How many keys are remembered. */
  get size(): number {
    return this.#wholeAtMs.size;
  }

  #remember(key: string, wholeAtMs: number): void {
    this.#wholeAtMs.delete(key);
    this.#wholeAtMs.set(key, wholeAtMs);
    if (this.#wholeAtMs.size <= mostKeys) return;
    const [longestAgo] = this.#wholeAtMs.keys();
    if (longestAgo !== undefined) this.#wholeAtMs.delete(longestAgo);
  }
}
