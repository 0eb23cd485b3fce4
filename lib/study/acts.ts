/** What learners do to facts besides answering them, to one or to many at once. */
import { v7 as uuid } from "uuid";
import { type ListedFact, wouldChange } from "../domain/fact-list";
import type { Act } from "../domain/log";

/** The acts that are offered on every fact. */
export const offeredActs = ["bury", "make-due", "suspend", "resume", "forget"] as const;
export type OfferedAct = (typeof offeredActs)[number];

/** The acts on those facts that they change something about; all of the same instant, `now`. */
export const actsOn = (facts: readonly ListedFact[], act: OfferedAct, now: number): Act[] =>
  facts
    .filter((listed) => wouldChange(act, listed, now))
    .map(({ fact }) => ({ id: uuid(), type: "act", factId: fact.id, at: now, act }));
