import { describe, expect, test } from "vitest";
import { isRecallKind, type PromptKind, type Section } from "./article";
import { choice, factOf, inBoth, memoryOf, select, typed } from "./fixture";
import type { Memory } from "./memory";
import type { Tally } from "./tally";
import {
  hardestFacts,
  laggardOf,
  mostConfused,
  outcomesOf,
  type SectionStrength,
  sectionStrengths,
  weakestSection,
} from "./weak-spots";

const facts = ["sleep", "stress", "heart", "bones"].map((id) => factOf(id));

const tally = (key: string, change: Partial<Tally> = {}): Tally => ({
  measure: "kind",
  key,
  answers: 10,
  right: 5,
  expectedMicro: 9_000_000,
  lossMicro: 0,
  ...change,
});

describe("the hardest facts", () => {
  test("are those that slipped, most often first, and of equals the most difficult", () => {
    const memories = new Map([
      ["sleep", memoryOf({ lapses: 2, difficulty: 6 })],
      ["stress", memoryOf({ lapses: 0, difficulty: 10 })],
      ["heart", memoryOf({ lapses: 2, difficulty: 8 })],
      ["bones", memoryOf({ lapses: 3, difficulty: 4 })],
      ["gone", memoryOf({ lapses: 9 })],
    ]);
    expect(hardestFacts(facts, memories).map(({ fact }) => fact.id)).toEqual([
      "bones",
      "heart",
      "sleep",
    ]);
  });

  test("are none for who knows nothing yet", () => {
    expect(hardestFacts(facts, new Map())).toEqual([]);
  });
});

describe("confusions", () => {
  const prompts = new Map(
    [choice(4, 0), select(5, [0, 1]), typed("key")].map((prompt, i) => [
      `sleep/${i}`,
      { ...prompt, id: `sleep/${i}` },
    ]),
  );
  const confused = (rows: readonly (readonly [key: string, times: number])[]) =>
    mostConfused(
      rows.map(([key, answers]) => tally(key, { measure: "confusion", answers, right: 0 })),
      (id) => prompts.get(id),
    ).map(({ prompt, option, times }) => [prompt.id, option, times]);

  test("are what was picked more than once, most often first", () => {
    expect(
      confused([
        ["sleep/0 1", 2],
        ["sleep/0 2", 1],
        ["sleep/0 3", 4],
        ["sleep/1 4", 3],
      ]),
    ).toEqual([
      ["sleep/0", 3, 4],
      ["sleep/1", 4, 3],
      ["sleep/0", 1, 2],
    ]);
  });

  test("leave out what is right, and what the article no longer has", () => {
    expect(
      confused([
        ["sleep/1 1", 5],
        ["sleep/1 5", 5],
        ["sleep/2 0", 5],
        ["gone/0 1", 5],
      ]),
    ).toEqual([]);
  });
});

describe("sections side by side", () => {
  const sectionOf = (id: string, factIds: readonly string[]): Section => ({
    id,
    articleId: "article",
    title: inBoth(id),
    lesson: [],
    facts: factIds.map((factId) => factOf(factId)),
  });
  const sections = [
    sectionOf("unmet", ["bones"]),
    sectionOf("strong", ["heart", "brain", "blood"]),
    sectionOf("too few", ["nerves", "muscles"]),
    sectionOf("weak", ["sleep", "stress", "teeth", "skin"]),
  ];
  const memories = new Map<string, Memory>([
    ["sleep", memoryOf({ stability: 40, lapses: 3 })],
    ["stress", memoryOf({ stability: 60, lapses: 0, state: "learning" })],
    ["skin", memoryOf({ stability: 80, lapses: 0 })],
    ["heart", memoryOf({ stability: 90, lapses: 1, intervalDays: 30 })],
    ["brain", memoryOf({ stability: 90, lapses: 1 })],
    ["blood", memoryOf({ stability: 90, lapses: 1 })],
    ["nerves", memoryOf({ stability: 10, lapses: 9 })],
  ]);

  test("average over the facts met; the weakest comes first, and what is hardly met tells nothing", () => {
    const strengths = sectionStrengths(sections, memories, ({ stability }) => stability / 100);
    expect(strengths.map(({ section, met }) => [section.id, met])).toEqual([
      ["weak", 3],
      ["strong", 3],
      ["unmet", 0],
      ["too few", 1],
    ]);
    expect(strengths.map(({ strength }) => strength)).toEqual([
      { recall: expect.closeTo(0.6), lapsesPerFact: 1 },
      { recall: expect.closeTo(0.9), lapsesPerFact: 1 },
      undefined,
      undefined,
    ]);
    expect(strengths[0]?.counts).toEqual({ new: 1, learning: 1, young: 2, mature: 0 });
  });
});

