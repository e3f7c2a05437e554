import { readFileSync } from "node:fs";

/** Linux counts the parent's memory into `maxRSS`, so ask there for the process's own. */
export function peakMebibytes(): number {
  try {
    return Number(/VmHWM:\s*(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))?.[1]) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
}
