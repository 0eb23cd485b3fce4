/** The fast gate: format, lint with import boundaries, types, messages, content. */
import { checks, runCheck } from "./checks";

let failed = 0;
for (const check of checks) failed += (await runCheck(check)) ? 0 : 1;
process.exitCode = failed > 0 ? 1 : 0;