describe("the weakest section", () => {
  const weakestOf = (...recalls: (number | undefined)[]) => {
    const strengths = recalls.map(
      (recall, i): SectionStrength => ({
        section: { id: `s${i}`, articleId: "a", title: inBoth("title"), lesson: [], facts: [] },
        counts: { new: 0, learning: 0, young: 0, mature: 0 },
        met: 3,
        ...(recall === undefined ? {} : { strength: { recall, lapsesPerFact: 0 } }),
      }),
    );
    return weakestSection(strengths)?.section.id;
  };

  test("is five points or more behind the others", () => {
    expect(weakestOf(0.9, 0.95)).toBe("s0");
    expect(weakestOf(0.94, 0.84, undefined, 0.96)).toBe("s1");
  });

  test("is none where they are close, or where one alone can tell", () => {
    expect(weakestOf(0.95, 0.96)).toBeUndefined();
    expect(weakestOf(0.9, 0.9, 0.98)).toBeUndefined();
    expect(weakestOf(0.4, undefined)).toBeUndefined();
    expect(weakestOf()).toBeUndefined();
  });
});

describe("outcomes", () => {
  test("come in the order asked for, with what was expected; too few say nothing", () => {
    const tallies = [
      tally("cloze", { answers: 4, right: 4 }),
      tally("number"),
      tally("typed", { answers: 5, right: 5, expectedMicro: 4_000_000 }),
    ];
    const outcomes = outcomesOf(tallies, ["typed", "cloze", "number", "choice"]);
    expect(outcomes).toMatchObject([
      { key: "typed", answers: 5, right: 5, expected: 0.8 },
      { key: "number", answers: 10, right: 5, expected: 0.9 },
    ]);
    // 5 of 10: the middle is a half, and z² / n = 0.38415: √(0.25 × 0.38415 + 0.38415² / 4) / 1.38415.
    expect(outcomes[1]?.interval.low).toBeCloseTo(0.2366, 4);
    expect(outcomes[1]?.interval.high).toBeCloseTo(0.7634, 4);
  });

  const outcome = (key: PromptKind, answers: number, right: number, expected: number) =>
    outcomesOf([tally(key, { answers, right, expectedMicro: expected * 1_000_000 })], [key]);

  test("lag behind only where chance does not explain it", () => {
    const even = outcome("choice", 1_000, 900, 900);
    const with82 = [...even, ...outcome("select", 100, 82, 90)];
    const with83 = [...even, ...outcome("select", 100, 83, 90)];
    // As one of two 82 of 100 is at most 89.0%; in common they have 0.7 in 100 less than the 90% expected.
    expect(laggardOf(with82)?.key).toBe("select");
    // 83 of 100 is at most 89.8%; by itself it would be 89.1%, which is less than 89.4%.
    expect(laggardOf(with83)).toBeUndefined();
  });

  test("lag behind only what was expected, not just luckier others", () => {
    const lucky = outcome("choice", 400, 388, 360);
    expect(laggardOf([...lucky, ...outcome("cloze", 400, 360, 360)])).toBeUndefined();
  });

  test("are held against their peers alone", () => {
    const picked = outcome("choice", 400, 388, 360);
    const recalled = [...outcome("cloze", 400, 330, 360), ...outcome("typed", 400, 330, 360)];
    expect(laggardOf([...picked, ...recalled])).toBeDefined();
    expect(laggardOf([...picked, ...recalled], isRecallKind)).toBeUndefined();
    const behind = outcome("number", 400, 240, 360);
    expect(laggardOf([...picked, ...recalled, ...behind], isRecallKind)?.key).toBe("number");
  });

  test("say nothing of fewer than twenty answers", () => {
    const even = outcome("choice", 100, 90, 90);
    expect(laggardOf([...even, ...outcome("select", 19, 0, 17)])).toBeUndefined();
    expect(laggardOf([...even, ...outcome("select", 20, 0, 18)])?.key).toBe("select");
  });

  test("do not lag when all fall short alike, nor when there is one alone, or none", () => {
    const short = (key: string) =>
      tally(key, { answers: 1_000, right: 600, expectedMicro: 900_000_000 });
    const outcomes = outcomesOf([short("nl"), short("en")], ["nl", "en"]);
    expect(laggardOf(outcomes)).toBeUndefined();
    expect(laggardOf(outcomes.slice(1))).toBeUndefined();
    expect(laggardOf([])).toBeUndefined();
  });
});
