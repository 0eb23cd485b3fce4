/** What a simulated learner truly remembers, which the app can only estimate. */
import type { Confidence } from "../../lib/domain/answer";
import type { Rating } from "../../lib/domain/memory";
import type { Random } from "../../lib/domain/random";
import { defaultParameters, memoryModel, type Strength } from "../../lib/domain/scheduler";
import { rate } from "../../lib/study/simulated.fixture";
import { normal } from "./chance";

const dayMs = 86_400_000;
const model = memoryModel(defaultParameters);

/** Nobody is right every time: a slip, a distraction. */
const surest = 0.98;
/** Of facts that refuse to stick, how many there are and how much faster they go. */
const stubbornShare = 0.025;
const stubbornHardness = 5;

/** What a learner remembers of one fact. */
type Held = {
  /** How many times as fast as by FSRS the fact is forgotten. */
  readonly hardness: number;
  strength?: Strength;
  lastAt: number;
};

export type Attempt = Readonly<{
  recalled: boolean;
  rating: Rating;
  durationMs: number;
  /** What the learner would say before the answer is shown. */
  confidence: Confidence;
}>;

/**
 * A memory that follows FSRS, but forgets each fact at a pace of its own: some stick better than FSRS
 * expects, some worse, and a few hardly at all.
 */
export class Mind {
  readonly #random: Random;
  readonly #facts = new Map<string, Held>();
  /** How many times as slowly as by FSRS this learner forgets. */
  readonly #talent: number;

  constructor(random: Random) {
    this.#random = random;
    this.#talent = 1.1 * Math.exp(0.15 * normal(random));
  }

  /** Tries to recall a fact at an instant (epoch milliseconds), and learns from the outcome. */
  attempt(factId: string, at: number): Attempt {
    const held = this.#held(factId, at);
    const elapsedDays = (at - held.lastAt) / dayMs;
    const chance =
      held.strength && model.recallChance(held.strength, elapsedDays * held.hardness) * surest;
    const rating = rate(chance, this.#random);
    held.strength = model.next(held.strength, Math.floor(elapsedDays), rating);
    held.lastAt = at;
    const recalled = rating !== "again";
    return {
      recalled,
      rating,
      durationMs: this.#durationMs(rating, held.hardness),
      confidence: this.#confidence(recalled),
    };
  }

  #held(factId: string, at: number): Held {
    const known = this.#facts.get(factId);
    if (known) return known;
    const stubborn = this.#random() < stubbornShare ? stubbornHardness : 1;
    const hardness = (stubborn * Math.exp(0.25 * normal(this.#random))) / this.#talent;
    const held = { hardness, lastAt: at };
    this.#facts.set(factId, held);
    return held;
  }

  /** Hard facts take longer, and who does not know thinks longest. */
  #durationMs(rating: Rating, hardness: number): number {
    const usualMs = { again: 12_000, hard: 10_000, good: 6_000, easy: 3_500 }[rating];
    const spread = Math.exp(0.45 * normal(this.#random));
    return Math.round(Math.min(90_000, 1_200 + usualMs * hardness ** 0.2 * spread));
  }

  /** People feel what they know, but not exactly. */
  #confidence(recalled: boolean): Confidence {
    const feeling = (recalled ? 0.75 : 0.4) + 0.2 * normal(this.#random);
    if (feeling > 0.65) return "sure";
    return feeling > 0.35 ? "doubt" : "guess";
  }
}
