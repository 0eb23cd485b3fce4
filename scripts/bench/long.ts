/**
 * What goes through a learner's whole log: how long it takes, and how long it holds up everybody else, as the
 * longest time in which the process saw to nothing else.
 */
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { type Database, fileOf, openDatabase } from "../../lib/db/client";
import type { Learner, Settings } from "../../lib/domain/learner";
import { exportLearner } from "../../lib/study/export";
import { beginFit } from "../../lib/study/fit";
import { learnerOf } from "../../lib/study/learner";
import { changeSettings } from "../../lib/study/settings";
import { seededByAnswers } from "./databases";
import type { Group, Measured, Options, Row } from "./row";

export const long: Group = { title: "Work on a whole log, behind the route", measure };

async function measure(options: Options): Promise<Measured> {
  const answers = [1_000, 10_000, 100_000, ...(options.quick ? [] : [1_000_000])];
  const { databaseUrl, subjects } = await seededByAnswers(answers, options);
  const folder = mkdtempSync(join(tmpdir(), "weetje-bench-"));
  const file = join(folder, "weetje.db");
  copyFileSync(fileOf(databaseUrl) ?? "", file);
  const db = openDatabase({ url: `file:${file}` });
  try {
    const rows: Row[] = [];
    for (const [i, { cookie }] of subjects.entries()) {
      const learner = await learnerOf(db, cookie.replace("weetje=", ""));
      if (!learner) throw new Error("a learner is gone");
      const size = `${answers[i]?.toLocaleString("en")} answers`;
      options.say(size);
      // While all is still cold nothing counts.
      if (i === 0) for (const work of Object.values(works)) await work(db, learner);
      for (const [what, work] of Object.entries(works)) {
        const { ms, longestHoldMs } = await timed(() => work(db, learner));
        rows.push(
          { what: `${what}, ${size}: until it is done`, ours: ms, unit: "ms" },
          { what: `${what}, ${size}: longest hold`, ours: longestHoldMs, unit: "ms" },
        );
      }
    }
    return { rows };
  } finally {
    db.$client.close();
    rmSync(folder, { recursive: true });
  }
}

const works: Readonly<Record<string, (db: Database, learner: Learner) => Promise<unknown>>> = {
  "a setting by which no memory goes": (db, learner) =>
    change(db, learner, ({ readAloud }) => ({ readAloud: !readAloud })),
  "another retention": (db, learner) =>
    change(db, learner, ({ desiredRetention }) => ({ desiredRetention: desiredRetention - 0.02 })),
  "an export": async (db, learner) => {
    for await (const _ of await exportLearner(db, learner, Date.now()));
  },
  "a fit, and its use where it is better": async (db, learner) => {
    const work = await beginFit(db, learner, Date.now);
    if (!work) throw new Error("another fit is running");
    await work();
  },
};

const change = (
  db: Database,
  { id }: Learner,
  to: (settings: Settings) => Partial<Settings>,
): Promise<void> => changeSettings(db, id, to, Date.now());

/** How often is looked whether the process is free. */
const resolutionMs = 5;
/** In which what the work before has left is cleared away. */
const pauseMs = 500;

async function timed(work: () => Promise<unknown>) {
  await wait(pauseMs);
  const holds = monitorEventLoopDelay({ resolution: resolutionMs });
  holds.enable();
  await wait(4 * resolutionMs);
  const startedAt = performance.now();
  await work();
  const ms = performance.now() - startedAt;
  await wait(4 * resolutionMs);
  holds.disable();
  return { ms, longestHoldMs: Math.max(0, holds.max / 1e6 - resolutionMs) };
}
