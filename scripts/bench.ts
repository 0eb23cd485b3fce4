/**
 * Measures how fast the app is, on the production build: `npm run bench`, or only some groups, as in
 * `npm run bench -- floor growth`. `--quick` is a shorter form; `--keep` uses the databases that an earlier
 * run has made. Prints one table and writes it to docs/benchmarks.md when all groups have run.
 */
import { parseArgs } from "node:util";
import { browser } from "./bench/browser";
import { facts } from "./bench/facts";
import { floor } from "./bench/floor";
import { growth } from "./bench/growth";
import { peers } from "./bench/peers";
import { replay } from "./bench/replay";
import { type Group, isMet, type Row, ratioOf } from "./bench/row";
import { isBuildCurrent } from "./build-stamp";
import { run, typescript } from "./run";

const groups: Readonly<Record<string, Group>> = { floor, replay, peers, growth, facts, browser };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: "boolean", default: false },
    keep: { type: "boolean", default: false },
  },
});
const unknown = positionals.filter((name) => !(name in groups));
if (unknown.length > 0) {
  throw new Error(`no group ${unknown.join(", ")}; there are ${Object.keys(groups).join(", ")}`);
}
if (
  process.env.SKIP !== "1" &&
  !isBuildCurrent() &&
  (await run(typescript("scripts/build.ts"))) !== 0
)
  process.exit(1);

for (const [name, { title, measure }] of Object.entries(groups)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const say = (line: string) => process.stderr.write(`${name}: ${line}\n`);
  const { rows, notes = [] } = await measure({ ...values, say });
  console.log(`\n${title}\n`);
  for (const row of rows) console.log(lineOf(row));
  for (const note of notes) console.log(`\n${note}`);
}

function lineOf(row: Row): string {
  const { what, ours, other, unit, goal } = row;
  const ratio = ratioOf(row);
  return [
    what.padEnd(44),
    `${ours.toFixed(2)} ${unit}`.padStart(14),
    (other ? `${other.value.toFixed(2)} ${unit} ${other.what}` : "").padStart(28),
    (ratio?.toFixed(2) ?? "").padStart(8),
    goal ? (isMet(row) ? "met" : "not met") : "",
  ].join("  ");
}
