/** Reports what is wrong with the content, or how much there is: `content-check [--json]`. */
import { parseArgs } from "node:util";
import { type ArticleCounts, checkContent } from "../lib/content/check";
import { readFiles } from "../lib/content/read";

const { values } = parseArgs({ options: { json: { type: "boolean", default: false } } });
const report = checkContent(readFiles("content"));

const summary = ({ id, facts, prompts, words, sections }: ArticleCounts): string =>
  `${id}: ${sections.length} sections, ${facts} facts, ${prompts} prompts, lesson of ${words.nl} words in Dutch and ${words.en} in English`;

if (values.json) {
  console.log(JSON.stringify(report, null, 2));
} else {
  for (const { file, line, message, rule } of report.problems) {
    console.log(`content/${file}:${line} ${message} (${rule})`);
  }
  for (const article of report.articles) console.log(summary(article));
}
if (report.problems.length > 0) process.exitCode = 1;
