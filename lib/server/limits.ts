/**
 * How much one learner and one address may ask for. Someone who learns fast never meets these: a card every
 * half second is two requests a second, an offline day comes as a few large ones, and a class of thirty
 * behind one address asks for sixty a second. What goes beyond would keep the others waiting.
 */
import { Allowance, type AllowanceRate } from "./allowance";

/** No form and no batch of entries comes near it. */
export const largestBodyBytes = 256 * 1024;

/** In units: a request is one, and as many more as it is large or costly. */
const rates = {
  learner: { most: 600, perSecond: 10 },
  address: { most: 6_000, perSecond: 150 },
  /** Learners that begin at an address, one unit each: several classes at once, some hundreds an hour. */
  beginnings: { most: 200, perSecond: 1 / 3 },
} as const satisfies Record<string, AllowanceRate>;

export type Limits = Readonly<Record<keyof typeof rates, Allowance>>;

declare global {
  /** Set by the gate. Next bundles it apart from the routes, which must count in the same place. */
  var weetjeLimits: Limits | "off" | undefined;
}

/** What one asks for. */
export type Demand = Readonly<{
  /** Where it comes from. */
  network: string;
  /** The token of the learner, if it has one. Whether there is such a learner is not known yet. */
  token?: string | undefined;
  units: number;
  /** Whether a visitor may become a learner by it. */
  mayBegin: boolean;
}>;

/**
 * Counts a request.
 *
 * @param nowMs milliseconds by a clock that never goes back
 * @returns how long whoever sent it has to wait with it, in milliseconds; 0 when it may go on
 */
export function waitFor({ network, token, units, mayBegin }: Demand, nowMs: number): number {
  const all = globalThis.weetjeLimits;
  if (!all || all === "off") return 0;
  if (token) {
    const waitMs = all.learner.take(token, units, nowMs);
    if (waitMs > 0) return waitMs;
  } else if (mayBegin) {
    const waitMs = all.beginnings.waitMs(network, nowMs);
    if (waitMs > 0) return waitMs;
  }
  return all.address.take(network, units, nowMs);
}

/** Counts a learner who begins: whether one more may. */
export function mayBeginFrom(network: string, nowMs: number): boolean {
  const all = globalThis.weetjeLimits;
  return !all || all === "off" || all.beginnings.take(network, 1, nowMs) === 0;
}

/**
 * @param setting `off`, or by how much everything is to be multiplied; nothing means 1
 * @throws when it is neither
 */
export function limitsOf(setting = ""): Limits | "off" {
  if (setting === "off") return "off";
  const factor = Number(setting || 1);
  if (!(factor > 0 && Number.isFinite(factor))) {
    throw new Error(`RATE_LIMITS is "${setting}": a number above 0, or "off"`);
  }
  const times = ({ most, perSecond }: AllowanceRate) =>
    new Allowance({ most: Math.max(1, most * factor), perSecond: perSecond * factor });
  return {
    learner: times(rates.learner),
    address: times(rates.address),
    beginnings: times(rates.beginnings),
  };
}
