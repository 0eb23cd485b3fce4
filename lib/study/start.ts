/** What must be in place before the first request. */
import { library } from "../content/library";
import { database, migrate } from "./database";
import { rebuildOutdated } from "./rebuild";

/**
 * Reads the articles and brings the tables up to date. Without these there is nothing to serve, so on a
 * failure the process ends and whatever started it may try again.
 */
export async function prepare(): Promise<void> {
  try {
    library();
    await migrate();
    // Learning goes on meanwhile; until it is done, some pictures of progress lack what is older.
    rebuildOutdated(database()).catch(console.error);
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
}
