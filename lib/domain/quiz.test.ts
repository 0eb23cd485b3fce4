import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Fact, type PromptKind, promptKinds } from "./article";
import { factOf, memoryOf } from "./fixture";
import type { Memory } from "./memory";
import { composeQuiz, type QuizItem, quizLengths, quizOf } from "./quiz";
import { seededRandom, shuffled } from "./random";

/** Recall is told by the difficulty here, so that a test can set it. */
const recallOf = ({ difficulty }: Memory): number => difficulty;

const anyKinds = fc.subarray([...promptKinds], { minLength: 1 });
const anyFacts = fc
  .array(anyKinds, { maxLength: 30 })
  .map((all) => all.map((kinds, i) => factOf(`fact-${i}`, kinds)));
const anyCase = anyFacts.chain((facts) =>
  fc.record({
    facts: fc.constant(facts),
    recalls: fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }), {
      minLength: facts.length,
      maxLength: facts.length,
    }),
    kinds: fc.option(anyKinds, { nil: undefined }),
    length: fc.constantFrom(...quizLengths),
    seed: fc.nat(),
  }),
);
type Case = typeof anyCase extends fc.Arbitrary<infer T> ? T : never;

const memoriesOf = ({ facts, recalls }: Pick<Case, "facts" | "recalls">): Map<string, Memory> =>
  new Map(
    facts.flatMap((fact, i) => {
      const difficulty = recalls[i];
      return difficulty === undefined ? [] : [[fact.id, memoryOf({ difficulty })] as const];
    }),
  );

const compose = (quiz: Case): QuizItem[] =>
  composeQuiz(
    quiz.facts,
    memoriesOf(quiz),
    recallOf,
    { length: quiz.length, ...(quiz.kinds ? { kinds: new Set(quiz.kinds) } : {}) },
    seededRandom(quiz.seed),
  );

const askable = (fact: Fact, kinds: readonly PromptKind[] | undefined): boolean =>
  fact.prompts.some(({ kind }) => !kinds || kinds.includes(kind));

