import type { Aim } from "../programme/programme.ts";
import type { CountLevel, Counts } from "../solution/profile/counts.ts";
import type { Potentials } from "../solution/profile/potentials.ts";
import type { ClaimedLevel } from "../solution/recheck.ts";
import type { Fault } from "./fault.ts";
import { isObject, show } from "./fault.ts";
import { list, readLevelName } from "./savedSearch.ts";

/** Greater ones prove nothing more, and their sums might not be exact. */
const MOST_POTENTIAL = 1e9;

/** Of a total, which is a sum of scores. */
const MOST_OF_TOTAL = 2 ** 50;

/** How many there are of what has potentials. */
export interface Nodes {
  readonly mentees: number;
  readonly mentors: number;
  /** Counts of all quotas. */
  readonly quotas: number;
}

/** The counts among a certificate's levels, out of anything, and the levels that are left. */
export function readCounts(
  levels: readonly unknown[],
  aim: Aim,
  nodes: Nodes,
  faults: Fault[],
): { readonly rest: readonly { readonly level: unknown; readonly at: number }[]; readonly counts: Counts } {
  const counts: CountLevel[] = [];
  const rest: { level: unknown; at: number }[] = [];
  const kind = aim === "maximin" ? "least" : "pairs";
  const by = aim === "leximin" ? "points" : "choice";
  levels.forEach((level, at) => {
    if (!isObject(level) || level.level !== kind) {
      rest.push({ level, at });
      return;
    }
    const path = `certificate.levels[${at}]`;
    const of = kind === "least" ? level.value : level[by];
    if (!Number.isSafeInteger(level.value)) wrong(faults, `${path}.value`, "an integer", level.value);
    if (!Number.isSafeInteger(of)) wrong(faults, `${path}.${by}`, "an integer", of);
    const potentials = readPotentials(level.potentials, `${path}.potentials`, nodes, MOST_POTENTIAL, faults);
    counts.push({ of: of as number, value: level.value as number, potentials });
  });
  return { rest, counts: kind === "least" ? { least: counts[0] } : { counts } };
}

/** A level of people placed, or of the total, beside quotas: it is proved by potentials, and has no prices. */
export function readNested(
  level: unknown,
  path: string,
  nodes: Nodes,
  faults: Fault[],
): { readonly level: ClaimedLevel; readonly potentials: Potentials }[] {
  const before = faults.length;
  if (!isObject(level)) {
    wrong(faults, path, "a level", level);
    return [];
  }
  const name = readLevelName(level, path, faults);
  const most = name?.level === "total" ? MOST_OF_TOTAL : MOST_POTENTIAL;
  const potentials = readPotentials(level.potentials, `${path}.potentials`, nodes, most, faults);
  if (name === undefined || faults.length > before) return [];
  return [{ level: { ...name, prices: { column: new Float64Array(0), place: 0 } }, potentials }];
}

function readPotentials(
  given: unknown,
  path: string,
  { mentees, mentors, quotas }: Nodes,
  most: number,
  faults: Fault[],
): Potentials {
  const found = new Map<number, number>();
  const add = (node: number, potential: unknown, where: string) => {
    if (!Number.isSafeInteger(potential) || Math.abs(potential as number) > most)
      wrong(faults, where, `an integer from -${most} to ${most}`, potential);
    else if (found.has(node)) wrong(faults, where, "each once", potential);
    else found.set(node, potential as number);
  };
  if (!isObject(given)) wrong(faults, path, "an object", given);
  else {
    for (const [key, first, length] of [
      ["mentees", 0, mentees],
      ["mentors", mentees, mentors],
      ["quotas", mentees + mentors + 2, quotas],
    ] as const) {
      if (given[key] === undefined) continue;
      list(given[key], `${path}.${key}`, faults).forEach((entry, at) => {
        const where = `${path}.${key}[${at}]`;
        const index: unknown = Array.isArray(entry) && entry.length === 2 ? entry[0] : undefined;
        if (Number.isInteger(index) && (index as number) >= 0 && (index as number) < length)
          add(first + (index as number), (entry as readonly unknown[])[1], where);
        else wrong(faults, where, `an index below ${length} and a potential`, entry);
      });
    }
    if (given.nobody !== undefined) add(mentees + mentors, given.nobody, `${path}.nobody`);
    if (given.places !== undefined) add(mentees + mentors + 1, given.places, `${path}.places`);
  }
  const node = Int32Array.from(found.keys()).sort();
  return { node, potential: Float64Array.from(node, (one) => found.get(one) as number) };
}

function wrong(faults: Fault[], path: string, expected: string, received: unknown): void {
  faults.push({ code: "shape", path, message: `expected ${expected}, received ${show(received)}` });
}
