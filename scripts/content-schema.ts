/** Writes the JSON Schemas that editors use for `content/`; `--check` only tells whether they are stale. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { jsonSchemas } from "../lib/content/json-schema";

const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });

for (const [name, text] of jsonSchemas()) {
  const path = `content/${name}`;
  if (existsSync(path) && readFileSync(path, "utf8") === text) continue;
  if (values.check) {
    console.error(`${path} is stale: run npm run content:schema.`);
    process.exitCode = 1;
  } else {
    writeFileSync(path, text);
    console.log(`Wrote ${path}`);
  }
}
