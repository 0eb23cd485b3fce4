/** What the commands for copies of the database say when they cannot do it. */
import type { DatabaseFault } from "../lib/db/backup";

/** To follow the name of a file. */
export const faultTexts: Readonly<Record<DatabaseFault, string>> = {
  missing: "does not exist.",
  "no-database": "is not a database.",
  damaged: "is damaged.",
  "not-ours": "is not a database of Weetje.",
  newer: "was written by a newer version of Weetje than this one.",
};

export const noFileText =
  "The database is on a libSQL server: use the copies that the server makes itself.";
