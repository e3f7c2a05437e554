import type { AssignmentProblem } from "../problem/problem.ts";
import { answerOf } from "./answer.ts";
import { valueOf } from "./certify.ts";
import type { Network } from "./network.ts";
import { levelsOf, networkOf } from "./networkOf.ts";
import type { Pairing } from "./pairing.ts";
import { pairingOf } from "./pairing.ts";
import { prove } from "./prove.ts";
import { readProblem } from "./readProblem.ts";
import { doubtful, relaxed, severalRows } from "./relax.ts";
import { compareCanonical, tiedAmong } from "./search.ts";
import { settle } from "./settle.ts";
import type { Leaf, Level, OptimalAssignment, PriceLevels, Prices } from "./solution.ts";
import type { Orders } from "./solve.ts";
import { feasible } from "./solve.ts";

/** What is wrong with a claimed assignment, by index. */
export type AssignmentFault =
  | { readonly fault: "absent"; readonly row: number; readonly column: number } // the pair is not allowed
  | { readonly fault: "not-locked"; readonly row: number; readonly column: number } // a locked pair is not made
  | { readonly fault: "row-over"; readonly row: number; readonly made: number; readonly most: number }
  | { readonly fault: "row-under"; readonly row: number }
  | { readonly fault: "column-over"; readonly column: number; readonly made: number; readonly most: number }
  | { readonly fault: "column-under"; readonly column: number; readonly made: number; readonly fewest: number }
  | { readonly fault: "places"; readonly made: number; readonly most: number }
  | { readonly fault: "levels"; readonly expected: readonly Level[] } // the certificate has other levels
  | {
      readonly fault: "prices";
      readonly at: number;
      readonly level: number;
      readonly bound: number;
      readonly value: number;
    } // those of case `at` do not prove the level
  | { readonly fault: "place"; readonly at: number; readonly level: number } // a price of places that nothing limits, or a negative one without a reason
  | { readonly fault: "cases" } // they do not cover everything, or hold something else than they say
  | { readonly fault: "not-canonical"; readonly row: number; readonly columns: Int32Array }; // what the canonical one gives the first row in turn that differs

export type ClaimedLevel = Level & { readonly prices: Prices };

/** A proof, in one or in several cases. */
export interface ClaimedProof {
  readonly levels: readonly ClaimedLevel[];
  readonly cases: readonly ClaimedCase[] | undefined;
}

/** A leaf of the search, its optimum as pairs; locked pairs left out. */
export interface ClaimedCase extends Omit<Leaf, "taken"> {
  readonly pairs?: readonly (readonly [row: number, column: number])[];
}

/**
 * Checks a claimed assignment against the problem without solving anything: that it is valid, that its prices prove it optimal level by level, and that it is the
 * canonical optimum. The answer is what `assign` would have said. `columnsOf`: columns of each row, in range and each once.
 *
 * O(levels · slots) for validity and proof, O(rows · slots) at worst for the canonical check.
 */
export function recheck(
  problem: AssignmentProblem,
  columnsOf: readonly (readonly number[])[],
  claimed: ClaimedProof,
): OptimalAssignment | readonly AssignmentFault[] {
  const read = readProblem(problem);
  const network = networkOf(read);
  const levels = levelsOf(read);
  const faults: AssignmentFault[] = [];

  const taken = new Uint8Array(network.column.length);
  const locked = new Set((problem.locked ?? []).map(([row, column]) => row * read.columns + column));
  for (const [row, column] of problem.locked ?? [])
    if (!columnsOf[row].includes(column)) faults.push({ fault: "not-locked", row, column });
  columnsOf.forEach((columns, row) => {
    for (const column of columns) {
      if (locked.has(row * read.columns + column)) continue;
      const slot = slotOf(network, row, column);
      if (slot < 0) faults.push({ fault: "absent", row, column });
      else taken[slot] = 1;
    }
  });
  const pairing = pairingOf(network, taken);
  faults.push(...boundFaults(network, pairing));
  if (faults.length > 0) return faults;

  if (levels.length !== claimed.levels.length || levels.some((level, at) => !sameLevel(level, claimed.levels[at])))
    return [{ fault: "levels", expected: levels }];
  const leaves = claimed.cases?.map(
    ({ pairs, ...rest }): Leaf => (pairs === undefined ? rest : { ...rest, taken: slotsOf(network, pairs) }),
  );
  const cases = leaves ?? [{ decisions: [], prices: claimed.levels.map(({ prices }) => prices), taken }];
  const proof = proveCases(network, levels, read, taken, cases);
  if ("fault" in proof) return [proof];
  const answer = answerOf({ problem, network, levels, taken: proof.canonical }, read, {
    certificate: proof.certificate,
    leaves,
    tied: tiedAmong(network, { taken: proof.canonical }, proof.equals),
  });
  const differing = read.rowOrder.find((row) => {
    for (let slot = network.start[row]; slot < network.start[row + 1]; slot++)
      if (taken[slot] !== proof.canonical[slot]) return true;
    return false;
  });
  return differing === undefined
    ? answer
    : [{ fault: "not-canonical", row: differing, columns: answer.columnsOf[differing] }];
}

interface ProvedCases {
  readonly canonical: Uint8Array;
  readonly certificate: PriceLevels;
  readonly equals: readonly { readonly taken: Uint8Array; readonly narrowed: Network }[];
}

