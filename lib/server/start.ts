/** What is set up when a server starts, each part loaded only where it is used. */
import { placeGate } from "./gate";

/** A server that cannot be set up says why and ends, or it would answer 500 for ever. */
export async function start(): Promise<void> {
  try {
    await setUp();
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
}

async function setUp(): Promise<void> {
  placeGate();
  // `npm start` sets it, and Next then leaves signals to us. While developing it sees to them itself.
  if (process.env.NEXT_MANUAL_SIG_HANDLE) {
    const [{ stopOnSignals }, { finish }] = await Promise.all([
      import("./stopping"),
      import("../study/finish"),
    ]);
    stopOnSignals(finish);
  }
  const { prepare } = await import("../study/start");
  if (process.env.NODE_ENV !== "production") return prepare();
  const { observe } = await import("./observe");
  observe();
  await prepare();
  // Not before: why a server cannot start is to be read by people, however silent its log.
  const { logWhatIsPrinted } = await import("./console");
  logWhatIsPrinted();
}
