import type { Spec } from "../instances/spec.ts";
import { fifth, nameOf } from "../instances/spec.ts";
import { fullRounds, measure, quickRounds } from "../measure.ts";
import type { Options } from "../options.ts";
import { duration, exponentOf, median } from "../report/numbers.ts";
import { costOf, markdownTable } from "../report/table.ts";
import type { Workshop } from "../workshop.ts";

const header = ["instance", "median", "min–max", "solves", "peak MiB", "scoring every pair once", "beyond scoring"];

/** The exponent of the time beyond scoring must be at most this. */
const TARGET = 1.5;

/** How pairwright's time and memory grow, rows on demand; and what heavy ties cost. */
export async function scaleSuite(workshop: Workshop, options: Options): Promise<string> {
  const effort = options.quick ? quickRounds : fullRounds;
  const rows: string[][] = [];
  const beyondScoring: [rows: number, seconds: number][] = [];
  for (const spec of specsOf(options).filter((one) => options.only.test(nameOf(one)))) {
    const [measured] = await measure(workshop, spec, ["pairwright"], effort);
    const scoring = "timed" in measured ? measured.timed.scoringSeconds : undefined;
    const cells = ["", ""];
    if ("timed" in measured && scoring !== undefined) {
      const beyond = median(measured.timed.seconds) - scoring;
      cells[0] = duration(scoring);
      cells[1] = duration(beyond);
      beyondScoring.push([spec.rows, beyond]);
    }
    rows.push([nameOf(spec), ...costOf(measured), ...cells]);
  }
  return [markdownTable(header, rows), "", growth(beyondScoring)].join("\n");
}

function specsOf({ quick, huge }: Options): Spec[] {
  const sizes = quick ? [250, 500, 1000] : [1000, 2000, 5000, 10_000, 20_000, ...(huge ? [50_000, 100_000] : [])];
  const tied = fifth("uniform", quick ? 500 : 5000);
  return [...sizes.map((size) => fifth("vectors on demand", size)), { ...tied, top: 100 }, { ...tied, top: 0 }];
}

function growth(beyondScoring: readonly (readonly [rows: number, seconds: number])[]): string {
  const positive = beyondScoring.filter(([, seconds]) => seconds > 0);
  if (positive.length < 2) return "Too few sizes for an exponent.";
  const exponent = exponentOf(positive);
  const mark = exponent <= TARGET ? "✓" : "✗ missed";
  return `The time beyond scoring grows as rows^${exponent.toFixed(2)} (target ≤ ${TARGET} ${mark}).`;
}
