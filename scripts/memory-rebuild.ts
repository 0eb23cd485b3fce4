/**
 * Makes all memories and daily totals anew from the log, while the app may run: `memory-rebuild`.
 * `--check` only compares, and exits with 1 when something differs.
 */
import { parseArgs } from "node:util";
import { database, migrate } from "../lib/study/database";
import { rebuild } from "../lib/study/rebuild";
import { showProgress } from "./show-progress";

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
await migrate();
const { learners, differing } = await rebuild(database(), values.check, showProgress);
database().$client.close();
if (process.stderr.isTTY) process.stderr.write("\n");
for (const id of differing) console.log(`${values.check ? "differs" : "rebuilt"}: learner ${id}`);
console.log(`${learners} learners, ${differing.length} ${values.check ? "differ" : "rebuilt"}`);
if (values.check && differing.length > 0) process.exitCode = 1;
