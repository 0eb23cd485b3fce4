/**
 * Tables. The log (`entry`) is the truth; `memory`, `hold`, `trace`, `daily_total` and `tally` are caches
 * that can be made anew from it.
 */
import { sql } from "drizzle-orm";
import {
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import { confidences } from "../domain/answer";
import { locales, promptKinds } from "../domain/article";
import { type Fit, fitStatuses } from "../domain/fit";
import type { Settings } from "../domain/learner";
import { actKinds } from "../domain/log";
import type { Given } from "../domain/marking";
import { ratings } from "../domain/memory";
import { measures } from "../domain/tally";

const sources = ["quiz", "review"] as const;
const entryTypes = [...sources, "act", "undo", "settings"] as const;

/** A cascade: when a learner is erased, all that is theirs goes along. */
const learnerId = () =>
  text("learner_id")
    .notNull()
    .references(() => learner.id, { onDelete: "cascade" });

export const learner = sqliteTable(
  "learner",
  {
    id: text("id").primaryKey(),
    /** SHA-256 of the token in the learner's cookie, in hexadecimal; the token itself is nowhere. */
    tokenHash: text("token_hash").notNull().unique(),
    /** What the learner has set; the defaults hold for the rest. */
    settings: text("settings", { mode: "json" }).$type<Partial<Settings>>().notNull().default({}),
    /** How far the log had grown when parameters were fitted to it last. */
    fittedSeq: integer("fitted_seq").notNull().default(0),
    /** What the learner's caches hold: see `cachesVersion`. */
    cachesVersion: integer("caches_version").notNull().default(0),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [index("learner_by_caches").on(table.cachesVersion)],
);

export const entry = sqliteTable(
  "entry",
  {
    learnerId: learnerId(),
    /**
     * 1, 2, 3 … per learner, in order of arrival. Being the primary key, it lets only one of two
     * writers that read the same log append to it; the other reads again.
     */
    seq: integer("seq").notNull(),
    id: text("id").notNull(),
    type: text("type", { enum: entryTypes }).notNull(),
    at: integer("at").notNull(),
    /** Absent for a change of settings. */
    factId: text("fact_id"),
    /** Of an answer. */
    promptId: text("prompt_id"),
    kind: text("kind", { enum: promptKinds }),
    locale: text("locale", { enum: locales }),
    right: integer("right", { mode: "boolean" }),
    durationMs: integer("duration_ms"),
    confidence: text("confidence", { enum: confidences }),
    /** Of a review. */
    rating: text("rating", { enum: ratings }),
    /** Of a quiz answer: what was given. */
    given: text("given", { mode: "json" }).$type<Given>(),
    act: text("act", { enum: actKinds }),
    /** The id of the entry that an undo takes back. */
    undoes: text("undoes"),
    /** All settings of the learner's own, as they are from here on. */
    settings: text("settings", { mode: "json" }).$type<Partial<Settings>>(),
  },
  (table) => [
    primaryKey({ columns: [table.learnerId, table.seq] }),
    uniqueIndex("entry_by_id").on(table.learnerId, table.id),
    index("entry_by_fact").on(table.learnerId, table.factId, table.at),
    index("entry_by_time").on(table.learnerId, table.at),
    index("entry_by_undone").on(table.learnerId, table.undoes).where(sql`undoes IS NOT NULL`),
  ],
);

export const memory = sqliteTable(
  "memory",
  {
    learnerId: learnerId(),
    factId: text("fact_id").notNull(),
    state: text("state", { enum: ["learning", "review", "relearning"] }).notNull(),
    stability: real("stability").notNull(),
    difficulty: real("difficulty").notNull(),
    dueAt: integer("due_at").notNull(),
    lastAnsweredAt: integer("last_answered_at").notNull(),
    intervalDays: integer("interval_days").notNull(),
    step: integer("step").notNull(),
    reps: integer("reps").notNull(),
    lapses: integer("lapses").notNull(),
    lastPromptId: text("last_prompt_id").notNull(),
    settledLapses: integer("settled_lapses").notNull(),
    provenDays: integer("proven_days").notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.learnerId, table.factId] })],
);

/** Facts that are not asked for a while, or for good. */
export const hold = sqliteTable(
  "hold",
  {
    learnerId: learnerId(),
    factId: text("fact_id").notNull(),
    /** Epoch milliseconds. */
    until: integer("until").notNull(),
  },
  (table) => [primaryKey({ columns: [table.learnerId, table.factId] })],
);

export const dailyTotal = sqliteTable(
  "daily_total",
  {
    learnerId: learnerId(),
    /** Scheduling day, `2026-11-22`. */
    day: text("day").notNull(),
    source: text("source", { enum: sources }).notNull(),
    kind: text("kind", { enum: promptKinds }).notNull(),
    answers: integer("answers").notNull(),
    right: integer("right").notNull(),
    /** Facts that were new before an answer. */
    introduced: integer("introduced").notNull(),
    durationMs: integer("duration_ms").notNull(),
  },
  (table) => [primaryKey({ columns: [table.learnerId, table.day, table.source, table.kind] })],
);

export const tally = sqliteTable(
  "tally",
  {
    learnerId: learnerId(),
    measure: text("measure", { enum: measures }).notNull(),
    key: text("key").notNull(),
    answers: integer("answers").notNull(),
    right: integer("right").notNull(),
    expectedMicro: integer("expected_micro").notNull(),
    lossMicro: integer("loss_micro").notNull(),
  },
  (table) => [primaryKey({ columns: [table.learnerId, table.measure, table.key] })],
);

export const trace = sqliteTable(
  "trace",
  {
    learnerId: learnerId(),
    factId: text("fact_id").notNull(),
    /** Scheduling day, `2026-11-22`. */
    day: text("day").notNull(),
    stability: real("stability"),
  },
  (table) => [primaryKey({ columns: [table.learnerId, table.factId, table.day] })],
);

export const quiz = sqliteTable(
  "quiz",
  {
    id: text("id").primaryKey(),
    learnerId: learnerId(),
    articleId: text("article_id").notNull(),
    startedAt: integer("started_at").notNull(),
  },
  (table) => [index("quiz_by_start").on(table.learnerId, table.startedAt)],
);

export const quizQuestion = sqliteTable(
  "quiz_question",
  {
    quizId: text("quiz_id")
      .notNull()
      .references(() => quiz.id, { onDelete: "cascade" }),
    /** From 1. */
    position: integer("position").notNull(),
    /** The id that the answer to this question will have in the log, so that it counts only once. */
    answerId: text("answer_id").notNull(),
    promptId: text("prompt_id").notNull(),
    /** Places in the prompt's options, in the order shown. */
    optionOrder: text("option_order", { mode: "json" }).$type<readonly number[]>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.quizId, table.position] })],
);

/** Attempts to fit parameters to a learner. */
export const fit = sqliteTable(
  "fit",
  {
    id: text("id").primaryKey(),
    learnerId: learnerId(),
    startedAt: integer("started_at").notNull(),
    /** When it last gave a sign of life. */
    aliveAt: integer("alive_at").notNull(),
    status: text("status", { enum: fitStatuses }).notNull(),
    /** 0–1. */
    progress: real("progress").notNull(),
    /** What came of it, where anything did. */
    result: text("result", { mode: "json" }).$type<Fit>(),
  },
  (table) => [
    index("fit_by_start").on(table.learnerId, table.startedAt),
    // One at a time for each learner.
    uniqueIndex("fit_running").on(table.learnerId).where(sql`status = 'running'`),
  ],
);
