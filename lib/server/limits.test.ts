import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Demand, limitsOf, mayBeginFrom, waitFor } from "./limits";

const card = { units: 1, mayBegin: true };
/** 500 entries are some 125 kB. */
const batch = { units: 32, mayBegin: true };

let nowMs: number;
const ask = (demand: Partial<Demand>) => waitFor({ network: "n", ...card, ...demand }, nowMs);
const mayBegin = () => mayBeginFrom("n", nowMs);

beforeEach(() => {
  nowMs = 0;
  globalThis.weetjeLimits = limitsOf();
});
afterEach(() => {
  globalThis.weetjeLimits = undefined;
});

const longestWaitMs = (times: number, pauseMs: number, demand: (i: number) => Partial<Demand>) => {
  let longest = 0;
  for (let i = 0; i < times; i++) {
    longest = Math.max(longest, ask(demand(i)));
    nowMs += pauseMs;
  }
  return longest;
};

describe("someone who learns never waits", () => {
  test("with a card every half second, for an hour", () => {
    expect(longestWaitMs(7_200, 500, () => ({ token: "t" }))).toBe(0);
  });

  test("with fifteen batches of 500 at once", () => {
    expect(longestWaitMs(15, 0, () => ({ token: "t", ...batch }))).toBe(0);
  });

  test("as one of thirty behind one address, each with a card every half second and a page a second", () => {
    const demand = (i: number) => ({ token: `${i % 30}` });
    expect(longestWaitMs(30 * 3 * 600, 1_000 / 90, demand)).toBe(0);
  });

  test("when a school begins at once", () => {
    expect(Array.from({ length: 200 }, mayBegin)).not.toContain(false);
  });
});

describe("a flood is stopped", () => {
  test("of one learner", () => {
    expect(longestWaitMs(1_000, 3, () => ({ token: "t" }))).toBeGreaterThan(0);
    expect(ask({ token: "another" })).toBe(0);
  });

  test("of one address, whatever tokens it makes up", () => {
    expect(longestWaitMs(10_000, 1, (i) => ({ token: `${i}` }))).toBeGreaterThan(0);
    expect(ask({ network: "another", token: "t" })).toBe(0);
  });

  test("of beginners, while those who have begun go on", () => {
    while (mayBegin());
    const waitMs = ask({});
    expect(waitMs).toBeGreaterThan(0);
    expect(ask({ token: "t" })).toBe(0);
    expect(ask({ mayBegin: false })).toBe(0);
    nowMs += waitMs;
    expect(ask({})).toBe(0);
    expect(mayBegin()).toBe(true);
  });
});

describe("the setting", () => {
  test("turns everything off", () => {
    globalThis.weetjeLimits = limitsOf("off");
    expect(longestWaitMs(20_000, 0, () => ({ token: "t", ...batch }))).toBe(0);
    expect(mayBegin()).toBe(true);
  });

  test("multiplies", () => {
    globalThis.weetjeLimits = limitsOf("0.01");
    expect(longestWaitMs(6, 0, () => ({ token: "t" }))).toBe(0);
    expect(ask({ token: "t" })).toBeGreaterThan(0);
  });

  test.each(["0", "-1", "on", "Infinity"])("is refused as %j", (setting) => {
    expect(() => limitsOf(setting)).toThrow("RATE_LIMITS");
  });
});