describe("a quiz", () => {
  test("is as long as wished, or as the facts allow, and asks no fact twice", () => {
    fc.assert(
      fc.property(anyCase, (quiz) => {
        const items = compose(quiz);
        const possible = quiz.facts.filter((fact) => askable(fact, quiz.kinds));
        expect(items).toHaveLength(Math.min(quiz.length, possible.length));
        expect(new Set(items.map(({ prompt }) => prompt.factId)).size).toBe(items.length);
      }),
    );
  });

  test("asks only prompts of its facts, of the kinds wished", () => {
    fc.assert(
      fc.property(anyCase, (quiz) => {
        const prompts = new Set(quiz.facts.flatMap((fact) => fact.prompts));
        for (const { prompt } of compose(quiz)) {
          expect(prompts).toContain(prompt);
          if (quiz.kinds) expect(quiz.kinds).toContain(prompt.kind);
        }
      }),
    );
  });

  test("leaves out no known fact that is weaker than one that it asks", () => {
    fc.assert(
      fc.property(anyCase, (quiz) => {
        const memories = memoriesOf(quiz);
        const asked = new Set(compose(quiz).map(({ prompt }) => prompt.factId));
        const recallsOf = (isAsked: boolean) =>
          quiz.facts
            .filter((fact) => askable(fact, quiz.kinds) && asked.has(fact.id) === isAsked)
            .flatMap(({ id }) => memories.get(id)?.difficulty ?? []);
        const strongestAsked = Math.max(...recallsOf(true));
        for (const recall of recallsOf(false)) {
          expect(recall).toBeGreaterThanOrEqual(strongestAsked);
        }
      }),
    );
  });

  test("asks firm facts only when weak and unseen ones have run out, and those by turns", () => {
    const anyRecall = fc.constantFrom(undefined, 0.2, 0.4, 0.999, 1);
    const anyMix = fc.array(anyRecall, { maxLength: 30 });
    fc.assert(
      fc.property(anyMix, fc.constantFrom(...quizLengths), fc.nat(), (recalls, length, seed) => {
        const facts = recalls.map((_, i) => factOf(`fact-${i}`));
        const items = compose({ facts, recalls, kinds: undefined, length, seed });
        const isOf = { unseen: [undefined], weak: [0.2, 0.4], firm: [0.999, 1] } as const;
        const count = (sort: keyof typeof isOf) => {
          const is = (recall: number | undefined) => isOf[sort].some((one) => one === recall);
          const asked = items.filter(({ prompt }) =>
            is(recalls[facts.findIndex(({ id }) => id === prompt.factId)]),
          );
          return { asked: asked.length, left: recalls.filter(is).length - asked.length };
        };
        const [unseen, weak, firm] = [count("unseen"), count("weak"), count("firm")];
        if (firm.asked > 0) expect(unseen.left + weak.left).toBe(0);
        if (unseen.left > 0) expect(unseen.asked).toBeGreaterThanOrEqual(weak.asked - 1);
        if (weak.left > 0) expect(weak.asked).toBeGreaterThanOrEqual(unseen.asked);
      }),
    );
  });

  test("takes unseen and forgotten facts before firmly known ones", () => {
    const facts = Array.from({ length: 30 }, (_, i) => factOf(`fact-${i}`));
    const recalls = facts.map((_, i) => (i < 3 ? 0.2 : i < 6 ? undefined : 0.95));
    const quiz = { facts, recalls, kinds: undefined, length: 5, seed: 1 } as const;
    const asked = compose(quiz).map(({ prompt }) => prompt.factId);
    for (const forgotten of ["fact-0", "fact-1", "fact-2"]) expect(asked).toContain(forgotten);
    for (const other of asked)
      expect(["fact-0", "fact-1", "fact-2", "fact-3", "fact-4", "fact-5"]).toContain(other);
  });

  test("mixes kinds evenly where every fact can be asked in all of them", () => {
    const facts = Array.from({ length: 20 }, (_, i) => factOf(`fact-${i}`, ["choice", "typed"]));
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const recalls = facts.map(() => undefined);
        const items = compose({ facts, recalls, kinds: undefined, length: 10, seed });
        expect(items.filter(({ prompt }) => prompt.kind === "choice")).toHaveLength(5);
      }),
    );
  });

  test("shows every option once, and only where there are options", () => {
    fc.assert(
      fc.property(anyCase, (quiz) => {
        for (const { prompt, optionOrder } of compose(quiz)) {
          const options = "options" in prompt ? prompt.options : [];
          expect(optionOrder.toSorted((a, b) => a - b)).toEqual([...options.keys()]);
        }
      }),
    );
  });

  test("is the same for the same seed, and not for every seed", () => {
    fc.assert(
      fc.property(anyCase, (quiz) => {
        expect(compose(quiz)).toEqual(compose(quiz));
      }),
    );
    const facts = Array.from({ length: 40 }, (_, i) => factOf(`fact-${i}`, ["choice"]));
    const quiz = {
      facts,
      recalls: facts.map(() => undefined),
      kinds: undefined,
      length: 20,
    } as const;
    expect(compose({ ...quiz, seed: 1 })).not.toEqual(compose({ ...quiz, seed: 2 }));
  });
});

test("a quiz of given prompts asks each of them once", () => {
  fc.assert(
    fc.property(anyFacts, fc.nat(), (facts, seed) => {
      const prompts = facts.flatMap((fact) => fact.prompts);
      const asked = quizOf(prompts, seededRandom(seed)).map(({ prompt }) => prompt);
      expect(asked).toHaveLength(prompts.length);
      expect(new Set(asked)).toEqual(new Set(prompts));
    }),
  );
});

describe("chance", () => {
  test("lies from 0 up to 1 and repeats with its seed", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const [one, other] = [seededRandom(seed), seededRandom(seed)];
        for (let i = 0; i < 20; i++) {
          const drawn = one();
          expect(drawn).toBeGreaterThanOrEqual(0);
          expect(drawn).toBeLessThan(1);
          expect(other()).toBe(drawn);
        }
      }),
    );
  });

  test("shuffles every item to every place about as often", () => {
    const random = seededRandom(7);
    const firsts = Array.from({ length: 4_000 }, () => shuffled(["a", "b", "c", "d"], random)[0]);
    for (const item of ["a", "b", "c", "d"]) {
      const times = firsts.filter((first) => first === item).length;
      expect(times).toBeGreaterThan(850);
      expect(times).toBeLessThan(1_150);
    }
  });

  test("leaves the list that it shuffles as it is", () => {
    const items = Object.freeze([1, 2, 3, 4, 5]);
    expect(shuffled(items, seededRandom(3)).toSorted()).toEqual([1, 2, 3, 4, 5]);
  });
});
