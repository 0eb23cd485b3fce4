/** Attempts to fit parameters to a learner. */
import { and, desc, eq, inArray, lt, sql } from "drizzle-orm";
import type { Fit, FitStatus } from "../domain/fit";
import type { Database } from "./client";
import { entry, fit, learner } from "./schema";

export type StoredFit = Readonly<{
  id: string;
  startedAt: number;
  /** When it last gave a sign of life, in epoch milliseconds. */
  aliveAt: number;
  status: FitStatus;
  /** 0–1. */
  progress: number;
  result: Fit | null;
}>;

/**
 * Stores that a fit begins. One that has given no sign of life since `silentSince` went down with its
 * server, and failed.
 *
 * @throws a conflict (see `isConflict`) while another fit of the learner is running
 */
export async function insertFit(
  db: Database,
  learnerId: string,
  { id, at, silentSince }: Readonly<{ id: string; at: number; silentSince: number }>,
): Promise<void> {
  const newest = db
    .select({ seq: sql`coalesce(max(${entry.seq}), 0)` })
    .from(entry)
    .where(eq(entry.learnerId, learnerId));
  await db.batch([
    db
      .update(fit)
      .set({ status: "failed" })
      .where(
        and(eq(fit.learnerId, learnerId), eq(fit.status, "running"), lt(fit.aliveAt, silentSince)),
      ),
    db
      .insert(fit)
      .values({ id, learnerId, startedAt: at, aliveAt: at, status: "running", progress: 0 })
      // Stored by an attempt whose reply got lost; a fit of another id is still a conflict.
      .onConflictDoNothing({ target: fit.id }),
    db
      .update(learner)
      .set({ fittedSeq: sql`(${newest})` })
      .where(eq(learner.id, learnerId)),
  ]);
}

/** Gives a sign of life. Whether the fit is still to go on: it may have been cancelled, or erased. */
export async function keepAlive(
  db: Database,
  id: string,
  { at, progress }: Readonly<{ at: number; progress: number }>,
): Promise<boolean> {
  const { rowsAffected } = await db.update(fit).set({ aliveAt: at, progress }).where(isRunning(id));
  return rowsAffected > 0;
}

/** Stores how a fit has ended. Whether it was still running until then; storing it again says the same. */
export async function endFit(
  db: Database,
  id: string,
  status: FitStatus,
  result?: Fit,
): Promise<boolean> {
  const { rowsAffected } = await db
    .update(fit)
    .set({ status, progress: 1, ...(result ? { result } : {}) })
    .where(and(eq(fit.id, id), inArray(fit.status, ["running", status])));
  return rowsAffected > 0;
}

const isRunning = (id: string) => and(eq(fit.id, id), eq(fit.status, "running"));

/** Ends every running fit of a learner. */
export async function cancelFits(db: Database, learnerId: string): Promise<void> {
  await db
    .update(fit)
    .set({ status: "cancelled" })
    .where(and(eq(fit.learnerId, learnerId), eq(fit.status, "running")));
}

/** A learner's newest fits, newest first. */
export async function readFits(
  db: Database,
  learnerId: string,
  limit: number,
): Promise<readonly StoredFit[]> {
  return db
    .select({
      id: fit.id,
      startedAt: fit.startedAt,
      aliveAt: fit.aliveAt,
      status: fit.status,
      progress: fit.progress,
      result: fit.result,
    })
    .from(fit)
    .where(eq(fit.learnerId, learnerId))
    .orderBy(desc(fit.startedAt))
    .limit(limit);
}
