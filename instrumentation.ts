import type { Instrumentation } from "next";

// Next builds this file for the Edge as well, and leaves out only what stands in a branch on the runtime.

/** Runs once when the server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { start } = await import("./lib/server/start");
    await start();
  }
}

/** Runs for every error that a request ends in. Its id was put among the headers when it came in. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME === "nodejs" && process.env.NODE_ENV === "production") {
    const { reportError } = await import("./lib/server/errors");
    const { idHeader } = await import("./lib/server/requests");
    const { method, headers } = request;
    reportError(error, { id: String(headers[idHeader]), method, route: context.routePath });
  }
};
