/** The floor that ours is held against: a Next app of the same version that does next to nothing. */
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { OwnServer } from "../../faults/server";
import { programOf, run } from "../run";

const folder = "scripts/bench/bare-app";

/** A server of it that is not started yet. */
export const bareServer = (databaseUrl: string): Promise<OwnServer> =>
  OwnServer.on(databaseUrl, folder);

/** Builds it, unless there is a build of the files as they are. */
export async function buildBare(): Promise<void> {
  const stamp = join(folder, ".next/BUILD_ID");
  const sources = [...filesIn(folder), "package-lock.json"];
  const builtAt = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
  if (sources.every((file) => statSync(file).mtimeMs < builtAt)) return;
  const exitCode = await run([programOf("next", "dist/bin/next"), "build", folder]);
  if (exitCode !== 0) throw new Error("the bare app could not be built");
}

const filesIn = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter(({ name }) => name !== ".next" && name !== "next-env.d.ts")
    .flatMap((one) => (one.isDirectory() ? filesIn(join(path, one.name)) : join(path, one.name)));
