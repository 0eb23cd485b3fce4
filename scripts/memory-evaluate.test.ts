/** The command as it is run on a file of reviews. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { History } from "../lib/domain/history";
import { ratings } from "../lib/domain/memory";
import { seededRandom } from "../lib/domain/random";
import { fitParameters } from "../lib/study/fitting";
import { forgetful, simulateReviews } from "../lib/study/simulated.fixture";

const tsx = createRequire(import.meta.url).resolve("tsx/cli");

function evaluate(lines: readonly string[], ...flags: readonly string[]) {
  const file = join(mkdtempSync(join(tmpdir(), "reviews-")), "reviews.csv");
  writeFileSync(file, `${lines.join("\n")}\n`);
  return run(file, ...flags);
}

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [tsx, "scripts/memory-evaluate.ts", ...args],
    { encoding: "utf8" },
  );
  return { status, stdout, stderr };
}

const linesOf = (histories: readonly History[], userId: number): string[] =>
  histories.flatMap((history, card) =>
    history.map(({ at, elapsedDays, rating }, i) =>
      [
        elapsedDays || (i === 0 ? -1 : 0),
        4711,
        userId,
        card,
        ratings.indexOf(rating) + 1,
        at,
      ].join(),
    ),
  );

const header = "elapsed_days,duration,user_id,card_id,rating,review_th";
const histories = simulateReviews(30, forgetful, seededRandom(1));

test("evaluates each learner as the app does, and tells who has too few reviews", async () => {
  const lines = [header, ...linesOf(histories, 1), ...linesOf(histories.slice(0, 1), 2)];
  const { status, stdout, stderr } = evaluate(lines, "--json");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(JSON.parse(stdout)).toEqual([
    { learner: "1", ...(await fitParameters(histories, undefined)) },
    { learner: "2", outcome: "tooFew", reviews: expect.any(Number) },
  ]);
}, 30_000);

test("prints a table", () => {
  const { status, stdout } = evaluate([header, ...linesOf(histories, 1)]);
  expect(status).toBe(0);
  const figure = String.raw`\s+\d\.\d{4}`;
  for (const name of ["default parameters", "fitted parameters", "moving average"]) {
    expect(stdout).toMatch(new RegExp(`^${name}${figure.repeat(3)}$`, "m"));
  }
  expect(stdout).toMatch(/^learner's average(\s+\d\.\d{4}){2}\s+0\.5000$/m);
}, 30_000);

test("leaves out what was planned by hand and cards that start halfway, and says how many", async () => {
  const whole = linesOf(histories, 1);
  const byHand = ["0,0,1,0,0,1", "9,0,1,halfway,0,1"];
  const halfway = ["12,0,1,halfway,3,2", "5,0,1,halfway,3,3"];
  const { status, stdout, stderr } = evaluate([header, ...byHand, ...whole, ...halfway], "--json");
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toEqual([
    { learner: "1", ...(await fitParameters(histories, undefined)) },
  ]);
  expect(stderr.trim().split("\n")).toEqual([
    expect.stringMatching(/reviews\.csv: left out rows of rating 0, .*: 2$/),
    expect.stringMatching(/reviews\.csv: left out cards .*: 1, with reviews: 2$/),
  ]);
}, 30_000);

test.each([
  ["a rating out of range", ["card_id,rating,delta_t", "1,3,0", "1,5,3"], "line 3: rating"],
  ["days in words", ["card_id,rating,delta_t", "1,3,0", "", "1,3,two"], "line 4: delta_t"],
  ["an empty value", ["card_id,rating,delta_t", "1,,0"], "line 2: rating is empty"],
  ["a value too few", ["card_id,rating,delta_t", "1,3"], "line 2"],
  ["a column too few", ["card_id,rating", "1,3"], "no column elapsed_days"],
])(
  "refuses %s",
  (_, lines, message) => {
    const { status, stdout, stderr } = evaluate(lines);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain(message);
  },
  30_000,
);

test.each([
  ["is not there", "no-such.csv", "ENOENT"],
  ["is a folder", "scripts", "EISDIR"],
])(
  "says that a file that %s cannot be read",
  (_, file, code) => {
    const { status, stderr } = run(file);
    expect(status).toBe(1);
    expect(stderr).toContain(`${file}: cannot be read (${code}`);
  },
  30_000,
);

test("tells how to ask", () => {
  const { status, stderr } = evaluate([], "another.csv");
  expect(status).toBe(2);
  expect(stderr).toContain("Usage:");
}, 30_000);
