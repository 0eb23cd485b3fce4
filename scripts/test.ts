/** Every test there is; the last line counts them over all runners together. */
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { z } from "zod";
import { checks, runCheck } from "./checks";
import { ensureChromium } from "./chromium";
import { programOf, run, typescript } from "./run";

type Count = Readonly<{ passed: number; failed: number }>;

const resultsFolder = "test-results";
const playwrightReport = `${resultsFolder}/playwright.json`;

/** Of the data layer's tests, those that write run on a libSQL server; `npm run test:remote` runs all there are. */
const writingTests = ["client", "record", "quiz", "settings", "learner"];

rmSync(resultsFolder, { recursive: true, force: true });
mkdirSync(resultsFolder);
const counts: Count[] = [];
for (const runner of [staticChecks, unitTests, remoteDatabase, faults, browserJourneys]) {
  counts.push(await runner().catch(crashed));
}
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
process.exitCode = failed > 0 ? 1 : 0;
console.log(`${passed} passed, ${failed} failed`);

async function staticChecks(): Promise<Count> {
  console.log("\nStatic checks");
  let failures = 0;
  for (const check of checks) failures += (await runCheck(check)) ? 0 : 1;
  return { passed: checks.length - failures, failed: failures };
}

async function unitTests(): Promise<Count> {
  console.log("\nUnit, property and data layer tests");
  return vitest("vitest.config.ts", "unit");
}

async function remoteDatabase(): Promise<Count> {
  console.log("\nThe data layer on a libSQL server, in short");
  return vitest("vitest.remote.config.ts", "remote", writingTests);
}

async function faults(): Promise<Count> {
  console.log("\nFaults on the production build, in short");
  if ((await run(typescript("scripts/build.ts"))) !== 0) return { passed: 0, failed: 1 };
  return vitest("vitest.faults.config.ts", "faults");
}

async function vitest(config: string, name: string, files: readonly string[] = []): Promise<Count> {
  const file = `${resultsFolder}/${name}.json`;
  const exitCode = await run([
    programOf("vitest", "vitest.mjs"),
    "run",
    ...files,
    `--config=${config}`,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ]);
  const report = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });
  const { numPassedTests, numFailedTests } = report.parse(readJson(file));
  return atLeastOneFailure(exitCode, { passed: numPassedTests, failed: numFailedTests });
}

async function browserJourneys(): Promise<Count> {
  console.log("\nBrowser journeys on the production build");
  const exitCode = await run([programOf("@playwright/test", "cli.js"), "test"], {
    CHROMIUM_PATH: ensureChromium(),
    PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport,
  });
  const report = z.object({
    stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  });
  const { stats } = report.parse(readJson(playwrightReport));
  return atLeastOneFailure(exitCode, {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
  });
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** A runner can fail as a whole while no single test of it did. */
function atLeastOneFailure(exitCode: number, { passed, failed }: Count): Count {
  return { passed, failed: exitCode === 0 ? failed : Math.max(failed, 1) };
}

function crashed(error: unknown): Count {
  console.error(error);
  return { passed: 0, failed: 1 };
}
