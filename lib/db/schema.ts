/** Tables. The log (`answer`) is the truth; `memory` and `daily_total` can be rebuilt from it. */
import {
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
} from "drizzle-orm/sqlite-core";
import { locales, promptKinds } from "../domain/article";
import type { Given } from "../domain/marking";
import { ratings } from "../domain/memory";

const sources = ["quiz", "review"] as const;

/** A cascade: when a learner is erased, all that is theirs goes along. */
const learnerId = () =>
  text("learner_id")
    .notNull()
    .references(() => learner.id, { onDelete: "cascade" });

export const learner = sqliteTable("learner", {
  id: text("id").primaryKey(),
  /** SHA-256 of the token in the learner's cookie, in hexadecimal; the token itself is nowhere. */
  tokenHash: text("token_hash").notNull().unique(),
  timeZone: text("time_zone").notNull(),
  rolloverHour: integer("rollover_hour").notNull(),
  newFactsPerDay: integer("new_facts_per_day").notNull(),
  desiredRetention: real("desired_retention").notNull(),
  createdAt: integer("created_at").notNull(),
});

export const answer = sqliteTable(
  "answer",
  {
    learnerId: learnerId(),
    /**
     * 1, 2, 3 … per learner, in order of arrival. Being the primary key, it lets only one of two
     * writers that read the same log append to it; the other reads again.
     */
    seq: integer("seq").notNull(),
    id: text("id").notNull(),
    source: text("source", { enum: sources }).notNull(),
    factId: text("fact_id").notNull(),
    promptId: text("prompt_id").notNull(),
    kind: text("kind", { enum: promptKinds }).notNull(),
    locale: text("locale", { enum: locales }).notNull(),
    rating: text("rating", { enum: ratings }),
    right: integer("right", { mode: "boolean" }).notNull(),
    /** What was given in a quiz. */
    given: text("given", { mode: "json" }).$type<Given>(),
    answeredAt: integer("answered_at").notNull(),
    durationMs: integer("duration_ms").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.learnerId, table.seq] }),
    uniqueIndex("answer_by_id").on(table.learnerId, table.id),
    index("answer_by_fact").on(table.learnerId, table.factId),
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
    /** Facts whose first answer this was. */
    introduced: integer("introduced").notNull(),
    durationMs: integer("duration_ms").notNull(),
  },
  (table) => [primaryKey({ columns: [table.learnerId, table.day, table.source, table.kind] })],
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
