import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type DayRule, dayStart, daysBetween, isTimeZone, schedulingDay } from "./day";
import { anyInstant, anySettings, instant, timeZones } from "./fixture";

const hourMs = 3_600_000;
const amsterdam: DayRule = { timeZone: "Europe/Amsterdam", rolloverHour: 4 };
const newYork: DayRule = { timeZone: "America/New_York", rolloverHour: 4 };
const utc: DayRule = { timeZone: "UTC", rolloverHour: 4 };

const hoursOf = (day: string, rule: DayRule): number =>
  (dayStart(addDays(day, 1), rule) - dayStart(day, rule)) / hourMs;

const anyDay = anyInstant.map((at) => new Date(at).toISOString().slice(0, 10));

test("a day begins on itself, and a millisecond earlier it is the day before", () => {
  fc.assert(
    fc.property(anyDay, anySettings, (day, rule) => {
      const start = dayStart(day, rule);
      expect(schedulingDay(start, rule)).toBe(day);
      expect(schedulingDay(start - 1, rule)).toBe(addDays(day, -1));
    }),
  );
});

test("every instant lies between the start of its day and that of the next", () => {
  fc.assert(
    fc.property(anyInstant, anySettings, (at, rule) => {
      const day = schedulingDay(at, rule);
      expect(dayStart(day, rule)).toBeLessThanOrEqual(at);
      expect(dayStart(addDays(day, 1), rule)).toBeGreaterThan(at);
    }),
  );
});

describe("at a rollover of 04:00", () => {
  test("the hours after midnight belong to the evening before", () => {
    expect(schedulingDay(instant("2026-11-22T02:59:59.999Z"), amsterdam)).toBe("2026-11-21");
    expect(schedulingDay(instant("2026-11-22T03:00:00Z"), amsterdam)).toBe("2026-11-22");
    expect(schedulingDay(instant("2026-07-01T01:59:59.999Z"), amsterdam)).toBe("2026-06-30");
    expect(schedulingDay(instant("2026-07-01T02:00:00Z"), amsterdam)).toBe("2026-07-01");
  });

  test("23:59 and 00:01 UTC are one day at UTC and in Amsterdam, and two in Dubai", () => {
    const before = instant("2026-11-22T23:59Z");
    const after = instant("2026-11-23T00:01Z");
    for (const rule of [utc, amsterdam]) {
      expect([schedulingDay(before, rule), schedulingDay(after, rule)]).toEqual([
        "2026-11-22",
        "2026-11-22",
      ]);
    }
    const dubai = { timeZone: "Asia/Dubai", rolloverHour: 4 };
    expect([schedulingDay(before, dubai), schedulingDay(after, dubai)]).toEqual([
      "2026-11-22",
      "2026-11-23",
    ]);
  });
});

describe("when the clock changes", () => {
  test("in Amsterdam the day is 23 hours in spring and 25 in autumn", () => {
    expect(hoursOf("2026-03-28", amsterdam)).toBe(23);
    expect(hoursOf("2026-03-29", amsterdam)).toBe(24);
    expect(hoursOf("2026-10-24", amsterdam)).toBe(25);
    expect(hoursOf("2026-10-25", amsterdam)).toBe(24);
  });

  test("in New York the day is 23 hours in spring and 25 in autumn", () => {
    expect(hoursOf("2026-03-07", newYork)).toBe(23);
    expect(hoursOf("2026-03-08", newYork)).toBe(24);
    expect(hoursOf("2026-10-31", newYork)).toBe(25);
    expect(hoursOf("2026-11-01", newYork)).toBe(24);
  });

  test("both passes through the hour that comes twice are the same day", () => {
    expect(schedulingDay(instant("2026-10-25T00:30Z"), amsterdam)).toBe("2026-10-24");
    expect(schedulingDay(instant("2026-10-25T01:30Z"), amsterdam)).toBe("2026-10-24");
  });

  test.each([amsterdam, newYork])("a year in $timeZone has one short and one long day", (rule) => {
    const hours = Array.from({ length: 365 }, (_, i) => hoursOf(addDays("2027-01-01", i), rule));
    expect(hours.filter((length) => length === 23)).toHaveLength(1);
    expect(hours.filter((length) => length === 25)).toHaveLength(1);
    expect(hours.filter((length) => length === 24)).toHaveLength(363);
  });
});

test("days added are the days between", () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -5_000, max: 5_000 }), (day, days) => {
      expect(daysBetween(day, addDays(day, days))).toBe(days);
      expect(addDays(addDays(day, days), -days)).toBe(day);
    }),
  );
  expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
  expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
});

describe("a time zone", () => {
  test("is known by its name", () => {
    for (const name of timeZones) expect(isTimeZone(name)).toBe(true);
  });

  test("is refused when there is none of that name", () => {
    for (const name of ["", "Mars/Olympus", "Europe/", "Z", "04:00"]) {
      expect(isTimeZone(name)).toBe(false);
    }
  });

  test("that is accepted can be reckoned with", () => {
    const doubtful = [
      "BST",
      "IST",
      "PST",
      "AST",
      "ACT",
      "EST",
      "UCT",
      "+01:00",
      "Etc/GMT+5",
      "utc",
    ];
    for (const timeZone of doubtful.filter(isTimeZone)) {
      const rule = { timeZone, rolloverHour: 4 };
      expect(schedulingDay(dayStart("2026-11-22", rule), rule)).toBe("2026-11-22");
    }
    expect(isTimeZone("Etc/GMT+5")).toBe(true);
  });
});
