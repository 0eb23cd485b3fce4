/**
 * Measures how fast the app is, on the production build: `npm run bench`, or only some groups, as in
 * `npm run bench -- floor growth`. It prints one table, and writes what each group found to
 * docs/benchmarks.md. `--quick` is a shorter form, which writes nothing; `--keep` uses the databases that
 * an earlier run has made.
 */
import { parseArgs } from "node:util";
import { browser } from "./bench/browser";
import { facts } from "./bench/facts";
import { floor } from "./bench/floor";
import { growth } from "./bench/growth";
import { long } from "./bench/long";
import { peers } from "./bench/peers";
import { plans } from "./bench/plans";
import { replay } from "./bench/replay";
import { circumstances, tableOf, writeSection } from "./bench/report";
import type { Group, Row } from "./bench/row";
import { start } from "./bench/start";
import { isBuildCurrent } from "./build-stamp";
import { run, typescript } from "./run";

const groups: Readonly<Record<string, Group>> = {
  floor,
  growth,
  facts,
  long,
  plans,
  replay,
  peers,
  start,
  browser,
};

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
if (!isBuildCurrent() && (await run(typescript("scripts/build.ts"))) !== 0) process.exit(1);

// What a server counts against floods is counted, but not met: no learner is as fast as a benchmark.
process.env.RATE_LIMITS = "1000000";

const all: Row[] = [];
for (const [name, { title, measure }] of Object.entries(groups)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const when = circumstances();
  const say = (line: string) => process.stderr.write(`${name}: ${line}\n`);
  const measured = await measure({ ...values, say });
  all.push(...measured.rows);
  console.log([`\n${title}`, ...(measured.notes ?? []), when].join("\n\n"));
  if (!values.quick) writeSection(name, title, measured, when);
}
console.log(`\n${tableOf(all)}`);
