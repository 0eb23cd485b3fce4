import { expect, test } from "vitest";
import { alike, holdsWords, listed, numbersIn, words } from "./text";

test("numbers are read as the language writes them", () => {
  expect(numbersIn("1.500 mg, 2,5 uur en 46", "nl")).toEqual([1500, 2.5, 46]);
  expect(numbersIn("1,500 mg, 2.5 hours and 46", "en")).toEqual([1500, 2.5, 46]);
  expect(numbersIn("no digits", "en")).toEqual([]);
});

test("a phrase is found as whole words only", () => {
  expect(holdsWords("Het cortisol-gehalte", "Cortisol")).toBe(true);
  expect(holdsWords("hypocortisolisme", "cortisol")).toBe(false);
  expect(holdsWords("anything", "…")).toBe(false);
});

test("texts are alike whatever their case, accents and punctuation", () => {
  expect(alike("Hypocalciëmie", "hypocaliëmie")).toBe(false);
  expect(alike("Café, open", "cafe open")).toBe(true);
});

test("words are counted as a reader counts them", () => {
  expect(words("Het 46-koppige team's doel: 1,5 uur – meer niet.")).toBe(8);
  expect(words(" … ")).toBe(0);
});

test("items are told as a sentence tells them", () => {
  expect([listed([]), listed(["a"]), listed(["a", "b", "c"])]).toEqual(["", "a", "a, b and c"]);
});
