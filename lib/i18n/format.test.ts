import { expect, test } from "vitest";
import { dayText, longDay } from "./format";

const today = "2026-11-22";

test.each([
  ["2026-11-27", "en-GB", "Friday 27 November"],
  ["2027-11-22", "en-GB", "Monday 22 November 2027"],
  ["2026-11-27", "nl-NL", "vrijdag 27 november"],
  ["2027-11-22", "nl-NL", "maandag 22 november 2027"],
])("%s is written one way, with its year only where that is another (%s)", (day, region, text) => {
  expect(dayText(day, longDay, today, region)).toBe(text);
});

test("a short date has no comma after its weekday either", () => {
  const short = { weekday: "short", day: "numeric", month: "short", year: "numeric" } as const;
  expect(dayText(today, short, today, "en-GB")).toBe("Sun 22 Nov 2026");
  expect(dayText(today, { weekday: "short" }, today, "en-GB")).toBe("Sun");
});
