/** What a learner remembers of one fact. A fact that was never met has no memory: `undefined`. */

export const ratings = ["again", "hard", "good", "easy"] as const;
export type Rating = (typeof ratings)[number];

/** What answers made of a memory. When it falls due follows from the last of them. */
export type Learned = Readonly<{
  state: "learning" | "review" | "relearning";
  /** Days until the chance of recall falls to 90%. */
  stability: number;
  /** 1 (easy) to 10 (hard). */
  difficulty: number;
  /** Epoch milliseconds. */
  lastAnsweredAt: number;
  /** Index of the learning or relearning step. */
  step: number;
  /** Answers that moved this memory. */
  reps: number;
  lapses: number;
}>;

/** What FSRS keeps of a fact. */
export type Schedule = Learned &
  Readonly<{
    /** Epoch milliseconds. */
    dueAt: number;
    /** 0 while in learning or relearning steps. */
    intervalDays: number;
  }>;

/** What is kept beside it. */
export type Kept = Readonly<{
  /** The wording that was answered last. */
  lastPromptId: string;
  /** How many lapses there were when the learner last chose what to do about them. */
  settledLapses: number;
  /**
   * The longest wait after which the fact was recalled since it was last forgotten, in whole scheduling
   * days; 0 when none was.
   */
  provenDays: number;
}>;

export type Memory = Schedule & Kept;

/** Lapses at which a fact is a leech, and after how many more it is one again (Anki's 8 and half of it). */
const leechLapses = 8;
const leechAgainLapses = 4;

export const isLeech = ({ lapses }: Pick<Memory, "lapses">): boolean => lapses >= leechLapses;

/** Whether it is time for the learner to choose what to do about a leech. */
export function isUnsettledLeech({
  lapses,
  settledLapses,
}: Pick<Memory, "lapses" | "settledLapses">): boolean {
  const rounds = (count: number) => Math.floor((count - leechLapses) / leechAgainLapses);
  return lapses >= leechLapses && rounds(lapses) > Math.max(-1, rounds(settledLapses));
}

/** An interval of this many days or more makes a memory mature (Anki's convention). */
export const matureDays = 21;

/** How far a fact is, in the four steps that progress counts. */
export const levels = ["new", "learning", "young", "mature"] as const;
export type Level = (typeof levels)[number];

export function levelOf(memory: Memory | undefined): Level {
  if (!memory) return "new";
  if (memory.state !== "review") return "learning";
  return memory.intervalDays >= matureDays ? "mature" : "young";
}

/** The app's sign for how solid a fact is. */
export const phases = ["new", "crescent", "half", "gibbous", "full"] as const;
export type Phase = (typeof phases)[number];

/** Days of interval at which a young memory's moon is past half. */
const gibbousDays = 7;

export function phaseOf(memory: Memory | undefined): Phase {
  switch (levelOf(memory)) {
    case "new":
      return "new";
    case "learning":
      return "crescent";
    case "mature":
      return "full";
    case "young":
      return memory && memory.intervalDays >= gibbousDays ? "gibbous" : "half";
  }
}
