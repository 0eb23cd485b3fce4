import { describe, expect, test } from "vitest";
import type { Fact } from "./article";
import { factStateOf, factsInOrder, type ListedFact, wantedFacts, wouldChange } from "./fact-list";
import { inBoth, instant } from "./fixture";
import { actKinds, forGood, type Replayed } from "./log";
import type { Memory } from "./memory";

const now = instant("2026-11-22T12:00Z");
const later = now + 86_400_000;

const fact = (id: string, change: Partial<Fact> = {}): Fact => ({
  id,
  articleId: "article",
  sectionId: "first",
  source: { section: 1, paragraph: 1 },
  evidence: "mechanism",
  statement: inBoth(id),
  prompts: [],
  ...change,
});
const memory = (change: Partial<Memory> = {}): Memory => ({
  state: "review",
  stability: 10,
  difficulty: 5,
  dueAt: later,
  provenDays: 0,
  lastAnsweredAt: now,
  intervalDays: 10,
  step: 0,
  reps: 3,
  lapses: 0,
  lastPromptId: "fact/prompt",
  settledLapses: 0,
  ...change,
});
const ids = (facts: readonly ListedFact[]) => facts.map(({ fact: { id } }) => id);

describe("where a fact stands", () => {
  test.each<[string, Replayed]>([
    ["new", {}],
    ["new", { heldUntil: now }],
    ["learning", { memory: memory({ state: "relearning" }) }],
    ["young", { memory: memory() }],
    ["mature", { memory: memory({ intervalDays: 21 }) }],
    ["resting", { memory: memory(), heldUntil: later }],
    ["suspended", { memory: memory({ intervalDays: 21 }), heldUntil: forGood }],
  ])("%s", (state, replayed) => {
    expect(factStateOf(replayed, now)).toBe(state);
  });
});

describe("the facts that are wanted", () => {
  const facts: ListedFact[] = [
    { fact: fact("a", { sectionId: "second" }) },
    { fact: fact("b", { evidence: "observation" }), memory: memory({ lapses: 8 }) },
    { fact: fact("c"), memory: memory(), heldUntil: forGood },
  ];

  test.each([
    [{}, ["a", "b", "c"]],
    [{ sectionId: "first" }, ["b", "c"]],
    [{ state: "new" as const }, ["a"]],
    [{ state: "suspended" as const }, ["c"]],
    [{ evidence: "observation" as const }, ["b"]],
    [{ leech: true }, ["b"]],
    [{ leech: true, sectionId: "second" }, []],
  ])("%j", (filter, wanted) => {
    expect(ids(wantedFacts(facts, filter, now))).toEqual(wanted);
  });
});

describe("the order", () => {
  const facts: ListedFact[] = [
    { fact: fact("new") },
    { fact: fact("soon"), memory: memory({ dueAt: now, difficulty: 3, lapses: 2, stability: 9 }) },
    {
      fact: fact("held"),
      memory: memory({ dueAt: now, lapses: 2, stability: 1 }),
      heldUntil: forGood,
    },
    { fact: fact("late"), memory: memory({ difficulty: 9, stability: 5 }) },
  ];
  const byStability = ({ stability }: Memory) => stability;

  test.each([
    ["reading", false, ["new", "soon", "held", "late"]],
    ["reading", true, ["late", "held", "soon", "new"]],
    ["due", false, ["soon", "late", "held", "new"]],
    ["due", true, ["held", "late", "soon", "new"]],
    ["difficulty", false, ["late", "held", "soon", "new"]],
    ["difficulty", true, ["soon", "held", "late", "new"]],
    ["recall", false, ["held", "late", "soon", "new"]],
    ["lapses", false, ["soon", "held", "late", "new"]],
    ["lapses", true, ["late", "soon", "held", "new"]],
  ] as const)("%s, reversed: %s", (order, isReversed, inOrder) => {
    expect(ids(factsInOrder(facts, order, isReversed, byStability))).toEqual(inOrder);
  });
});

test("an act changes what it can change", () => {
  const changing = (replayed: Replayed) =>
    actKinds.filter((act) => wouldChange(act, replayed, now));
  expect(changing({})).toEqual(["suspend", "bury", "rest"]);
  expect(changing({ memory: memory() })).toEqual(actKinds.filter((act) => act !== "resume"));
  expect(changing({ memory: memory({ dueAt: now }), heldUntil: forGood })).toEqual([
    "resume",
    "keep",
    "forget",
    "make-due",
  ]);
});
