/** A process that ends in order: when it is told to, it waits for a message as for what it has to finish. */
import { once } from "node:events";
import { logWhatIsPrinted } from "./console";
import { stopOnSignals } from "./stopping";

logWhatIsPrinted();
stopOnSignals(async () => {
  process.send?.("finishing");
  const [message] = await once(process, "message");
  if (message === "fail") throw new Error("the database is gone");
});
process.on("disconnect", () => process.exit(2));
process.send?.("ready");
