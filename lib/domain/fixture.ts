/** Facts, prompts and answers for tests, and ways to draw them at random. */
import fc from "fast-check";
import { type Answer, confidences, quizPolicies } from "./answer";
import {
  type ChoicePrompt,
  type Fact,
  isRecallKind,
  type Localized,
  type NumberPrompt,
  type Prompt,
  type PromptKind,
  promptKinds,
  type SelectPrompt,
  type TrueFalsePrompt,
  type TypedPrompt,
} from "./article";
import { defaultSettings, type Settings } from "./learner";
import { type Act, actKinds, type Entry, type Undo } from "./log";
import type { Given } from "./marking";
import { type Memory, ratings, type Schedule } from "./memory";
import { remember } from "./scheduler";

export const minuteMs = 60_000;
export const dayMs = 86_400_000;

/** Epoch milliseconds of an ISO instant. */
export const instant = (text: string): number => Date.parse(text);

export const inBoth = (text: string): Localized => ({ nl: text, en: text });

const base = {
  id: "fact/prompt",
  factId: "fact",
  stem: inBoth("stem"),
  rationale: inBoth("rationale"),
  negative: false,
};

export const typed = (key: string, accept: readonly string[] = []): TypedPrompt => ({
  ...base,
  kind: "typed",
  key: inBoth(key),
  accept: { nl: accept, en: accept },
});

export const numeric = (value: number, unit = "people", tolerance = 0): NumberPrompt => ({
  ...base,
  kind: "number",
  value,
  unit: inBoth(unit),
  tolerance,
});

export const trueFalse = (key: boolean): TrueFalsePrompt => ({ ...base, kind: "true-false", key });

const options = (count: number) => ({
  optionType: "letter",
  options: Array.from({ length: count }, (_, i) => inBoth(`option ${i}`)),
});

export const choice = (count: number, key: number): ChoicePrompt => ({
  ...base,
  ...options(count),
  kind: "choice",
  keys: [key],
});

export const select = (count: number, keys: readonly number[]): SelectPrompt => ({
  ...base,
  ...options(count),
  kind: "select",
  keys,
});

const promptOfKind = (kind: PromptKind): Prompt => {
  switch (kind) {
    case "choice":
      return choice(4, 0);
    case "select":
      return select(5, [0, 1]);
    case "true-false":
      return trueFalse(true);
    case "number":
      return numeric(7);
    case "typed":
      return typed("answer");
    case "cloze":
      return { ...typed("answer"), kind };
  }
};

/** A fact with a prompt of each of `kinds`. */
export const factOf = (id: string, kinds: readonly PromptKind[] = ["typed"]): Fact => ({
  id,
  articleId: "article",
  sectionId: "section",
  source: { section: 1, paragraph: 1 },
  evidence: "mechanism",
  statement: inBoth(id),
  prompts: kinds.map((kind, i) => ({ ...promptOfKind(kind), id: `${id}/${i}`, factId: id })),
});

export const memoryOf = (change: Partial<Memory> = {}): Memory => ({
  state: "review",
  stability: 10,
  difficulty: 5,
  dueAt: 0,
  lastAnsweredAt: 0,
  intervalDays: 10,
  step: 0,
  reps: 3,
  lapses: 0,
  lastPromptId: "fact/prompt",
  settledLapses: 0,
  provenDays: 0,
  ...change,
});

/** Time zones with whole and broken offsets, with and without daylight saving, on both halves. */
export const timeZones = [
  "UTC",
  "Europe/Amsterdam",
  "America/New_York",
  "America/St_Johns",
  "America/Santiago",
  "Africa/Casablanca",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "Pacific/Auckland",
  "Pacific/Kiritimati",
];

export const anySettings: fc.Arbitrary<Settings> = fc
  .record({
    timeZone: fc.constantFrom(...timeZones),
    rolloverHour: fc.integer({ min: 0, max: 23 }),
    desiredRetention: fc.integer({ min: 70, max: 97 }).map((percent) => percent / 100),
    learningStepsMinutes: fc.constantFrom([1, 10], [], [5], [1, 10, 60]),
    relearningStepsMinutes: fc.constantFrom([10], [], [5, 30]),
    quizPolicy: fc.constantFrom(...quizPolicies),
  })
  .map((settings) => ({ ...defaultSettings, ...settings }));

