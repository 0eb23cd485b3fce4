/** Serves the app, and builds it first when there is no build of the files as they are. */
import { hostname } from "node:os";
import { isBuildCurrent } from "./build-stamp";
import { run, served, typescript } from "./run";

if (!isBuildCurrent()) {
  process.exitCode = await run(typescript("scripts/build.ts"));
}
if (!process.exitCode) {
  process.exitCode = await run(served(".", ...address()), {
    // The app itself sees to signals: lib/server/stopping.ts.
    NEXT_MANUAL_SIG_HANDLE: "true",
  });
}

/**
 * `PORT` and `HOSTNAME`. Containers set `HOSTNAME` to the machine's own name, by which nobody means
 * that the app should be deaf on every other address.
 */
function address(): string[] {
  const { PORT = "3000", HOSTNAME } = process.env;
  return ["-p", PORT, ...(HOSTNAME && HOSTNAME !== hostname() ? ["-H", HOSTNAME] : [])];
}
