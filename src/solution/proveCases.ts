import { finish } from "../steps.ts";
import { valueOf } from "./certify.ts";
import type { AssignmentFault } from "./faults.ts";
import { boundFaults } from "./faults.ts";
import type { Network } from "./network.ts";
import { pairingOf } from "./pairing.ts";
import type { Counted, Counting, Counts } from "./profile/counts.ts";
import { proveCounts } from "./profile/counts.ts";
import type { Proof } from "./prove.ts";
import { prove } from "./prove.ts";
import { doubtful, relaxed, severalRows } from "./relax.ts";
import { compareCanonical } from "./search.ts";
import { settle } from "./settle.ts";
import type { Leaf, Level, PriceLevels, Prices } from "./solution.ts";
import type { Goal, Orders } from "./solve.ts";
import { feasible, slotsMade, stagesOf } from "./solve.ts";
import { componentsOf, tiedRows } from "./ties.ts";

export interface ProvedCases {
  readonly canonical: Uint8Array;
  readonly certificate: PriceLevels;
  readonly counts: Counts | undefined;
  readonly equals: readonly { readonly taken: Uint8Array; readonly tied: Int32Array }[];
}

/**
 * Checks that the cases cover everything and that nothing in any of them is better than `taken`; finds the canonical
 * one among the best. What a case says that it holds must be its canonical optimum. Without a search there is one case,
 * which says nothing of that kind: `taken` stands in for it. `claimedCounts`: what is claimed of a goal that counts,
 * that takes no search.
 */
export function proveCases(
  network: Network,
  goal: Goal,
  orders: Orders,
  taken: Uint8Array,
  cases: readonly Leaf[],
  claimedCounts: Counts | undefined,
): ProvedCases | AssignmentFault {
  const several = severalRows(network);
  if (!covers(network, several, cases)) return { fault: "cases" };
  const stages = stagesOf(goal);
  const levels = stages.filter((stage) => stage !== "counts");
  const whole = pairingOf(network, taken);
  const values = levels.map((level) => valueOf(network, level, whole));
  const equals: { taken: Uint8Array; tied: Int32Array }[] = [];
  let canonical: Uint8Array | undefined;
  let certificate: PriceLevels = [];
  let counts: Counts | undefined;
  for (let at = 0; at < cases.length; at++) {
    const one = cases[at];
    const claimed = several.length > 0 ? at : undefined;
    const relaxation = relaxed(network, several, one.decisions);
    if (one.prices === undefined) {
      if (feasible(relaxation)) return { fault: "cases" };
      continue;
    }
    let narrowed = relaxation;
    let worse = false;
    let level = 0;
    for (const stage of stages) {
      if (stage === "counts") {
        const proof = countsProved(narrowed, goal, taken, orders, claimedCounts);
        if (proof === undefined) return { fault: "counts" };
        ({ counts, narrowed } = proof);
        continue;
      }
      const prices = one.prices[level];
      if (prices === undefined || !areIntegers(prices, network.m)) return { fault: "cases" };
      if (!mayCharge(one.prices, level, relaxation)) return { fault: "place-price", at: claimed, level };
      const proof = provedWithin(narrowed, stage, prices);
      if (proof.bound > values[level])
        return { fault: "prices", at: claimed, level, bound: proof.bound, value: values[level] };
      worse = proof.bound < values[level]; // nothing in this case is as good
      if (worse && (one.prices.length !== level + 1 || one.taken !== undefined)) return { fault: "cases" };
      narrowed = proof.narrowed;
      level++;
      if (worse) break;
    }
    if (worse) continue;
    if (one.prices.length !== levels.length) return { fault: "cases" };
    // As good as the claimed one: what this case holds must be named, and what is named must hold.
    const named = several.length === 0 ? taken : one.taken;
    if (named === undefined || named.some((made, slot) => made === 1 && relaxation.alive[slot] === 0))
      return { fault: "cases" };
    const pairing = pairingOf(relaxation, named);
    if (boundFaults(relaxation, pairing).length > 0) return { fault: "cases" };
    if (levels.some((each, l) => valueOf(relaxation, each, pairing) !== values[l])) return { fault: "cases" };
    if (doubtful(network, several, one.decisions, narrowed) !== undefined) return { fault: "cases" };
    const last = pairingOf(narrowed, named);
    const component = componentsOf(narrowed, last);
    const settled = finish(settle(narrowed, last, component, orders));
    const held = named.map((made, slot) => (narrowed.alive[slot] === 1 ? settled[slot] : made));
    if (several.length > 0 && named.some((made, slot) => made !== held[slot])) return { fault: "cases" };
    equals.push({ taken: held, tied: tiedRows(narrowed, component) });
    if (canonical === undefined || compareCanonical(network, orders, held, canonical) < 0) {
      canonical = held;
      certificate = one.prices.map((prices, l) => ({ ...levels[l], value: values[l], prices }));
    }
  }
  return canonical === undefined ? { fault: "cases" } : { canonical, certificate, counts, equals };
}

/** Decided pairs count too. */
function countsProved(
  narrowed: Network,
  { counting, locked }: Goal,
  taken: Uint8Array,
  orders: Orders,
  claimed: Counts | undefined,
): Counted | undefined {
  if (claimed === undefined) return undefined;
  const decided = [...locked, ...slotsMade(taken).filter((slot) => narrowed.alive[slot] === 0)];
  return proveCounts(narrowed, counting as Counting, pairingOf(narrowed, taken), decided, orders, claimed);
}

/**
 * Whether the cases are the leaves of a tree of decisions that leaves nothing out; a row need not be placed where no
 * place is left.
 */
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

/**
 * Nothing pays for places that are not limited, and nobody is paid for taking one unless a level before needs them
 * all.
 */
function mayCharge(prices: readonly Prices[], level: number, network: Network): boolean {
  const { place } = prices[level];
  if (place === 0) return true;
  return network.counted.includes(1) && (place > 0 || prices.slice(0, level).some((before) => before.place > 0));
}

function areIntegers({ column, place }: Prices, m: number): boolean {
  return column.length === m && Number.isSafeInteger(place) && column.every((price) => Number.isSafeInteger(price));
}

/** Prices so large that their sums are not exact prove nothing. */
function provedWithin(network: Network, level: Level, prices: Prices): Proof {
  try {
    return finish(prove(network, level, prices));
  } catch (error) {
    if (error instanceof RangeError) return { bound: Number.POSITIVE_INFINITY, narrowed: network };
    throw error;
  }
}
