/** What an addition to a learner's log must know of what was there, in one read. */
import { and, eq, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { type Before, cachesVersion } from "../domain/caches";
import { groupBy } from "../domain/group";
import type { Learner } from "../domain/learner";
import type { Entry } from "../domain/log";
import { toReplayed } from "./caches";
import type { Database } from "./client";
import { toLearner } from "./learners";
import { toEntry } from "./log";
import { prepared } from "./prepared";
import { entry, hold, learner, memory } from "./schema";

/** By what a learner is found: by id, or by what the browser holds. */
export type LearnerKey = Readonly<{ id: string }> | Readonly<{ tokenHash: string }>;

/** What there is of a learner before something comes to their log. */
export type LogSlice = Before &
  Readonly<{
    learner: Learner;
    /** `seq` of the learner's newest entry; 0 for an empty log. */
    lastSeq: number;
    /** `seq` of the newest entry when parameters were fitted last. */
    fittedSeq: number;
    /** Of the ids asked for, those that are in the log already. */
    takenIds: ReadonlySet<string>;
  }>;

/**
 * One read of all that is needed to append `added`: the settings come along, so that they are those under
 * which the log stands. Entries are read of those facts alone whose past changes, so that the length of a
 * log does not slow an answer down. `undefined` when there is no such learner.
 */
export async function readLog(
  db: Database,
  key: LearnerKey,
  added: readonly Entry[],
): Promise<LogSlice | undefined> {
  const facts = [...groupBy(added, ({ factId }) => factId)];
  const asked = {
    ...key,
    ids: JSON.stringify(added.map(({ id }) => id)),
    factIds: JSON.stringify(facts.map(([factId]) => factId)),
    earliest: JSON.stringify(facts.map(([factId, entries]) => [factId, earliestAt(entries)])),
  };
  const queries = "id" in key ? byId : byToken;
  const [rows, entries] = await db.batch([queries.standing(db, asked), queries.entries(db, asked)]);
  const [first] = rows;
  return (
    first && {
      learner: toLearner(first.learner),
      left: new Map(
        rows.flatMap(({ factId, memory, heldUntil }) =>
          factId === null ? [] : [[factId, toReplayed(memory, heldUntil)] as const],
        ),
      ),
      entries: entries.flatMap(toEntry),
      lastSeq: first.lastSeq ?? 0,
      fittedSeq: first.learner.fittedSeq,
      takenIds: new Set(idsIn.parse(JSON.parse(first.takenIds))),
    }
  );
}

const idsIn = z.array(z.string());

/** An undo may reach back to the beginning. */
const earliestAt = (entries: readonly Entry[]): number =>
  Math.min(...entries.map(({ type, at }) => (type === "undo" ? 0 : at)));

/** The queries of `readLog`, for one way to find a learner. */
function queriesBy(isKey: SQL, theirId: SQL) {
  return {
    /** The learner, and what is left of each fact, a row a fact. */
    standing: prepared((db) =>
      db
        .select({
          learner,
          factId: sql<string | null>`fact.value`,
          memory,
          heldUntil: hold.until,
          // Not by `learner.id`, or SQLite would look these up for each fact anew.
          lastSeq: sql<
            number | null
          >`(SELECT max(seq) FROM ${entry} WHERE learner_id = ${theirId})`,
          takenIds: sql<string>`(
            SELECT json_group_array(id) FROM ${entry} AS taken
            WHERE learner_id = ${theirId} AND id IN (${addedIds})
          )`,
        })
        .from(learner)
        .leftJoin(sql`json_each(${sql.placeholder("factIds")}) AS fact`, sql`true`)
        .leftJoin(memory, and(eq(memory.learnerId, learner.id), eq(memory.factId, sql`fact.value`)))
        .leftJoin(hold, and(eq(hold.learnerId, learner.id), eq(hold.factId, sql`fact.value`)))
        .where(isKey),
    ),
    /**
     * Entries on facts whose past changes: something is taken back, or was before it came, or is no later
     * than what is there. And on all facts while the learner's caches are of an older version.
     */
    entries: prepared((db) =>
      db
        .select()
        .from(entry)
        .where(
          and(
            eq(entry.learnerId, theirId),
            sql`${entry.factId} IN (
              SELECT json_extract(fact.value, '$[0]')
              FROM json_each(${sql.placeholder("earliest")}) AS fact
              WHERE json_extract(fact.value, '$[1]') <= (
                SELECT max(at) FROM ${entry} AS latest
                WHERE learner_id = ${theirId} AND fact_id = json_extract(fact.value, '$[0]')
              ) OR ${sql.raw(`${cachesVersion}`)} > (
                SELECT caches_version FROM ${learner} AS theirs WHERE id = ${theirId}
              )
              UNION ALL
              SELECT fact_id FROM ${entry} AS undo
              WHERE learner_id = ${theirId} AND undoes IN (${addedIds})
            )`,
          ),
        ),
    ),
  };
}

const addedIds = sql`SELECT added.value FROM json_each(${sql.placeholder("ids")}) AS added`;
const ownId = sql`${sql.placeholder("id")}`;
const ownToken = sql`${sql.placeholder("tokenHash")}`;
const byId = queriesBy(sql`${learner.id} = ${ownId}`, ownId);
const byToken = queriesBy(
  sql`${learner.tokenHash} = ${ownToken}`,
  sql`(SELECT id FROM ${learner} AS known WHERE token_hash = ${ownToken})`,
);
