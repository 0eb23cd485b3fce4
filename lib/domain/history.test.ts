import { expect, test } from "vitest";
import type { ReviewAnswer } from "./answer";
import { dayMs, instant } from "./fixture";
import { historiesOf } from "./history";
import { defaultSettings } from "./learner";

const noon = instant("2026-11-22T12:00Z");

const review = (id: string, change: Partial<ReviewAnswer>): ReviewAnswer => ({
  id,
  type: "review",
  factId: "sleep",
  promptId: "sleep/1",
  kind: "typed",
  locale: "nl",
  at: noon,
  durationMs: 5_000,
  rating: "good",
  ...change,
});

test("a history holds what moved the memory, in scheduling days, and begins anew when forgotten", () => {
  const at = (days: number) => noon + days * dayMs;
  const log = [
    review("a", { at: at(0) }),
    review("b", { at: at(0) + 60_000, rating: "again" }),
    review("c", { at: at(3), rating: "hard" }),
    { id: "d", type: "act", factId: "sleep", act: "forget", at: at(4) } as const,
    review("e", { at: at(9), rating: "easy" }),
    review("f", { at: at(10), factId: "heart" }),
  ];
  const days = historiesOf(log, defaultSettings).map((history) =>
    history.map(({ rating, elapsedDays }) => `${rating} ${elapsedDays}`),
  );
  expect(days).toEqual([["good 0", "again 0", "hard 3"], ["easy 0"], ["good 0"]]);
});
