/** The tests of faults in their long form: `npm run test:faults`. */
import { isBuildCurrent } from "./build-stamp";
import { programOf, run, typescript } from "./run";

if (!isBuildCurrent()) process.exitCode = await run(typescript("scripts/build.ts"));
if (!process.exitCode) {
  process.exitCode = await run(
    [programOf("vitest", "vitest.mjs"), "run", "--config", "vitest.faults.config.ts"],
    { FAULTS: "many" },
  );
}
