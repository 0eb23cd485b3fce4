/**
 * Writes a copy of the embedded database, while the app may run: `backup [file]`. Without a name it goes to
 * `backups/` beside the database. Nothing is ever written over.
 */
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { copyDatabase } from "../lib/db/backup";
import { databaseFile } from "../lib/study/database";
import { fileTime } from "../lib/study/restore";
import { faultTexts, noFileText } from "./database-texts";

const { positionals } = parseArgs({ allowPositionals: true });
const failure = await backUp();
if (failure) {
  console.error(failure);
  process.exitCode = 1;
}

/** Why there is no copy, if so. */
async function backUp(): Promise<string | undefined> {
  const source = databaseFile();
  if (!source) return noFileText;
  const name = `weetje-${fileTime(Date.now())}.db`;
  const target = resolve(positionals[0] ?? join(dirname(source), "backups", name));
  try {
    const fault = await copyDatabase(source, target);
    if (fault) return `${source} ${faultTexts[fault]}`;
    console.log(target);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
