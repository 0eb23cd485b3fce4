/** What must be in place before the first request. */
import { setTimeout as wait } from "node:timers/promises";
import { library } from "../content/library";
import { database, migrateWhenReachable } from "./database";
import { rebuildOutdated } from "./rebuild";

/** How long the first requests are held until the database is ready; later ones are told to come back. */
const patienceMs = 3_000;

/**
 * Reads the articles and brings the tables up to date. While the database cannot be reached the server waits
 * for it; where the tables themselves are wrong there is nothing to serve, and the process ends.
 *
 * @throws where the articles are wrong
 */
export async function prepare(): Promise<void> {
  library();
  await Promise.race([prepareDatabase().catch(giveUp), wait(patienceMs)]);
}

async function prepareDatabase(): Promise<void> {
  await migrateWhenReachable((reason) => console.error(`Waiting for the database: ${reason}`));
  // Learning goes on meanwhile; until it is done, some pictures of progress lack what is older.
  rebuildOutdated(database()).catch(console.error);
}

/** Also after the first requests were let through, when nobody waits for it any more. */
function giveUp(error: unknown): never {
  console.error(error);
  process.exit(1);
}
