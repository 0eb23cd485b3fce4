/** Where it hurts: what is hardest, what is taken for what, and how sections and ways of asking compare. */
import type { ChoicePrompt, Fact, Prompt, Section, SelectPrompt } from "./article";
import { groupBy } from "./group";
import type { Memory } from "./memory";
import { countLevels, type LevelCounts } from "./progress";
import { enoughAnswers, type ShareInterval, wilsonInterval } from "./share";
import { micro, type Tally } from "./tally";

export type KnownFact = Readonly<{ fact: Fact; memory: Memory }>;

/**
 * Facts that slipped away after they were known, most often first; of equals the most difficult first.
 *
 * @param facts in reading order
 */
export const hardestFacts = (
  facts: readonly Fact[],
  memories: ReadonlyMap<string, Memory>,
): KnownFact[] =>
  knownOf(facts, memories)
    .filter(({ memory }) => memory.lapses > 0)
    .sort(({ memory: a }, { memory: b }) => b.lapses - a.lapses || b.difficulty - a.difficulty);

const knownOf = (facts: readonly Fact[], memories: ReadonlyMap<string, Memory>): KnownFact[] =>
  facts.flatMap((fact) => {
    const memory = memories.get(fact.id);
    return memory ? [{ fact, memory }] : [];
  });

/** A wrong option that was picked again and again. */
export type Confusion = Readonly<{
  prompt: ChoicePrompt | SelectPrompt;
  /** Its place in the prompt's options. */
  option: number;
  times: number;
}>;

/** Once is a slip; from here on it is a confusion. */
const fewestTimes = 2;

/**
 * Confusions by the tallies of `confusion`, the most frequent first. What the article no longer has is left
 * out, and so is an option that is right, picked along with wrong ones.
 *
 * @param promptOf the prompt with an id, where the article still has it
 */
export const mostConfused = (
  tallies: readonly Tally[],
  promptOf: (id: string) => Prompt | undefined,
): Confusion[] =>
  tallies
    .flatMap(({ key, answers: times }): Confusion[] => {
      const [promptId = "", place = ""] = key.split(" ");
      const prompt = promptOf(promptId);
      const option = Number(place);
      const isConfusion =
        prompt &&
        "options" in prompt &&
        option in prompt.options &&
        !prompt.keys.includes(option) &&
        times >= fewestTimes;
      return isConfusion ? [{ prompt, option, times }] : [];
    })
    .sort((a, b) => b.times - a.times);

/** Facts met from which on a section can be held against others. */
const enoughFacts = 3;

export type SectionStrength = Readonly<{
  section: Section;
  counts: LevelCounts;
  /** How many of its facts were met. */
  met: number;
  /** Of the facts met; absent where those are too few to tell. */
  strength?: Readonly<{
    /** The mean chance of recall now, from 0 to 1. */
    recall: number;
    lapsesPerFact: number;
  }>;
}>;

/** Sections with how well they are known: what would be recalled worst first, those that cannot tell last. */
export const sectionStrengths = (
  sections: readonly Section[],
  memories: ReadonlyMap<string, Memory>,
  recallChance: (memory: Memory) => number,
): SectionStrength[] =>
  sections
    .map((section) => sectionStrength(section, memories, recallChance))
    .sort((a, b) => (a.strength?.recall ?? 2) - (b.strength?.recall ?? 2));

function sectionStrength(
  section: Section,
  memories: ReadonlyMap<string, Memory>,
  recallChance: (memory: Memory) => number,
): SectionStrength {
  const counts = countLevels(section.facts, memories);
  const known = knownOf(section.facts, memories).map(({ memory }) => memory);
  if (known.length < enoughFacts) return { section, counts, met: known.length };
  return {
    section,
    counts,
    met: known.length,
    strength: { recall: mean(known.map(recallChance)), lapsesPerFact: mean(known.map(lapsesOf)) },
  };
}

/** Whole percents, as shown, by which one section must be behind the others to be called the weakest. */
const clearPoints = 5;

/** The section that would clearly be recalled worse than the others on average. */
export function weakestSection(strengths: readonly SectionStrength[]): SectionStrength | undefined {
  const recalls = strengths.flatMap(({ strength }) => (strength ? [strength.recall] : []));
  if (recalls.length < 2) return undefined;
  const lowest = Math.min(...recalls);
  const gap = (sum(recalls) - lowest) / (recalls.length - 1) - lowest;
  if (Math.round(gap * 100) < clearPoints) return undefined;
  return strengths.find(({ strength }) => strength?.recall === lowest);
}

const lapsesOf = ({ lapses }: Memory): number => lapses;

/** How answers of one sort came out, beside what was to be expected of the facts that they were about. */
export type Outcome<Key extends string> = Readonly<{
  key: Key;
  answers: number;
  right: number;
  /** The mean chance of recall that FSRS gave, from 0 to 1. */
  expected: number;
  /** Where the share of right answers lies, as far as so many can tell. */
  interval: ShareInterval;
}>;

/** Tallies by their keys, in the order of `keys`; those with too few answers are left out. */
export const outcomesOf = <Key extends string>(
  tallies: readonly Tally[],
  keys: readonly Key[],
): Outcome<Key>[] =>
  keys.flatMap((key) => {
    const tally = tallies.find((one) => one.key === key);
    const interval = tally && wilsonInterval(tally.right, tally.answers);
    if (!tally || !interval || tally.answers < enoughAnswers) return [];
    const { answers, right, expectedMicro } = tally;
    return [{ key, answers, right, expected: expectedMicro / micro / answers, interval }];
  });

/** Answers from which on an outcome can be held against others. */
const enoughToCompare = 20;

/**
 * The outcome that lags furthest behind its peers and behind what was expected, by more than chance explains
 * in any of those compared. FSRS may expect too much of a learner, or too little: what peers have in common is
 * no weak spot of one of them.
 *
 * @param groupOf what outcomes that can be held against each other have in common
 */
export function laggardOf<Key extends string>(
  outcomes: readonly Outcome<Key>[],
  groupOf: (key: Key) => unknown = () => "all",
): Outcome<Key> | undefined {
  const enough = outcomes.filter(({ answers }) => answers >= enoughToCompare);
  const groups = [...groupBy(enough, ({ key }) => groupOf(key)).values()].filter(
    (peers) => peers.length > 1,
  );
  const compared = sum(groups.map((peers) => peers.length));
  return groups
    .flatMap((peers) => lagging(peers, compared))
    .sort((a, b) => surplus(a) - surplus(b))[0];
}

function lagging<Key extends string>(
  peers: readonly Outcome<Key>[],
  compared: number,
): Outcome<Key>[] {
  const answers = sum(peers.map((peer) => peer.answers));
  const common = sum(peers.map((peer) => peer.answers * surplus(peer))) / answers;
  return peers.filter(({ right, answers, expected }) => {
    const interval = wilsonInterval(right, answers, compared);
    return interval && interval.high < expected + Math.min(0, common);
  });
}

/** By how much the share of right answers is above what was expected. */
const surplus = ({ expected, right, answers }: Outcome<string>): number =>
  right / answers - expected;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

const mean = (numbers: readonly number[]): number => sum(numbers) / numbers.length;
