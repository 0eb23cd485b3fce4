/** Records the ids in use as released, and retires those that have vanished since. */
import { writeFileSync } from "node:fs";
import { releasedFile } from "../lib/content/content";
import { readContent, readFiles } from "../lib/content/read";
import { release } from "../lib/content/released";

const { content, problems } = readContent(readFiles("content"));
if (problems.length > 0) {
  // A file that cannot be read would look as if all its ids had vanished.
  console.error("The content cannot be read: run npm run content:check first.");
  process.exitCode = 1;
} else {
  const next = release(content);
  writeFileSync(`content/${releasedFile}`, `${JSON.stringify(next, null, 2)}\n`);
  console.log(`${next.released.length} ids released, ${next.retired.length} retired.`);
}
