import { expect, test } from "vitest";
import { memoryOf } from "./fixture";
import { lastingOf } from "./lasting";
import { defaultSettings } from "./learner";

test("a fact lasts as long as it has proven, and every shorter wait", () => {
  const memories = [0, 1, 6, 7, 30, 89, 90, 400].map((provenDays) => memoryOf({ provenDays }));
  expect(lastingOf(memories, defaultSettings).map(({ proven }) => proven)).toEqual([7, 5, 4, 2]);
});

test("FSRS expects nine in ten once as many days have passed as the memory is stable", () => {
  const memories = Array.from({ length: 20 }, () => memoryOf({ stability: 30 }));
  const [day, week, month, quarter] = lastingOf(memories, defaultSettings);
  expect(month?.expected).toBeCloseTo(18, 6);
  expect(day?.expected).toBeGreaterThan(week?.expected ?? 20);
  expect(quarter?.expected).toBeLessThan(18);
});

test("without facts nothing lasts", () => {
  expect(lastingOf([], defaultSettings)).toMatchObject(
    [1, 7, 30, 90].map((waitDays) => ({ waitDays, proven: 0, expected: 0 })),
  );
});
