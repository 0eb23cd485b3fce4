import { describe, expect, test } from "vitest";
import { defaultSettings } from "./learner";
import { daysFrom, isLearningDay, loadOf } from "./load";

const availability = {
  ...defaultSettings,
  weekLoads: ["full", "full", "full", "full", "full", "half", "none"] as const,
  daysOff: [
    { from: "2026-11-24", to: "2026-11-25" },
    { from: "2026-12-05", to: "2026-12-05" },
  ],
};

describe("the load of a day", () => {
  test("is that of its weekday, Monday first, and none on a day off, the last one included", () => {
    // 2026-11-23 is a Monday.
    expect(daysFrom("2026-11-23", 8).map((day) => loadOf(day, availability))).toEqual([
      "full",
      "none",
      "none",
      "full",
      "full",
      "half",
      "none",
      "full",
    ]);
    expect(loadOf("2026-12-05", availability)).toBe("none");
  });

  test("tells on which days there is something to do", () => {
    expect(daysFrom("2026-11-27", 3).filter((day) => isLearningDay(day, availability))).toEqual([
      "2026-11-27",
      "2026-11-28",
    ]);
    expect(daysFrom("2026-11-27", -1)).toEqual([]);
  });

  test("refuses what is no day", () => {
    expect(() => loadOf("tomorrow", availability)).toThrow("tomorrow is not a day");
  });
});
