import { fileURLToPath } from "node:url";
import type { Browser } from "puppeteer-core";
import { bundleOfFile } from "../../test/bundle.ts";
import type { BlocksRequest } from "./portions.ts";
import type { Block } from "./timedBlocks.ts";

/** As much of an event of Chromium's trace as is used; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Processor time of the thread. */
  readonly tdur?: number;
}

/**
 * The blocks of one matching in the main thread of a new page: processor time of the tasks in which portions ended,
 * Infinity where the trace has lost one.
 */
export async function chromiumBlocks(browser: Browser, request: BlocksRequest): Promise<Block[]> {
  const { text } = await bundleOfFile(fileURLToPath(new URL("./inPage.ts", import.meta.url)), []);
  const context = await browser.createBrowserContext(); // a process of its own
  const page = await context.newPage();
  await page.addScriptTag({ content: text, type: "module" });
  await page.waitForFunction("globalThis.runPortions !== undefined");
  await page.tracing.start({ categories: ["toplevel", "blink.user_timing"] });
  await page.evaluate(`runPortions(${JSON.stringify(request)})`);
  const trace = await page.tracing.stop();
  await context.close();
  return blocksIn(JSON.parse(new TextDecoder().decode(trace)).traceEvents);
}

function blocksIn(events: readonly TraceEvent[]): Block[] {
  const marks = events.filter(({ name }) => name.startsWith("portion "));
  marks.sort((a, b) => a.ts - b.ts);
  const [{ pid, tid }] = marks;
  const tasks = events.filter((event) => event.pid === pid && event.tid === tid && event.tdur !== undefined);
  return marks.slice(1).map(({ name, ts }): Block => {
    const around = tasks.filter((task) => task.ts <= ts && ts <= task.ts + (task.dur ?? 0));
    const seconds =
      around.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...around.map(({ tdur = 0 }) => tdur)) / 1e6;
    return [name.slice("portion ".length), seconds];
  });
}
