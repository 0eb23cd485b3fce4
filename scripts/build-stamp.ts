/** Tells whether the build at hand was made from the files at hand. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

export const stampFile = ".next/weetje-stamp";

/** Everything that a build is made from. */
const sources = [
  "app",
  "lib",
  "content",
  "public",
  "instrumentation.ts",
  "proxy.ts",
  "next.config.ts",
  "tsconfig.json",
  "package-lock.json",
];

/** A hash over the sources' names and contents. */
export function buildStamp(): string {
  const hash = createHash("sha256");
  for (const file of sources.filter(existsSync).flatMap(filesIn).sort()) {
    hash.update(file).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

export const isBuildCurrent = (): boolean =>
  existsSync(stampFile) && readFileSync(stampFile, "utf8") === buildStamp();

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => !name.endsWith(".d.json.ts"))
    .flatMap((name) => filesIn(join(path, name)));
}
