import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { meantToScan, plansOf, queries, slowSteps } from "./plans.fixture";
import { readLog } from "./read-log";

describe("the plan of each query", () => {
  test.each(Object.entries(queries))(
    "%s goes by an index and scans no table",
    async (name, query) => {
      const plans = await plansOf(query);
      expect(plans).not.toEqual([]);
      if (meantToScan.has(name)) return;
      for (const plan of plans) expect(slowSteps(plan), plan.sql).toEqual([]);
    },
  );
});

test("of a learner, what is read before an append is looked up once, and not for each fact", async () => {
  const [standing] = await plansOf((db) => readLog(db, { id: "learner" }, []));
  expect(standing?.steps.filter((step) => step.includes("CORRELATED"))).toEqual([]);
});

/** What files with queries offer besides: statements for others to run, and values made from rows. */
const noQueries = [
  ...["openDatabase", "closeDatabase", "migrateDatabase", "fileOf", "isConflict", "unavailability"],
  ...["cacheChanges", "cachesAnew", "selectCaches"],
  ...["toCaches", "toEntry", "toReplayed", "toLearner", "toTally", "toTotal"],
];

test("there is no query whose plan is not looked at", async () => {
  const tried = new Set(Object.keys(queries).map((name) => name.split(" ")[0]));
  const offered = await Promise.all(filesWithQueries().map((file) => functionsOf(file)));
  expect(offered.flat().filter((name) => !tried.has(name) && !noQueries.includes(name))).toEqual(
    [],
  );
});

/** The files beside this one that know the tables. */
const filesWithQueries = (): string[] =>
  readdirSync(import.meta.dirname)
    .filter((file) => !/\.(test|fixture)\.ts$/.test(file) && file.endsWith(".ts"))
    .map((file) => join(import.meta.dirname, file))
    .filter((path) => readFileSync(path, "utf8").includes('from "./schema"'));

async function functionsOf(path: string): Promise<string[]> {
  const exported: Record<string, unknown> = await import(path);
  return Object.entries(exported).flatMap(([name, value]) =>
    typeof value === "function" ? name : [],
  );
}
