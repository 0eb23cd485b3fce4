/** A process that has the database open that it is given, until it is ended. */
import { migrateDatabase, openDatabase } from "./client";
import { readLearners } from "./learners";

const db = openDatabase({ url: process.argv[2] ?? "" });
await migrateDatabase(db);
await readLearners(db, "", 1);
process.send?.("ready");
