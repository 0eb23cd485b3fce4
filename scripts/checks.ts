/** The static checks, one by one. */
import { capture, programOf, typescript } from "./run";

export type Check = Readonly<{ name: string; args: readonly string[] }>;

export const checks: readonly Check[] = [
  {
    name: "format and lint",
    args: [programOf("@biomejs/biome", "bin/biome"), "ci", "--colors=off", "."],
  },
  // Types of routes and messages are generated: they must be there before the compiler looks.
  { name: "types of routes", args: [programOf("next", "dist/bin/next"), "typegen"] },
  { name: "types", args: [programOf("typescript", "bin/tsc"), "--noEmit"] },
  { name: "messages", args: typescript("scripts/messages-check.ts") },
  { name: "content", args: typescript("scripts/content-check.ts") },
  { name: "content schema", args: typescript("scripts/content-schema.ts", "--check") },
  {
    name: "migrations",
    args: [programOf("drizzle-kit", "bin.cjs"), "check", "--dialect", "sqlite", "--out", "drizzle"],
  },
];

/** Runs a check, prints its name and, when it failed, what it said. */
export async function runCheck({ name, args }: Check): Promise<boolean> {
  const { exitCode, output } = await capture(args);
  console.log(`${exitCode === 0 ? "✓" : "✗"} ${name}`);
  if (exitCode !== 0) console.log(output);
  return exitCode === 0;
}
