/** The commands as an author runs them, in a folder of their own. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { expect, test } from "vitest";
import { edited, lineOf, sectionPath, tiny } from "./fixture";
import type { Files } from "./read";

const tsx = createRequire(import.meta.url).resolve("tsx/cli");

const folderWith = (files: Files): string => {
  const folder = mkdtempSync(join(tmpdir(), "commands-"));
  for (const [path, text] of files) {
    const file = join(folder, "content", path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
};

const run = (folder: string, command: string, ...flags: readonly string[]) => {
  const script = resolve("scripts", `${command}.ts`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [tsx, script, ...flags], {
    cwd: folder,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
};

test("content-check counts what is good and points at what is not", () => {
  const good = run(folderWith(tiny), "content-check");
  expect(good.status).toBe(0);
  expect(good.stdout).toContain("sleep-study: 1 sections, 3 facts, 6 prompts");

  const files = edited("kind: number", "kind: guess");
  const bad = run(folderWith(files), "content-check");
  expect(bad.status).toBe(1);
  expect(bad.stdout).toContain(`content/${sectionPath}:${lineOf(files, "kind: guess")} `);
  expect(bad.stdout).toContain("(format)");
});

test("content-check --json gives problems and counts to programs", () => {
  const { status, stdout } = run(folderWith(tiny), "content-check", "--json");
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ problems: [], articles: [{ prompts: 6 }] });
});

test("content-export writes all prompts in one language, or how to ask for them", () => {
  const folder = folderWith(tiny);
  const { status, stdout } = run(folder, "content-export", "--json", "--locale", "nl");
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toHaveLength(6);
  for (const flags of [["--json", "--locale", "fr"], ["--locale", "nl"], ["--all"]]) {
    const refused = run(folder, "content-export", ...flags);
    expect(refused).toMatchObject({ status: 2, stdout: "" });
    expect(refused.stderr).toContain("Usage:");
  }
}, 20_000);

test("content-schema writes the schemas, and --check tells when they are stale", () => {
  const folder = folderWith(tiny);
  expect(run(folder, "content-schema", "--check").status).toBe(1);
  expect(run(folder, "content-schema").status).toBe(0);
  expect(run(folder, "content-schema", "--check").status).toBe(0);
  writeFileSync(join(folder, "content/section.schema.json"), "{}");
  expect(run(folder, "content-schema", "--check").status).toBe(1);
}, 20_000);

test("content-release records the ids, but not while a file cannot be read", () => {
  const folder = folderWith(tiny);
  expect(run(folder, "content-release").status).toBe(0);
  const record = readFileSync(join(folder, "content/released.json"), "utf8");
  expect(JSON.parse(record)).toMatchObject({ retired: [] });

  writeFileSync(join(folder, "content", sectionPath), "id: sleep");
  expect(run(folder, "content-release").status).toBe(1);
  expect(readFileSync(join(folder, "content/released.json"), "utf8")).toBe(record);
}, 20_000);
