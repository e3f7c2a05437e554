import type { Network } from "../network.ts";
import type { Candidate } from "./assignments.ts";
import { candidateOf } from "./assignments.ts";
import type { Limited } from "./limited.ts";
import type { Charges } from "./sideRows.ts";

/**
 * What earlier searches found, of problems with the same rows, columns and limits, whose bounds, pairs and locks may be
 * others. It saves work and decides nothing: an assignment counts where it is valid, multipliers where they prove.
 */
export interface Findings {
  /** Assignments met, each as its pairs, row · columns + column, locked ones included. The latest come last. */
  readonly met: Int32Array[];
  /** Multipliers that showed that nothing is possible. What proved something last comes last. */
  readonly charges: Charges[];
  /** Relaxations that were solved. */
  relaxed: number;
}

const MOST_MET = 100;
const MOST_CHARGES = 16;

export function noFindings(): Findings {
  return { met: [], charges: [], relaxed: 0 };
}

/** Notes an assignment of the problem: [slots] 1 = made, without its locked pairs. */
export function noteMet(findings: Findings, { problem, network }: Limited, taken: Uint8Array): void {
  const { met } = findings;
  findings.relaxed++;
  const { m, row, column } = network;
  const pairs = problem.locked.map(([i, j]) => i * m + j);
  for (let slot = 0; slot < taken.length; slot++) if (taken[slot] === 1) pairs.push(row[slot] * m + column[slot]);
  met.push(Int32Array.from(pairs).sort());
  if (met.length > MOST_MET) met.shift();
}

export function noteCharges({ charges }: Findings, own: Charges): void {
  const at = charges.indexOf(own);
  if (at >= 0) charges.splice(at, 1);
  charges.push(own);
  if (charges.length > MOST_CHARGES) charges.shift();
}

/** Assignments met before that are within the network's bounds here, the latest first; not all keep the limits. */
export function metWithin({ met }: Findings, limited: Limited): Candidate[] {
  const found: Candidate[] = [];
  const { m } = limited.network;
  const locked = new Set(limited.problem.locked.map(([row, j]) => row * m + j));
  for (let at = met.length - 1; at >= 0; at--) {
    const taken = takenOf(limited.network, locked, met[at]);
    if (taken !== undefined && isWithin(limited.network, taken)) found.push(candidateOf(limited, taken));
  }
  return found;
}

/**
 * The assignment in the slots of the network; undefined where a pair of it is absent there, or a locked one missing.
 */
function takenOf(
  { n, m, start, column, alive }: Network,
  locked: ReadonlySet<number>,
  pairs: Int32Array,
): Uint8Array | undefined {
  const taken = new Uint8Array(column.length);
  let at = 0;
  let locks = 0;
  for (let row = 0; row < n; row++) {
    for (let slot = start[row]; slot < start[row + 1] && at < pairs.length; slot++) {
      if (pairs[at] !== row * m + column[slot]) continue;
      if (alive[slot] === 1) taken[slot] = 1;
      else if (locked.has(pairs[at])) locks++;
      else return undefined;
      at++;
    }
  }
  return at === pairs.length && locks === locked.size ? taken : undefined;
}

function isWithin(network: Network, taken: Uint8Array): boolean {
  const { n, m, start, column, rowLo, rowHi, columnLo, columnHi, counted, placesHi } = network;
  const load = new Int32Array(m);
  let people = 0;
  for (let row = 0; row < n; row++) {
    let degree = 0;
    for (let slot = start[row]; slot < start[row + 1]; slot++) {
      degree += taken[slot];
      load[column[slot]] += taken[slot];
    }
    if (degree < rowLo[row] || degree > rowHi[row]) return false;
    if (degree > 0) people += counted[row];
  }
  return people <= placesHi && load.every((count, j) => count >= columnLo[j] && count <= columnHi[j]);
}
