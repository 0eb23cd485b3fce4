/** What Lighthouse makes of a page. */
import lighthouse from "lighthouse";

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
  const result = await lighthouse(address, {
    port,
    logLevel: "error",
    onlyCategories: [...columns],
  });
  if (!result || result.lhr.runtimeError) {
    throw new Error(`Lighthouse could not look at ${address}`, {
      cause: result?.lhr.runtimeError,
    });
  }
  const { categories, audits } = result.lhr;
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
