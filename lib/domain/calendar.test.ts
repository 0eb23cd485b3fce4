import fc from "fast-check";
import { expect, test } from "vitest";
import { amountStep, weeksOf } from "./calendar";
import { addDays, weekOf } from "./day";
import { daysFrom } from "./load";

test("a week begins on Monday, over the turn of a year as well", () => {
  expect(weekOf("2026-11-22")).toBe("2026-11-16");
  expect(weekOf("2026-11-23")).toBe("2026-11-23");
  expect(weekOf("2027-01-01")).toBe("2026-12-28");
});

test("days fall into whole weeks, but for the first and the last", () => {
  const anyStretch = fc.record({ skip: fc.nat({ max: 400 }), count: fc.nat({ max: 400 }) });
  fc.assert(
    fc.property(anyStretch, ({ skip, count }) => {
      const days = daysFrom(addDays("2026-01-01", skip), count).map((day) => ({ day }));
      const weeks = weeksOf(days);
      expect(weeks.flat()).toEqual(days);
      for (const week of weeks.slice(1, -1)) expect(week).toHaveLength(7);
      for (const [first] of weeks.slice(1)) expect(first && weekOf(first.day)).toBe(first?.day);
    }),
  );
});

test.each([
  [0, 0],
  [1, 1],
  [9, 1],
  [10, 2],
  [24, 2],
  [25, 3],
  [49, 3],
  [50, 4],
  [100_000, 4],
])("%i answers in a day are step %i", (answers, step) => {
  expect(amountStep(answers)).toBe(step);
});
