/**
 * Tells how well FSRS foresees the reviews in a file, by default and fitted to them:
 * `memory-evaluate reviews.csv [--json]`. For the columns see `read-reviews.ts`.
 */
import { parseArgs } from "node:util";
import type { Figures } from "../lib/domain/evaluation";
import type { Fit } from "../lib/domain/fit";
import { type FitOutcome, fewestReviews, fitParameters } from "../lib/study/fitting";
import { type LeftOut, MalformedReviews, readReviews } from "./read-reviews";
import { showProgress } from "./show-progress";

type Asked = Readonly<{ file: string; json: boolean }>;

const asked = askedFor();
if (asked) {
  await evaluateFile(asked).catch((error: unknown) => {
    if (!(error instanceof MalformedReviews)) throw error;
    console.error(`${asked.file}: ${error.message}`);
    process.exitCode = 1;
  });
} else {
  console.error("Usage: npm run -s memory:evaluate -- reviews.csv [--json]");
  process.exitCode = 2;
}

function askedFor(): Asked | undefined {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { json: { type: "boolean", default: false } },
    });
    const [file, ...others] = positionals;
    return file && others.length === 0 ? { file, ...values } : undefined;
  } catch {
    return undefined;
  }
}

async function evaluateFile({ file, json }: Asked): Promise<void> {
  const results: (FitOutcome & { learner: string })[] = [];
  const { learners, leftOut } = await readReviews(file);
  tellLeftOut(file, leftOut);
  for (const [learner, histories] of learners) {
    const outcome = await fitParameters(histories, undefined, { onProgress: showProgress });
    if (process.stderr.isTTY) process.stderr.write("\n");
    if (!json) console.log(`${learner && `Learner ${learner}: `}${inWords(outcome)}\n`);
    results.push({ learner, ...outcome });
  }
  if (json) console.log(JSON.stringify(results, null, 2));
}

function tellLeftOut(file: string, { byHand, halfwayCards, halfwayReviews }: LeftOut): void {
  if (byHand > 0) console.error(`${file}: left out rows of rating 0, planned by hand: ${byHand}`);
  if (halfwayCards > 0) {
    console.error(
      `${file}: left out cards whose first review has days elapsed, so that reviews before it are ` +
        `missing: ${halfwayCards}, with reviews: ${halfwayReviews}`,
    );
  }
}

function inWords(outcome: FitOutcome): string {
  switch (outcome.outcome) {
    case "tooFew":
      return `${outcome.reviews} reviews to foresee, where fitting takes ${fewestReviews}`;
    case "cancelled":
      return "cancelled";
    case "fitted":
      return table(outcome);
  }
}

function table({ figures, fittedOn, heldOut }: Fit): string {
  return [
    `fitted on the first ${fittedOn} reviews, held against the ${heldOut} after them`,
    "",
    row("", ["log loss", "RMSE (bins)", "AUC"]),
    row("default parameters", cells(figures.present)),
    row("fitted parameters", cells(figures.fitted)),
    row("learner's average", cells(figures.average)),
    row("moving average", cells(figures.movingAverage)),
  ].join("\n");
}

function row(name: string, values: readonly string[]): string {
  return name.padEnd(20) + values.map((value) => value.padStart(13)).join("");
}

function cells({ logLoss, rmseBins, auc }: Figures): string[] {
  return [logLoss, rmseBins, auc].map((figure) => figure?.toFixed(4) ?? "–");
}
