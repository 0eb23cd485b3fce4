/**
 * Puts a copy of the database back: `restore file [--yes]`. The server has to be stopped. The database that
 * is there is kept under another name. Asks first, unless it is told `--yes`.
 */
import { resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { databaseFile } from "../lib/study/database";
import { restore } from "../lib/study/restore";
import { faultTexts, noFileText } from "./database-texts";
import { showProgress } from "./show-progress";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { yes: { type: "boolean", default: false } },
});
const failure = await putBack();
if (failure) {
  console.error(failure);
  process.exitCode = 1;
}

/** Why it was not put back, if so. */
async function putBack(): Promise<string | undefined> {
  const file = databaseFile();
  if (!file) return noFileText;
  const [given] = positionals;
  if (!given) return "Name the file to put back: npm run restore -- file";
  const from = resolve(given);
  if (!values.yes && !(await isWanted(from, file))) return "Nothing was changed.";
  const restored = await restore(file, from, Date.now(), showProgress);
  if (process.stderr.isTTY) process.stderr.write("\n");
  if ("failure" in restored) {
    return restored.failure === "in-use"
      ? `${file} is in use: stop the server first. Nothing was changed.`
      : `${from} ${faultTexts[restored.failure]} Nothing was changed.`;
  }
  console.log(`${file} is the copy now, with ${restored.learners} learners.`);
  console.log(`What was there is kept in ${restored.aside}.`);
  return undefined;
}

/** Asks, where there is someone to ask. */
async function isWanted(from: string, file: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`Put ${from} in the place of ${file}? (yes/no) `);
  terminal.close();
  return answer.trim() === "yes";
}
