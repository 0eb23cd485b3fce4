import { expect, test } from "vitest";
import { cut, gap, timesIn } from "./cloze";

test("the key becomes the gap, whatever its case", () => {
  const statement = { nl: "Cortisol daalde met 15%.", en: "Cortisol fell by 15%." };
  expect(cut(statement, { nl: "cortisol", en: "15%" })).toEqual({
    nl: `${gap} daalde met 15%.`,
    en: `Cortisol fell by ${gap}.`,
  });
});

test("only whole words count", () => {
  expect(timesIn("Angst en angststoornis, angst.", "angst")).toBe(2);
  expect(timesIn("één eenheid", "een")).toBe(0);
  expect(timesIn("B6 (pyridoxine)", "(pyridoxine)")).toBe(1);
});
