import { existsSync, readFileSync } from "node:fs";
import type { BlocksRequest } from "./portions.ts";
import { portions } from "./portions.ts";

/** Where a portion ended, and how long it took at most, in seconds. */
export type Block = readonly [where: string, seconds: number];

/** The blocks of one matching in this process. */
async function blocksOf(request: BlocksRequest): Promise<Block[]> {
  const blocks: Block[] = [];
  let before = 0;
  await portions(request, (where) => {
    const now = secondsSpent();
    if (where !== "start") blocks.push([where, now - before]);
    before = secondsSpent();
  });
  return blocks;
}

const schedule = `/proc/${process.pid}/task/${process.pid}/schedstat`;
const isLinux = existsSync(schedule);

/** Of processor time of the main thread, so that other processes do not count; where it is not known, of a clock. */
function secondsSpent(): number {
  return isLinux ? Number.parseInt(readFileSync(schedule, "utf8"), 10) / 1e9 : performance.now() / 1000;
}

console.log(JSON.stringify(await blocksOf(JSON.parse(process.argv[2]))));
