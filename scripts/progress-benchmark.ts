/**
 * Measures the pages of progress for learners with ever more answers: `tsx scripts/progress-benchmark.ts`,
 * with `--million` for one with 1,000,000 as well. Their cost must not grow with the log. All learners
 * share one database, and take turns, so that what else the machine does weighs on all alike.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { library } from "../lib/content/library";
import { migrateDatabase, openDatabase } from "../lib/db/client";
import type { Article } from "../lib/domain/article";
import type { Learner } from "../lib/domain/learner";
import { seededRandom } from "../lib/domain/random";
import { habit } from "../lib/study/habit";
import { createLearner } from "../lib/study/learner";
import { memoryMap } from "../lib/study/memory-map";
import { progress } from "../lib/study/progress";
import { today } from "../lib/study/today";
import { weakSpots } from "../lib/study/weak-spots";
import { working } from "../lib/study/working";
import { manyAnswers, storeMany } from "./demo/bulk";
import { Mind } from "./demo/mind";

const { values } = parseArgs({ options: { million: { type: "boolean", default: false } } });

type Size = Readonly<{ count: number; days: number }>;

/** The same time with ever more answers; and a learner of many years, for days are a measure of their own. */
const sizes: readonly Size[] = [
  { count: 1_000, days: 730 },
  { count: 10_000, days: 730 },
  { count: 100_000, days: 730 },
  ...(values.million ? [{ count: 1_000_000, days: 730 }] : []),
  { count: 100_000, days: 7_300 },
];
const rounds = 25;

const content = library();
const now = Date.now();
const folder = mkdtempSync(join(tmpdir(), "weetje-"));
const db = openDatabase({ url: `file:${join(folder, "weetje.db")}` });
await migrateDatabase(db);

/** What each page reads and reckons. */
const pages: Readonly<Record<string, (learner: Learner, article: Article) => Promise<unknown>>> = {
  today: (learner) => today(db, content, learner, now),
  progress: (learner) => progress(db, content, learner, now),
  working: (learner) => working(db, learner, now),
  habit: (learner) => habit(db, learner, now),
  "weak spots": (learner) => weakSpots(db, content, learner, now),
  map: (learner, { id }) => memoryMap(db, content, learner, id, now),
};

const [article] = content.articles;
if (!article) throw new Error("no article");
const learners: Learner[] = [];
for (const size of sizes) learners.push(await learnerWith(size, article));

console.log(`median of ${rounds}, in ms; the factor is that of the most to the fewest answers`);
console.log(row(["", ...sizes.map(labelOf), "factor"]));
for (const [name, page] of Object.entries(pages)) {
  const times = learners.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, learner] of learners.entries()) {
      const start = performance.now();
      await page(learner, article);
      times[i]?.push(performance.now() - start);
    }
  }
  const medians = times.map(median);
  const factor = (medians.at(-2) ?? 0) / (medians[0] ?? 0);
  console.log(row([name, ...medians.map((ms) => ms.toFixed(1)), factor.toFixed(2)]));
}
db.$client.close();
rmSync(folder, { recursive: true });

async function learnerWith(size: Size, article: Article): Promise<Learner> {
  const random = seededRandom(size.count);
  const { learner } = await createLearner(db, undefined, now);
  const start = performance.now();
  const { settings } = learner;
  await storeMany(db, learner, manyAnswers(article, settings, size, new Mind(random), random, now));
  const seconds = ((performance.now() - start) / 1_000).toFixed(1);
  console.log(`stored ${labelOf(size)} in ${seconds} s`);
  return learner;
}

function labelOf({ count, days }: Size): string {
  return `${count}/${Math.round(days / 365)}y`;
}

function row([name = "", ...cells]: readonly string[]): string {
  return name.padEnd(12) + cells.map((cell) => cell.padStart(13)).join("");
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}