/** Between the autumn change of the clock in 2026 and the end of 2028, often the same few instants. */
export const anyInstant: fc.Arbitrary<number> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.integer({ min: instant("2026-10-24T00:00Z"), max: instant("2028-12-31T00:00Z") }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      instant("2026-10-25T00:30Z"),
      instant("2026-10-25T01:00Z"),
      instant("2026-10-25T01:30Z"),
      instant("2027-03-28T01:00Z"),
    ),
  },
);

export const anyRating = fc.constantFrom(...ratings);

const anyEntryOn = (factIds: readonly string[]) => ({
  id: fc.uuid({ version: 7 }),
  factId: fc.constantFrom(...factIds),
  at: anyInstant,
});

const uniquely = <T extends Readonly<{ id: string }>>(one: fc.Arbitrary<T>, maxLength: number) =>
  fc.uniqueArray(one, { selector: ({ id }) => id, maxLength });

const threeFacts = ["sleep", "stress", "heart"];

/** Answers on a few facts: every id once, in no order of time. */
export function anyAnswers(
  factIds: readonly string[] = threeFacts,
  maxLength = 25,
): fc.Arbitrary<Answer[]> {
  const common = {
    ...anyEntryOn(factIds),
    promptId: fc.constantFrom("prompt", "other"),
    locale: fc.constantFrom("nl" as const, "en" as const),
    durationMs: fc.integer({ min: 0, max: 120_000 }),
    confidence: fc.option(fc.constantFrom(...confidences), { nil: undefined }),
  };
  const review = fc.record({
    ...common,
    type: fc.constant("review" as const),
    kind: fc.constantFrom(...promptKinds.filter(isRecallKind)),
    rating: anyRating,
  });
  const quiz = fc.record({
    ...common,
    type: fc.constant("quiz" as const),
    kind: fc.constantFrom(...promptKinds),
    right: fc.boolean(),
    given: fc.constantFrom<Given>(
      { unknown: true },
      { picked: [0] },
      { picked: [2, 1] },
      { judged: true },
      { written: "words" },
    ),
  });
  return uniquely(fc.oneof(review, quiz), maxLength);
}

const anyActs = (factIds: readonly string[]): fc.Arbitrary<Act[]> =>
  uniquely(
    fc.record({
      ...anyEntryOn(factIds),
      type: fc.constant("act" as const),
      act: fc.constantFrom(...actKinds),
    }),
    5,
  );

/** Undos of some of the entries. */
export const anyUndosOf = (entries: readonly Entry[]): fc.Arbitrary<Undo[]> =>
  fc.subarray([...entries]).chain((undone) =>
    fc.tuple(
      ...undone.map(({ id: undoes, factId }) =>
        fc.record({
          id: fc.uuid({ version: 7 }),
          at: anyInstant,
          type: fc.constant("undo" as const),
          factId: fc.constant(factId),
          undoes: fc.constant(undoes),
        }),
      ),
    ),
  );

/** A log of answers, acts and undos on a few facts, in no order of time. */
export const anyLog = (factIds = threeFacts, maxLength = 25): fc.Arbitrary<Entry[]> =>
  fc
    .tuple(anyAnswers(factIds, maxLength), anyActs(factIds))
    .map((parts): Entry[] => parts.flat())
    .chain((entries) => anyUndosOf(entries).map((undos) => [...entries, ...undos.slice(0, 6)]));

/** The same items in any order. */
export const shuffledOf = <T>(items: readonly T[]): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });

/** Facts met in the weeks before, each answered a few times with Good when it was due. */
export function practised(count: number, settings: Settings, now: number): Map<string, Schedule> {
  const practise = (id: string, firstAt: number): Schedule => {
    let memory = remember(undefined, id, "good", firstAt, settings);
    while (memory.dueAt < now)
      memory = remember(memory, id, "good", memory.dueAt + 10 * minuteMs, settings);
    return memory;
  };
  return new Map(
    Array.from({ length: count }, (_, i) => {
      const { id } = factOf(`f${i}`);
      return [id, practise(id, now - (1 + (i % 30)) * dayMs)];
    }),
  );
}
