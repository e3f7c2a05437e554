import { launchChromium, NotHere } from "../../test/browser/chromium.ts";
import { chromiumBlocks } from "../blocks/chromiumBlocks.ts";
import type { BlocksRequest } from "../blocks/portions.ts";
import { kinds } from "../blocks/portions.ts";
import type { Block } from "../blocks/timedBlocks.ts";
import type { Options } from "../options.ts";
import { duration, grouped } from "../report/numbers.ts";
import { markdownTable } from "../report/table.ts";
import type { Workshop } from "../workshop.ts";
import { BLOCK_TARGET } from "./targets.ts";

const header = ["where", "cohort", "portions", "all of them", "longest", "ended at", "next", "ended at", "target"];

/** How long `matchAsync` keeps others waiting: its longest portions, in Node and in the main thread of Chromium. */
export async function blocksSuite(workshop: Workshop, { quick, only }: Options): Promise<string> {
  const size = quick ? { mentees: 500, mentors: 100 } : { mentees: 5000, mentors: 1000 };
  const rounds = quick ? 2 : 5;
  const inNode = async (request: BlocksRequest): Promise<Block[]> => {
    const ended = await workshop.blocks(request);
    if ("failed" in ended) throw new Error(ended.failed);
    return JSON.parse(ended.output);
  };
  const rows: string[][] = [];
  const measure = async (where: string, blocks: (request: BlocksRequest) => Promise<Block[]>) => {
    for (const kind of kinds.filter((one) => only.test(one))) {
      const measured: Block[][] = [];
      for (let round = 0; round < rounds; round++) measured.push(await blocks({ ...size, kind }));
      process.stderr.write(`${where}, ${kind}: done\n`);
      rows.push([where, `${grouped(size.mentees)} × ${grouped(size.mentors)}, ${kind}`, ...cellsOf(least(measured))]);
    }
  };
  await measure("Node", inNode);
  let missing = "";
  try {
    const browser = await launchChromium();
    await measure("Chromium", (request) => chromiumBlocks(browser, request)).finally(() => browser.close());
  } catch (error) {
    if (!(error instanceof NotHere)) throw error;
    missing = `${error.message}\n\n`;
  }
  return `${missing}${markdownTable(header, rows)}`;
}

/** Of each portion the least of all rounds: which portions there are depends on the documents alone. */
function least(measured: readonly Block[][]): Block[] {
  const [first, ...others] = measured;
  return first.map(([where, seconds], at): Block => {
    for (const blocks of others)
      if (blocks.length !== first.length || blocks[at][0] !== where) throw new Error("the portions are other ones");
    return [where, Math.min(seconds, ...others.map((blocks) => blocks[at][1]))];
  });
}

function cellsOf(blocks: readonly Block[]): string[] {
  const [longest, next] = [...blocks].sort(([, a], [, b]) => b - a);
  const all = blocks.reduce((sum, [, seconds]) => sum + seconds, 0);
  return [
    grouped(blocks.length),
    duration(all),
    duration(longest[1]),
    longest[0],
    duration(next[1]),
    next[0],
    `≤ ${duration(BLOCK_TARGET)} ${longest[1] <= BLOCK_TARGET ? "✓" : "✗ missed"}`,
  ];
}
