import { expect, test } from "vitest";
import { csvOf } from "./csv";
import type { FigureTable } from "./table";

const table: FigureTable = {
  columns: [
    { label: "Day", kind: "day" },
    { label: "Note", kind: "text" },
    { label: "Share", kind: "share" },
    { label: "Answers", kind: "count" },
  ],
  rows: [
    ["2026-11-22", 'said "so"; once, twice', 2 / 3, 12_345],
    ["2026-11-23", undefined, undefined, 0],
  ],
};

test("Dutch puts semicolons between cells and a comma in numbers", () => {
  expect(csvOf(table, "nl")).toBe(
    '\ufeffDay;Note;Share;Answers\r\n2026-11-22;"said ""so""; once, twice";0,666667;12345\r\n2026-11-23;;;0\r\n',
  );
});

test("English puts commas between cells and a point in numbers", () => {
  expect(csvOf(table, "en")).toBe(
    '\ufeffDay,Note,Share,Answers\r\n2026-11-22,"said ""so""; once, twice",0.666667,12345\r\n2026-11-23,,,0\r\n',
  );
});

test("a table without rows has its head", () => {
  expect(csvOf({ ...table, rows: [] }, "en")).toBe("\ufeffDay,Note,Share,Answers\r\n");
});
