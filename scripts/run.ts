/** Runs other programs for the project's commands. */
import { spawn } from "node:child_process";

/** Path of a program that a package ships, so that no `npx` has to look for it. */
export const programOf = (packageName: string, program: string): string =>
  `node_modules/${packageName}/${program}`;

export type Outcome = Readonly<{ exitCode: number; output: string }>;

/** Runs a Node program in the foreground and passes signals on. Resolves to its exit code. */
export async function run(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  const child = spawn(process.execPath, args, {
    stdio: "inherit",
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => resolve(code ?? (signal === "SIGTERM" ? 0 : 1)));
  });
}

/** Runs a Node program and keeps what it prints. */
export async function capture(args: readonly string[]): Promise<Outcome> {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
  });
  const chunks: string[] = [];
  child.stdout.on("data", (chunk) => chunks.push(String(chunk)));
  child.stderr.on("data", (chunk) => chunks.push(String(chunk)));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => resolve({ exitCode: code ?? 1, output: chunks.join("") }));
  });
}

/**
 * For so long an idle connection is kept: longer than the minute for which proxies keep theirs, or they would ask
 * on one that is just being closed.
 */
const idleMs = 65_000;

/** Arguments with which Node serves the build of the app in a folder. */
export const served = (folder: string, ...address: string[]): string[] => [
  programOf("next", "dist/bin/next"),
  "start",
  folder,
  ...address,
  "--keepAliveTimeout",
  `${idleMs}`,
];

/** Arguments with which Node runs a TypeScript file of ours. */
export const typescript = (file: string, ...args: string[]): string[] => [
  "--import",
  "tsx",
  file,
  ...args,
];
