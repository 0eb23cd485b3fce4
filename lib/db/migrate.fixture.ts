/** A process that migrates the database it is given, once it is told to. */
import { migrateDatabase, openDatabase } from "./client";

process.once("message", async () => {
  const db = openDatabase({ url: process.argv[2] ?? "" });
  await migrateDatabase(db);
  db.$client.close();
  process.disconnect();
});
process.send?.("ready");
