import { totalOf } from "../check.ts";
import type { Quotas } from "../instances/quotas.ts";
import { quotas } from "../instances/quotas.ts";
import type { Spec } from "../instances/spec.ts";
import { nameOf } from "../instances/spec.ts";
import type { Measured } from "../measure.ts";
import { fullRounds, measure, quickRounds } from "../measure.ts";
import type { Options } from "../options.ts";
import { duration, grouped, median, ratio } from "../report/numbers.ts";
import { costOf, markdownTable } from "../report/table.ts";
import type { Workshop } from "../workshop.ts";
import type { Skipped } from "./assignment.ts";
import { notesOf } from "./assignment.ts";

const solved = ["instance", "solver", "median", "min–max", "solves", "peak MiB", "total", "pairwright / it"];
const described = ["instance", "limits", "best total", "without limits", "in fractions", "gap", "fractions, time"];

/** Solvers that take limits; `reach.ts` says how large. */
const packages = ["pairwright", "highs", "yalps", "javascript-lp-solver"];

/** Everyone has a place and ten overlapping families of quotas hold: what a search costs. */
export async function quotasSuite(workshop: Workshop, options: Options): Promise<string> {
  const specs = specsOf(options).filter((spec) => options.only.test(nameOf(spec)));
  if (specs.length === 0) return "No instance has such a name.";
  const effort = options.quick ? quickRounds : fullRounds;
  const solvers = [...packages, ...Object.keys(workshop.native.commands)];
  const rows: string[][] = [];
  const instances: string[][] = [];
  const families: string[][] = [];
  const skipped: Skipped[] = [];
  for (const spec of specs) {
    const made = quotas(spec.rows, spec.columns);
    check(made);
    const measured = await measure(workshop, spec, solvers, effort);
    rows.push(...rowsOf(spec, measured));
    instances.push(descriptionOf(spec, made, measured));
    families.push(...familiesOf(spec, made));
    skipped.push(...measured.flatMap((one) => ("skipped" in one ? [{ ...one, name: nameOf(spec) }] : [])));
  }
  return [
    markdownTable(solved, rows),
    "",
    markdownTable(described, instances),
    "",
    markdownTable(["instance", "family", "bound", "limits", "binds"], families),
    ...(skipped.length > 0 ? ["", "Not run:", "", ...notesOf(skipped)] : []),
  ].join("\n");
}

function specsOf({ quick }: Options): Spec[] {
  const sized = (rows: number, columns: number): Spec => ({ kind: "quotas", rows, columns, places: 1 });
  return quick ? [sized(100, 30)] : [sized(100, 30), sized(300, 80), sized(1000, 200)];
}

/** The checker is shown a right and a wrong answer: one that keeps all limits, and the best one without them. */
function check({ instance, families, kept, unlimited }: Quotas): void {
  totalOf(instance, kept);
  totalOf({ ...instance, limits: [] }, unlimited);
  if (!families.some(({ binds }) => binds)) throw new Error("no limit binds");
  try {
    totalOf(instance, unlimited);
  } catch {
    return;
  }
  throw new Error("the best assignment without limits passes for one that keeps them");
}

function rowsOf(spec: Spec, measured: readonly Measured[]): string[][] {
  const ours = measured.find((one) => one.solver === "pairwright");
  const rows = measured
    .filter((one) => !("skipped" in one))
    .map((one) => {
      const total = "timed" in one ? grouped(one.timed.total) : "";
      const both = one !== ours && ours !== undefined && "timed" in ours && "timed" in one;
      const share = both ? ratio(median(ours.timed.seconds) / median(one.timed.seconds)) : "";
      return ["", one.solver, ...costOf(one), total, share];
    });
  rows[0][0] = nameOf(spec);
  return rows;
}

function descriptionOf(spec: Spec, { instance, unlimited }: Quotas, measured: readonly Measured[]): string[] {
  const all = measured.flatMap((one) => ("timed" in one ? [one.timed] : []));
  const best = all[0]?.total; // of all: others would be failures
  const relaxed = all.find(({ fractional }) => fractional !== undefined);
  const { fractional, fractionalSeconds } = relaxed ?? {};
  return [
    nameOf(spec),
    grouped(instance.limits?.length ?? 0),
    best === undefined ? "" : grouped(best),
    grouped(totalOf({ ...instance, limits: [] }, unlimited)),
    fractional === undefined ? "" : grouped(fractional),
    fractional === undefined || best === undefined ? "" : grouped(fractional - best),
    fractionalSeconds === undefined ? "" : duration(fractionalSeconds),
  ];
}

function familiesOf(spec: Spec, { families, familyOf }: Quotas): string[][] {
  return families.map(({ name, bound, least, binds }, at) => [
    at === 0 ? nameOf(spec) : "",
    name,
    `${least ? "≥" : "≤"} ${bound}`,
    grouped(familyOf.filter((family) => family === at).length),
    binds ? "yes" : "",
  ]);
}
