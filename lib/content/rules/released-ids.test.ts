import { expect, test } from "vitest";
import { lineOf, problemsOf, withFile } from "../fixture";

const recorded = (released: readonly string[], retired: readonly string[]) =>
  withFile("released.json", JSON.stringify({ released, retired }, null, 2));

test("a released id that has vanished", () => {
  const files = recorded(["sleep-size", "sleep-dose", "sleep-size/number"], []);
  expect(problemsOf("released-ids", files)).toMatchObject([
    {
      file: "released.json",
      line: lineOf(files, '"sleep-dose"', "released.json"),
      message: expect.stringContaining('"sleep-dose" was released and is gone'),
    },
  ]);
});

test("a retired id that is used again", () => {
  const files = recorded([], ["sleep-dose", "sleep-size/number"]);
  expect(problemsOf("released-ids", files)).toMatchObject([
    {
      line: lineOf(files, '"sleep-size/number"', "released.json"),
      message: expect.stringContaining("is retired and in use again"),
    },
  ]);
});

test("ids that are in use, or retired for good", () => {
  expect(
    problemsOf("released-ids", recorded(["sleep-size", "sleep-dose"], ["sleep-dose"])),
  ).toEqual([]);
  expect(problemsOf("released-ids")).toEqual([]);
});
