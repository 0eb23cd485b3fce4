/** How what is asked of the app grows with what is there. */
import { type Goal, type Measured, median } from "./row";

/** By what is asked: milliseconds, by size and round. The sizes have taken turns in each round. */
export type Times = ReadonlyMap<string, readonly (readonly number[])[]>;

/** The largest size against the smallest, and the medians of all. `sizes` are named from small to large. */
export function grown(sizes: readonly string[], times: Times, goal?: Goal): Measured {
  const rows = [...times].map(([what, bySize]) => {
    const [smallest = []] = bySize;
    const largest = bySize.at(-1) ?? [];
    return {
      what: `${what}, ${sizes.at(-1)}`,
      ours: median(largest),
      other: { what: `${sizes[0]}`, value: median(smallest) },
      ratio: median(largest.map((ms, i) => ms / (smallest[i] ?? Number.NaN))),
      unit: "ms",
      ...(goal ? { goal } : {}),
    };
  });
  return { rows, notes: [tableOf(sizes, times)] };
}

const tableOf = (sizes: readonly string[], times: Times): string =>
  [
    ["ms", ...sizes],
    ["---", ...sizes.map(() => "---:")],
    ...[...times].map(([what, bySize]) => [
      what,
      ...bySize.map((durations) => median(durations).toFixed(1)),
    ]),
  ]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
