import type { Instrumentation } from "next";

/** Runs once when the server starts. One that cannot be set up says why and ends, or it would answer 500 for ever. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  try {
    await setUp();
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
}

async function setUp(): Promise<void> {
  const { placeGate } = await import("./lib/server/gate");
  placeGate();
  // `npm start` sets it, and Next then leaves signals to us. While developing it sees to them itself.
  if (process.env.NEXT_MANUAL_SIG_HANDLE) {
    const [{ stopOnSignals }, { finish }] = await Promise.all([
      import("./lib/server/stopping"),
      import("./lib/study/finish"),
    ]);
    stopOnSignals(finish);
  }
  const { prepare } = await import("./lib/study/start");
  if (process.env.NODE_ENV !== "production") return prepare();
  const { observe } = await import("./lib/server/observe");
  observe();
  await prepare();
  // Not before: why a server cannot start is to be read by people, however silent its log.
  const { logWhatIsPrinted } = await import("./lib/server/console");
  logWhatIsPrinted();
}

/** Runs for every error that a request ends in. Its id was put among the headers when it came in. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NODE_ENV !== "production") return;
  const { reportError } = await import("./lib/server/errors");
  const { idHeader } = await import("./lib/server/requests");
  const { method, headers } = request;
  reportError(error, { id: String(headers[idHeader]), method, route: context.routePath });
};
