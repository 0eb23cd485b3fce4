/** Builds the app, after its content has passed the rules. */
import { writeFileSync } from "node:fs";
import { buildStamp, stampFile } from "./build-stamp";
import { programOf, run, typescript } from "./run";

process.exitCode =
  (await run(typescript("scripts/content-check.ts"))) ||
  (await run([programOf("next", "dist/bin/next"), "build"]));
if (process.exitCode === 0) writeFileSync(stampFile, buildStamp());
