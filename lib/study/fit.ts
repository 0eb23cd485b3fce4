/** FSRS fitted to a learner: started by itself or by hand, watched, cancelled, and taken back. */
import { v7 as uuid } from "uuid";
import { z } from "zod";
import { type Database, isConflict } from "../db/client";
import { cancelFits, endFit, insertFit, keepAlive, readFits, type StoredFit } from "../db/fits";
import { readFactByFact, readLearner } from "../db/log";
import { entriesBetweenFits } from "../domain/fit";
import { type History, historiesOf } from "../domain/history";
import type { Learner } from "../domain/learner";
import { fitParameters } from "./fitting";
import { changeSettings } from "./settings";

type Clock = () => number;

/** How often a running fit says how far it is, and hears whether it was cancelled. */
const signMs = 250;
/** A fit that gave no sign for so long went down with its server. */
const silentMs = 30_000;
const fitsShown = 10;

/** Whether so much has come in since the last fit that another one is worth while. */
export const isFitDue = (entriesSinceFit: number): boolean => entriesSinceFit >= entriesBetweenFits;

/**
 * Begins to fit parameters to the learner's log; they are adopted where they predict held-out later
 * reviews clearly better than the present ones. One fit of a learner at a time.
 *
 * @returns the work that is left, which may take a while; `undefined` while another fit is running
 */
export async function beginFit(
  db: Database,
  { id: learnerId }: Pick<Learner, "id">,
  clock: Clock,
): Promise<(() => Promise<void>) | undefined> {
  const id = uuid();
  const at = clock();
  try {
    await insertFit(db, learnerId, { id, at, silentSince: at - silentMs });
  } catch (error) {
    if (isConflict(error)) return undefined;
    throw error;
  }
  return () => run(db, learnerId, id, clock);
}

/** Begins a fit that nobody asked for; not while others are waiting for their turn. */
export async function fitUnasked(db: Database, learner: Learner, clock: Clock): Promise<void> {
  if (fits().waiting > 0) return;
  const work = await beginFit(db, learner, clock);
  await work?.();
}

async function run(db: Database, learnerId: string, id: string, clock: Clock): Promise<void> {
  const cancelling = new AbortController();
  fits().running.add(cancelling);
  let progress = 0;
  const signs = setInterval(async () => {
    const goesOn = await keepAlive(db, id, { at: clock(), progress }).catch(() => true);
    if (!goesOn) cancelling.abort();
  }, signMs);
  const onProgress = (done: number, total: number) => {
    progress = done / total;
  };
  try {
    await inTurn(async () => {
      await fitAndAdopt(db, learnerId, id, clock, cancelling.signal, onProgress);
      // One that was cancelled has ended already; one that was broken off has not.
      if (cancelling.signal.aborted) await endFit(db, id, "failed");
    });
  } catch (error) {
    await endFit(db, id, "failed");
    throw error;
  } finally {
    clearInterval(signs);
    fits().running.delete(cancelling);
  }
}

/** Breaks off all fits of this process, and lets them end. */
export async function stopFits(): Promise<void> {
  const { running } = fits();
  for (const cancelling of running) cancelling.abort();
  await fits().last;
}

async function fitAndAdopt(
  db: Database,
  learnerId: string,
  id: string,
  clock: Clock,
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const known = await readLearner(db, learnerId);
  if (!known) return;
  const { settings } = known.learner;
  const histories: History[] = [];
  for await (const entries of readFactByFact(db, learnerId, known.lastSeq)) {
    if (signal.aborted) return;
    histories.push(...historiesOf(entries, settings));
  }
  const fitted = await fitParameters(histories, settings.parameters, {
    onProgress,
    signal,
    relearningSteps: settings.relearningStepsMinutes.length,
  });
  if (fitted.outcome === "tooFew") await endFit(db, id, "too-few");
  if (fitted.outcome !== "fitted") return;
  const { outcome: _, ...result } = fitted;
  const isAdopted = await endFit(db, id, result.better ? "adopted" : "kept", result);
  if (isAdopted && result.better) {
    await changeSettings(db, learnerId, { parameters: result.parameters }, clock());
  }
}

declare global {
  /** Next bundles routes apart from each other; they must still take turns. */
  var weetjeFits:
    | { last: Promise<unknown>; waiting: number; running: Set<AbortController> }
    | undefined;
}

function fits() {
  globalThis.weetjeFits ??= { last: Promise.resolve(), waiting: 0, running: new Set() };
  return globalThis.weetjeFits;
}

/** One fit at a time in this process: each takes a processor and much memory. */
async function inTurn(work: () => Promise<void>): Promise<void> {
  const all = fits();
  all.waiting++;
  const done = all.last.then(work).finally(() => {
    all.waiting--;
  });
  all.last = done.catch(() => undefined);
  return done;
}

const isAlive = ({ status, aliveAt }: StoredFit, now: number): boolean =>
  status === "running" && now - aliveAt < silentMs;

/** A learner's fits, newest first; one that went down with its server counts as failed. */
export async function fitsOf(
  db: Database,
  learner: Learner | undefined,
  now: number,
): Promise<readonly StoredFit[]> {
  const fits = learner ? await readFits(db, learner.id, fitsShown) : [];
  return fits.map((fit) =>
    fit.status === "running" && !isAlive(fit, now) ? { ...fit, status: "failed" } : fit,
  );
}

/** Stops whatever fit of the learner is running; the parameters stay as they are. */
export const cancelFit = (db: Database, { id }: Learner): Promise<void> => cancelFits(db, id);

/** The form that chooses which parameters are used: those of a fit, or those that suit most people. */
export const parametersForm = z.object({ fitId: z.union([z.uuid(), z.literal("default")]) });

/** Uses the parameters of an earlier fit, or the default ones, and replays the log under them. */
export async function useParameters(
  db: Database,
  learner: Learner,
  { fitId }: z.infer<typeof parametersForm>,
  now: number,
): Promise<void> {
  const fits = await readFits(db, learner.id, fitsShown);
  const parameters = fits.find(({ id }) => id === fitId)?.result?.parameters;
  if (fitId !== "default" && !parameters) return;
  await changeSettings(db, learner.id, { parameters }, now);
}
