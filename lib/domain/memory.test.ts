import { expect, test } from "vitest";
import { memoryOf } from "./fixture";
import { levelOf, phaseOf } from "./memory";

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