/** Checks that the cases cover everything and that nothing in any of them is better than `taken`; finds the canonical one among the best. */
function proveCases(
  network: Network,
  levels: readonly Level[],
  orders: Orders,
  taken: Uint8Array,
  cases: readonly Leaf[],
): ProvedCases | AssignmentFault {
  const several = severalRows(network);
  if (!covers(network, several, cases)) return { fault: "cases" };
  const whole = pairingOf(network, taken);
  const values = levels.map((level) => valueOf(network, level, whole));
  const equals: { taken: Uint8Array; narrowed: Network }[] = [];
  let canonical: Uint8Array | undefined;
  let certificate: PriceLevels = [];
  for (let at = 0; at < cases.length; at++) {
    const one = cases[at];
    const relaxation = relaxed(network, several, one.decisions);
    if (one.prices === undefined) {
      if (feasible(relaxation)) return { fault: "cases" };
      continue;
    }
    let narrowed = relaxation;
    let level = 0;
    for (; level < Math.min(levels.length, one.prices.length); level++) {
      const { place: placePrice } = one.prices[level];
      // Nothing pays for places that are not limited, and nobody is paid for taking one unless a level before needs them all.
      if (placePrice !== 0 && !relaxation.counted.includes(1)) return { fault: "place", at, level };
      if (placePrice < 0 && !one.prices.slice(0, level).some((before) => before.place > 0))
        return { fault: "place", at, level };
      const proof = prove(narrowed, levels[level], one.prices[level]);
      if (proof.bound > values[level]) return { fault: "prices", at, level, bound: proof.bound, value: values[level] };
      if (proof.bound < values[level]) break; // nothing in this case is as good
      narrowed = proof.narrowed;
    }
    const worse = level < one.prices.length;
    if (one.prices.length !== (worse ? level + 1 : levels.length) || (worse && one.taken !== undefined))
      return { fault: "cases" };
    if (worse) continue;
    // As good as the claimed one: what this case holds must be named, and what is named must hold.
    const pairing = one.taken && pairingOf(relaxation, one.taken);
    if (one.taken === undefined || pairing === undefined || boundFaults(relaxation, pairing).length > 0)
      return { fault: "cases" };
    if (levels.some((each, l) => valueOf(relaxation, each, pairing) !== values[l])) return { fault: "cases" };
    if (doubtful(network, several, one.decisions, narrowed) !== undefined) return { fault: "cases" };
    const settled = settle(narrowed, pairingOf(narrowed, one.taken), orders.rowOrder, orders.columnOrder);
    const held = one.taken.map((made, slot) => (narrowed.alive[slot] === 1 ? settled[slot] : made));
    equals.push({ taken: held, narrowed });
    if (canonical === undefined || compareCanonical(network, orders, held, canonical) < 0) {
      canonical = held;
      certificate = one.prices.map((prices, l) => ({ ...levels[l], value: values[l], prices }));
    }
  }
  return canonical === undefined ? { fault: "cases" } : { canonical, certificate, equals };
}

/** Whether the cases are the leaves of a tree of decisions that leaves nothing out; a row need not be placed where no place is left. */
function covers(network: Network, several: readonly number[], cases: readonly Leaf[]): boolean {
  const known = new Set(several);
  const pending: { depth: number; kept: number; members: readonly Leaf[] }[] = [{ depth: 0, kept: 0, members: cases }];
  while (pending.length > 0) {
    const { depth, kept, members } = pending.pop() as (typeof pending)[number];
    if (members.length === 1 && members[0].decisions.length === depth) continue;
    const row = members[0]?.decisions[depth]?.row;
    if (row === undefined || !known.has(row)) return false;
    if (
      members.some(
        ({ decisions }) =>
          decisions[depth]?.row !== row || decisions.slice(0, depth).some((earlier) => earlier.row === row),
      )
    )
      return false;
    pending.push({ depth: depth + 1, kept, members: members.filter(({ decisions }) => !decisions[depth].placed) });
    const placed = members.filter(({ decisions }) => decisions[depth].placed);
    if (placed.length > 0 || kept < network.placesHi)
      pending.push({ depth: depth + 1, kept: kept + 1, members: placed });
  }
  return true;
}

function boundFaults(network: Network, pairing: Pairing): AssignmentFault[] {
  const faults: AssignmentFault[] = [];
  for (let row = 0; row < network.n; row++) {
    const made = pairing.degree[row];
    if (made > network.rowHi[row])
      faults.push({
        fault: "row-over",
        row,
        made: made + network.base[row],
        most: network.rowHi[row] + network.base[row],
      });
    if (made < network.rowLo[row]) faults.push({ fault: "row-under", row });
  }
  for (let column = 0; column < network.m; column++) {
    const made = pairing.load[column];
    if (made > network.columnHi[column])
      faults.push({ fault: "column-over", column, made, most: network.columnHi[column] });
    if (made < network.columnLo[column])
      faults.push({ fault: "column-under", column, made, fewest: network.columnLo[column] });
  }
  if (pairing.people > network.placesHi) faults.push({ fault: "places", made: pairing.people, most: network.placesHi });
  return faults;
}

function sameLevel(a: Level, b: Level): boolean {
  if (a.level === "total" || b.level === "total") return a.level === b.level;
  return a.priority === b.priority && a.demand === b.demand;
}

/** The slot of a pair, −1 if it is absent. */
function slotOf(network: Network, row: number, column: number): number {
  const at = network.column.subarray(network.start[row], network.start[row + 1]).indexOf(column);
  return at < 0 ? -1 : network.start[row] + at;
}

/** [slots] of the pairs; one that is absent leaves too few for the values that are claimed. */
function slotsOf(network: Network, pairs: readonly (readonly [number, number])[]): Uint8Array {
  const taken = new Uint8Array(network.column.length);
  for (const [row, column] of pairs) {
    const slot = slotOf(network, row, column);
    if (slot >= 0) taken[slot] = 1;
  }
  return taken;
}
