/** What was measured, as Markdown for the terminal and for docs/benchmarks.md. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, release, totalmem } from "node:os";
import { type Goal, isMet, type Measured, type Row, ratioOf } from "./row";

export const reportFile = "docs/benchmarks.md";

/** The rows as one table, with columns that stand straight in a terminal too. */
export function tableOf(rows: readonly Row[]): string {
  const lines = [
    ["measure", "ours", "against", "", "ratio", "goal", "met"],
    ...rows.map((row) => {
      const { what, ours, other, unit, goal } = row;
      const ratio = ratioOf(row);
      return [
        what,
        `${shown(ours)} ${unit}`,
        other ? `${shown(other.value)} ${unit}` : "",
        other?.what ?? "",
        ratio === undefined ? "" : `${ratio.toFixed(2)}×`,
        goal ? goalShown(goal, unit) : "",
        goal ? (isMet(row) ? "yes" : "no") : "",
      ];
    }),
  ];
  const widths = lines[0]?.map((_, i) => Math.max(...lines.map((cells) => cells[i]?.length ?? 0)));
  const isNumber = [false, true, true, false, true, false, false];
  const padded = (cells: readonly string[]) =>
    cells.map((cell, i) => cell[isNumber[i] ? "padStart" : "padEnd"](widths?.[i] ?? 0));
  const rule = (widths ?? []).map(
    (width, i) => `${"-".repeat(Math.max(width - 1, 2))}${isNumber[i] ? ":" : "-"}`,
  );
  const [head = [], ...body] = lines;
  return [padded(head), rule, ...body.map(padded)]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

/** Three digits that count, and never fewer than stand before the point. */
const shown = (value: number): string =>
  value.toLocaleString("en", { maximumFractionDigits: value < 1 ? 2 : value < 100 ? 1 : 0 });

function goalShown(goal: Goal, unit: string): string {
  const bound = "atMost" in goal ? `≤ ${goal.atMost}` : `≥ ${goal.atLeast}`;
  switch (goal.on) {
    case "ratio":
      return `${bound}×`;
    case "ours":
      return `${bound} ${unit}`;
    case "difference":
      return `${bound} ${unit} more`;
  }
}

/** The machine and the versions that the figures hold for, in one paragraph. */
export function circumstances(): string {
  const processors = cpus();
  const versions = ["next", "react", "@libsql/client", "ts-fsrs"].map(
    (name) => `${name} ${versionOf(name)}`,
  );
  const gb = Math.round(totalmem() / 1_024 ** 3);
  const load = loadavg()[0]?.toFixed(1);
  return (
    `Measured on ${new Date().toISOString().slice(0, 10)}: ${processors.length} × ${processors[0]?.model.trim()}, ` +
    `${gb} GB, Linux ${release()}, Node ${process.versions.node}, ${versions.join(", ")}; load average ${load} before it.`
  );
}

/** The version of an installed package. */
export const versionOf = (name: string): string =>
  JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")).version;

/**
 * Puts what a group measured between its marks in the report, in the place of what stood there; at the end
 * where there are no marks yet. What else is in the file was written by hand, and stays.
 */
export function writeSection(
  group: string,
  title: string,
  { rows, notes = [] }: Measured,
  when: string,
): void {
  const [begin, end] = [`<!-- ${group}: measured -->`, `<!-- ${group}: end -->`];
  const section = [begin, `## ${title}`, tableOf(rows), ...notes, when, end].join("\n\n");
  const text = existsSync(reportFile) ? readFileSync(reportFile, "utf8") : "# Benchmarks\n";
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  writeFileSync(
    reportFile,
    from >= 0 && to > from
      ? text.slice(0, from) + section + text.slice(to + end.length)
      : `${text.trimEnd()}\n\n${section}\n`,
  );
}
