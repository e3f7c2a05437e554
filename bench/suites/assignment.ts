import { nameOf } from "../instances/spec.ts";
import type { Measured } from "../measure.ts";
import { fullRounds, measure, quickRounds } from "../measure.ts";
import type { Options } from "../options.ts";
import { duration, median, ratio } from "../report/numbers.ts";
import { costOf, markdownTable } from "../report/table.ts";
import { solvers } from "../solvers/solvers.ts";
import type { Workshop } from "../workshop.ts";
import type { Case } from "./assignmentCases.ts";
import { fullCases, quickCases } from "./assignmentCases.ts";
import { everyTarget } from "./targets.ts";

const header = ["instance", "solver", "median", "min–max", "solves", "peak MiB", "pairwright / it", "target"];

/** pairwright against its peers, on every kind of instance. */
export async function assignmentSuite(workshop: Workshop, options: Options): Promise<string> {
  const peers = [...Object.keys(solvers), ...Object.keys(workshop.native.commands)];
  const effort = options.quick ? quickRounds : fullRounds;
  const cases = (options.quick ? quickCases : fullCases).filter(
    ({ spec, huge }) => options.only.test(nameOf(spec)) && (huge !== true || options.huge),
  );
  if (cases.length === 0) return "No instance has such a name.";
  const rows: string[][] = [];
  const skipped: Skipped[] = [];
  for (const one of cases) {
    const measured = await measure(workshop, one.spec, peers, effort);
    rows.push(...rowsOf(one, measured));
    skipped.push(...measured.flatMap((other) => ("skipped" in other ? [{ ...other, name: nameOf(one.spec) }] : [])));
  }
  const notes = skipped.length > 0 ? ["", "Not run:", "", ...notesOf(skipped)] : [];
  return [markdownTable(header, rows), ...notes].join("\n");
}

function rowsOf(one: Case, measured: readonly Measured[]): string[][] {
  const ours = measured.find(({ solver }) => solver === "pairwright");
  const rows = measured.flatMap((other) =>
    "skipped" in other ? [] : [["", other.solver, ...costOf(other), ...comparison(one, ours, other)]],
  );
  if (ours !== undefined && "timed" in ours && ours.timed.scoringSeconds !== undefined)
    rows.push(["", "(scoring every pair once)", duration(ours.timed.scoringSeconds), "", "", "", "", ""]);
  rows[0][0] = nameOf(one.spec);
  return rows;
}

/** The last two columns: how we stand to another solver, and whether that is as it must be. */
function comparison(one: Case, ours: Measured | undefined, other: Measured): [string, string] {
  const timed = ours !== undefined && "timed" in ours ? ours.timed : undefined;
  if (other === ours) return ["", one.mebibytes === undefined ? "" : verdict(one.mebibytes, timed?.mebibytes, " MiB")];
  const most = { ...everyTarget(one.spec), ...one.targets }[other.solver];
  const reached =
    timed !== undefined && "timed" in other ? median(timed.seconds) / median(other.timed.seconds) : undefined;
  return [reached === undefined ? "" : ratio(reached), most === undefined ? "" : verdict(most, reached)];
}

function verdict(most: number, reached: number | undefined, unit = ""): string {
  const mark = reached === undefined ? "?" : reached <= most ? "✓" : "✗ missed";
  return `≤ ${ratio(most)}${unit} ${mark}`;
}

export interface Skipped {
  readonly solver: string;
  readonly skipped: string;
  /** Of the instance. */
  readonly name: string;
}

/** A line for each reason and the solvers that share all its instances. */
export function notesOf(all: readonly Skipped[]): string[] {
  const solversOf = new Map<string, string[]>();
  const seen = new Set<string>();
  for (const { solver, skipped } of all) {
    if (seen.has(`${solver} ${skipped}`)) continue;
    seen.add(`${solver} ${skipped}`);
    const names = all.filter((one) => one.solver === solver && one.skipped === skipped).map(({ name }) => name);
    const what = `(${skipped}): ${names.join("; ")}`;
    solversOf.set(what, [...(solversOf.get(what) ?? []), solver]);
  }
  return [...solversOf].map(([what, names]) => `- ${names.join(", ")} ${what}`);
}
