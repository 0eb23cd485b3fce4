/** The plan of every query: none may go through a table. A test holds the same. */
import { meantToScan, plansOf, queries, slowSteps } from "../../lib/db/plans.fixture";
import type { Group } from "./row";

export const plans: Group = {
  title: "Plans of queries",
  measure: async () => {
    const lines: string[] = [];
    let slow = 0;
    for (const [name, query] of Object.entries(queries)) {
      const asked = await plansOf(query);
      if (!meantToScan.has(name)) slow += asked.flatMap(slowSteps).length;
      const steps = new Set(asked.flatMap((plan) => plan.steps));
      lines.push(`- \`${name}\`: ${[...steps].join("; ") || "by key, nothing to look up"}`);
    }
    return {
      rows: [
        { what: "queries of the data layer", ours: lines.length, unit: "queries" },
        {
          what: "steps that go through a table",
          ours: slow,
          unit: "steps",
          goal: { on: "ours", atMost: 0 },
        },
      ],
      notes: [
        lines.join("\n"),
        `On purpose ${[...meantToScan].map((name) => `\`${name}\``).join(", ")} goes through a table: for a command, not for a page.`,
      ],
    };
  },
};
