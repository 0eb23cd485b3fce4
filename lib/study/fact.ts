/** The page of one fact. */
import type { Library } from "../content/library";
import type { Database } from "../db/client";
import { readEntriesOf } from "../db/log";
import type { Answer } from "../domain/answer";
import type { Fact, Prompt, Section } from "../domain/article";
import { type ForgettingCurve, forgettingCurve } from "../domain/curve";
import { defaultSettings, type Learner } from "../domain/learner";
import { type Act, type Replayed, type ReplayStep, replaySteps } from "../domain/log";
import { retrievability } from "../domain/scheduler";
import { type Delay, delayOf } from "./card";

/** Something that was done to the fact, and what came of it. */
export type FactDeed = Readonly<{
  entry: Answer | Act;
  /** Of an answer; absent where the article no longer has it. */
  prompt: Prompt | undefined;
  /** How long until the fact was to come back; absent where the answer moved nothing. */
  delay?: Delay;
}>;

export type FactPage = Replayed &
  Readonly<{
    settings: Learner["settings"];
    fact: Fact;
    section: Section;
    /** Answers that count. */
    answers: number;
    /** Chance from 0 to 1 that it is recalled now. */
    recallChance?: number;
    /** It was met, and then forgotten on purpose. */
    isForgotten: boolean;
    /** The newest first. */
    deeds: readonly FactDeed[];
    curve?: ForgettingCurve;
  }>;

/** Everything about a fact and what a learner has of it; `undefined` when there is no such fact. */
export async function factPage(
  db: Database,
  library: Library,
  learner: Learner | undefined,
  factId: string,
  now: number,
): Promise<FactPage | undefined> {
  const fact = library.fact(factId);
  const section = fact && library.section(fact.sectionId);
  if (!fact || !section) return undefined;
  const settings = learner?.settings ?? defaultSettings;
  const log = learner ? await readEntriesOf(db, learner.id, [factId]) : [];
  const steps = replaySteps(log, settings);
  const { memory, heldUntil } = steps.at(-1)?.after ?? {};
  const curve = forgettingCurve(steps, settings, now);
  return {
    settings,
    fact,
    section,
    memory,
    heldUntil,
    answers: steps.filter(({ entry }) => entry.type !== "act").length,
    isForgotten:
      !memory && steps.some(({ entry }) => entry.type === "act" && entry.act === "forget"),
    deeds: steps.map((step, i) => deedOf(library, step, steps[i - 1])).reverse(),
    ...(memory ? { recallChance: retrievability(memory, now, settings) } : {}),
    ...(curve ? { curve } : {}),
  };
}

function deedOf(
  library: Library,
  { entry, after }: ReplayStep,
  before: ReplayStep | undefined,
): FactDeed {
  if (entry.type === "act") return { entry, prompt: undefined };
  const isMoved = after.memory && after.memory !== before?.after.memory;
  return {
    entry,
    prompt: library.prompt(entry.promptId),
    ...(isMoved ? { delay: delayOf(after.memory) } : {}),
  };
}
