/** Databases of a test's own. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { freshFolder } from "../lib/db/fixture";

/** The address of a database file that is not there yet; it goes when the test ends. */
export const freshUrl = (): string => urlIn(freshFolder());

/** The same for all tests of a file, to be asked for outside of them. */
export function sharedUrl(): string {
  const folder = mkdtempSync(join(tmpdir(), "weetje-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return urlIn(folder);
}

const urlIn = (folder: string): string => `file:${join(folder, "own.db")}`;
