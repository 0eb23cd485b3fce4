/** What Lighthouse makes of a page. */
import lighthouse, { type Result } from "lighthouse";

export const columns = ["performance", "accessibility", "best-practices", "seo"] as const;
export type Column = (typeof columns)[number];

/** 0 to 100 in each column, as on a phone, and what kept a column below 100. */
export type Scores = Readonly<{
  of: Readonly<Record<Column, number>>;
  shortcomings: readonly string[];
}>;

/**
 * Looks at a page as a visitor who was never there.
 *
 * @param port where the browser listens for remote debugging
 * @throws when the page cannot be looked at
 */
export async function scoresOf(address: string, port: number): Promise<Scores> {
  const { categories, audits } = await look(address, port, mostTries);
  const scoreOf = (column: Column) => Math.round((categories[column]?.score ?? 0) * 100);
  return {
    of: {
      performance: scoreOf("performance"),
      accessibility: scoreOf("accessibility"),
      "best-practices": scoreOf("best-practices"),
      seo: scoreOf("seo"),
    },
    shortcomings: columns
      .filter((column) => scoreOf(column) < 100)
      .flatMap((column) => categories[column]?.auditRefs ?? [])
      .flatMap(({ id, weight }) => {
        const { score, displayValue = "" } = audits[id] ?? {};
        return weight > 0 && score != null && score < 1 ? [`${id} ${displayValue}`.trim()] : [];
      }),
  };
}

/** On a busy machine Lighthouse now and then misses what it needs, and asks to be run again. */
const mostTries = 3;

async function look(address: string, port: number, tries: number): Promise<Result> {
  const result = await lighthouse(address, {
    port,
    logLevel: "silent",
    onlyCategories: [...columns],
  });
  if (result && !result.lhr.runtimeError) return result.lhr;
  if (tries > 1) return look(address, port, tries - 1);
  throw new Error(`Lighthouse could not look at ${address}`, { cause: result?.lhr.runtimeError });
}
