import type { Aim } from "../programme/programme.ts";
import type { CountLevel, Counts } from "../solution/profile/counts.ts";
import type { Potentials } from "../solution/profile/potentials.ts";
import type { Fault } from "./fault.ts";
import { isObject, show } from "./fault.ts";
import { list } from "./savedSearch.ts";

/** Greater ones prove nothing more, and their sums might not be exact. */
const MOST_POTENTIAL = 1e9;

/** The counts among a certificate's levels, out of anything, and the levels that are left. */
export function readCounts(
  levels: readonly unknown[],
  aim: Aim,
  mentees: number,
  mentors: number,
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
    const potentials = readPotentials(level.potentials, `${path}.potentials`, mentees, mentors, faults);
    counts.push({ of: of as number, value: level.value as number, potentials });
  });
  return { rest, counts: kind === "least" ? { least: counts[0] } : { counts } };
}

function readPotentials(given: unknown, path: string, mentees: number, mentors: number, faults: Fault[]): Potentials {
  const found = new Map<number, number>();
  const add = (node: number, potential: unknown, where: string) => {
    if (!Number.isSafeInteger(potential) || Math.abs(potential as number) > MOST_POTENTIAL)
      wrong(faults, where, `an integer from -${MOST_POTENTIAL} to ${MOST_POTENTIAL}`, potential);
    else if (found.has(node)) wrong(faults, where, "each once", potential);
    else found.set(node, potential as number);
  };
  if (!isObject(given)) wrong(faults, path, "an object", given);
  else {
    for (const [key, first, length] of [
      ["mentees", 0, mentees],
      ["mentors", mentees, mentors],
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
