/** Finds a Chromium for the browser journeys, and installs one when there is none. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { programOf } from "./run";

const systemPaths = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

const findChromium = (): string | undefined =>
  [process.env.CHROMIUM_PATH ?? "", chromium.executablePath(), ...systemPaths].find(
    (path) => path !== "" && existsSync(path),
  );

/**
 * Path of a Chromium: `CHROMIUM_PATH`, Playwright's own, or the system's. Installs Playwright's, or else
 * Debian's package, when none is there.
 *
 * @throws when none is there and none can be installed
 */
export function ensureChromium(): string {
  const found = findChromium();
  if (found) return found;
  console.log("No Chromium found: installing Playwright's own.");
  const own = [programOf("@playwright/test", "cli.js"), "install", "--with-deps", "chromium"];
  if (!succeeds(process.execPath, own)) {
    console.log("That did not work: installing Debian's package chromium.");
    succeeds("apt-get", ["update", "-qq"]);
    succeeds("apt-get", ["install", "-y", "-qq", "chromium"]);
  }
  const installed = findChromium();
  if (!installed) throw new Error("No Chromium: install one and set CHROMIUM_PATH to its program.");
  return installed;
}

const succeeds = (command: string, args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: ["ignore", "ignore", "inherit"] }).status === 0;
