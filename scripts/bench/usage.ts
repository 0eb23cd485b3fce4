/** What a process has used, as Linux tells it. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Processor time that a process has used in all its threads, its own and the kernel's for it. */
export function processorMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The name comes second, in brackets, and may hold anything; utime and stime are fields 14 and 15.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return ((Number(fields[11]) + Number(fields[12])) * 1_000) / ticksPerSecond;
}

const ticksPerSecond = Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));

/** Resident memory of a process: now, and the most so far, in MB. */
export function residentMb(pid: number): Readonly<{ now: number; most: number }> {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const kb = (field: string) =>
    Number(new RegExp(`^${field}:\\s+(\\d+) kB`, "m").exec(status)?.[1]);
  return { now: kb("VmRSS") / 1_024, most: kb("VmHWM") / 1_024 };
}
