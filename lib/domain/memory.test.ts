import { describe, expect, test } from "vitest";
import { memoryOf } from "./fixture";
import { isLeech, isUnsettledLeech, levelOf, phaseOf } from "./memory";

const signs = (memory: Parameters<typeof levelOf>[0]) => [levelOf(memory), phaseOf(memory)];

test("the moon fills as a fact gets solid", () => {
  expect(signs(undefined)).toEqual(["new", "new"]);
  expect(signs(memoryOf({ state: "learning", intervalDays: 0 }))).toEqual(["learning", "crescent"]);
  expect(signs(memoryOf({ intervalDays: 1 }))).toEqual(["young", "half"]);
  expect(signs(memoryOf({ intervalDays: 6 }))).toEqual(["young", "half"]);
  expect(signs(memoryOf({ intervalDays: 7 }))).toEqual(["young", "gibbous"]);
  expect(signs(memoryOf({ intervalDays: 20 }))).toEqual(["young", "gibbous"]);
  expect(signs(memoryOf({ intervalDays: 21 }))).toEqual(["mature", "full"]);
  expect(signs(memoryOf({ intervalDays: 3650 }))).toEqual(["mature", "full"]);
});

test("it wanes to a crescent when the fact lapses", () => {
  expect(signs(memoryOf({ state: "relearning", intervalDays: 0, lapses: 1 }))).toEqual([
    "learning",
    "crescent",
  ]);
});

describe("a fact that keeps lapsing", () => {
  const lapses = Array.from({ length: 25 }, (_, i) => i);
  const choices = lapses.filter((count) => count >= 8 && count % 4 === 0);

  test("is a leech from the eighth lapse on", () => {
    expect(lapses.filter((count) => isLeech({ lapses: count }))).toEqual(lapses.slice(8));
  });

  test("calls for a choice until the learner makes one", () => {
    const calling = lapses.filter((count) => isUnsettledLeech({ lapses: count, settledLapses: 0 }));
    expect(calling).toEqual(lapses.slice(8));
  });

  test("calls for one at 8, 12, 16 … lapses, and not again once it is made", () => {
    const called: number[] = [];
    let settledLapses = 0;
    for (const count of lapses) {
      if (!isUnsettledLeech({ lapses: count, settledLapses })) continue;
      called.push(count);
      settledLapses = count;
      expect(isUnsettledLeech({ lapses: count, settledLapses })).toBe(false);
    }
    expect(called).toEqual(choices);
  });

  test("that was settled late, or before it was a leech, calls at the same lapses", () => {
    for (const settledLapses of lapses) {
      const first = lapses.find(
        (count) => count > settledLapses && isUnsettledLeech({ lapses: count, settledLapses }),
      );
      expect(first).toBe(choices.find((count) => count > settledLapses));
    }
  });
});
