/** What is left to do when the server ends. */
import { close } from "./database";
import { stopFits } from "./fit";

/** Breaks off what would take long, and closes the database. */
export async function finish(): Promise<void> {
  await stopFits();
  await close();
}
