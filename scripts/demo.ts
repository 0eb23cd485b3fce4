/**
 * Makes a learner with a past and prints the links that sign a browser in as them:
 * `npm run demo -- --answers year --days 365 --seed 7`. Other amounts are `one`, `small` (ten answers) and
 * `big` (100,000).
 */
import { parseArgs } from "node:util";
import { z } from "zod";
import { library } from "../lib/content/library";
import { locales } from "../lib/domain/article";
import { seededRandom } from "../lib/domain/random";
import { database, migrate } from "../lib/study/database";
import { amounts, makePast } from "./demo/past";
import { showProgress } from "./show-progress";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "7" },
    days: { type: "string" },
    answers: { type: "string", default: "year" },
  },
});
const { seed, days, answers } = z
  .object({
    seed: z.coerce.number().int(),
    days: z.coerce.number().int().min(1).max(10_000).optional(),
    answers: z.enum(amounts),
  })
  .parse(values);

await migrate();
const past = await makePast(
  database(),
  library(),
  { amount: answers, days: days ?? (answers === "big" ? 1_461 : 365) },
  seededRandom(seed),
  Date.now(),
  showProgress,
);
database().$client.close();
if (process.stderr.isTTY) process.stderr.write("\n");
console.log(`Answers: ${past.answers}. While \`npm run dev\` runs, these sign in as the learner:`);
for (const locale of locales) {
  const address = new URL(`http://localhost:${process.env.PORT ?? 3000}/api/demo`);
  address.search = `${new URLSearchParams({ token: past.token, locale })}`;
  console.log(`  ${address}`);
}
