import { expect, test } from "vitest";
import { calibrationBins, calibrationOverall } from "./calibration";
import type { Tally } from "./tally";

const bin = (key: string, answers: number, right: number, expectedMicro: number): Tally => ({
  measure: "calibration",
  key,
  answers,
  right,
  expectedMicro,
  lossMicro: 0,
});

test("a bin has the mean of what was predicted beside what was recalled", () => {
  const bins = calibrationBins([bin("95", 2, 2, 1_940_000), bin("05", 4, 1, 280_000)]);
  expect(bins).toEqual([
    { answers: 4, right: 1, predicted: 0.07 },
    { answers: 2, right: 2, predicted: 0.97 },
  ]);
  // (0.28 + 1.94) / 6
  expect(calibrationOverall(bins)).toEqual({
    answers: 6,
    right: 3,
    predicted: expect.closeTo(0.37),
  });
});

test("without trials nothing was predicted", () => {
  expect(calibrationOverall(calibrationBins([]))).toEqual({
    answers: 0,
    right: 0,
    predicted: undefined,
  });
});
