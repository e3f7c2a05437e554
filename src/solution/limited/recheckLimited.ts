import type { Steps } from "../../steps.ts";
import { finish } from "../../steps.ts";
import { withinBounds } from "../bestPlaced.ts";
import type { Network } from "../network.ts";
import { prove } from "../prove.ts";
import { UNLIMITED } from "../readLimits.ts";
import { compareCanonical } from "../search.ts";
import { candidateOf } from "./assignments.ts";
import type { EqualCase, OpenCase } from "./canonicalCase.ts";
import { equalCase, looseIn } from "./canonicalCase.ts";
import type { CaseProof, Decision, LevelSearch, Limited } from "./limited.ts";
import { nearOf } from "./near.ts";
import { regionOf } from "./region.ts";
import { isExact, TOTAL } from "./relaxation.ts";
import { tiedWithin } from "./tiedWithin.ts";
import { weightedOf } from "./weighted.ts";

/** Where a claimed proof fails: a level, and a case of it (−1: what is said of all). */
export interface SearchFault {
  readonly level: number;
  readonly at: number | undefined;
}

/**
 * Checks a proof for a valid assignment without searching for a better one: that every case's multipliers and prices
 * show that nothing in it is better, that the cases leave nothing out, and that the assignment is the canonical one.
 * Whom a tie touches is found again.
 */
export function recheckLimited(
  limited: Limited,
  taken: Uint8Array,
  searches: readonly LevelSearch[],
): { readonly tied: Int32Array } | SearchFault {
  const { levels, network, problem } = limited;
  const claimed = candidateOf(limited, taken);
  const last = levels.length - 1;
  const openCases: OpenCase[] = [];
  let open = new Uint8Array(taken.length).fill(1);
  if (searches.length !== levels.length) return { level: searches.length, at: undefined };
  for (let level = 0; level <= last; level++) {
    const value = claimed.values[level];
    const isWorse = (bound: number) => (level === last ? bound < value : bound <= value);
    const { all, cases } = searches[level];
    open = new Uint8Array(taken.length).fill(1);
    if (all !== undefined) {
      const checked = checkCase(limited, level, claimed.values, open, [], all);
      if (checked === undefined) return { level, at: -1 };
      const { regrets } = nearOf(checked.network, all, 0);
      regrets.forEach((regret, slot) => {
        const own = checked.slotOf[slot];
        if (own >= 0 && isWorse(Math.floor((checked.bound - regret) / all.scale))) open[own] = 0;
      });
    }
    if (!covers(cases.map(({ decisions }) => decisions))) return { level, at: undefined };
    for (let at = 0; at < cases.length; at++) {
      const { decisions, proof } = cases[at];
      if (!decisions.every((decision) => isDecision(limited, decision))) return { level, at };
      const region = regionOf(limited, open, decisions);
      if (region === undefined || withinBounds(region.network) === undefined) continue;
      const checked = proof && checkCase(limited, level, claimed.values, open, decisions, proof);
      if (proof === undefined || checked === undefined) return { level, at };
      const reach = Math.floor(checked.bound / proof.scale);
      if (isWorse(reach)) continue;
      if (level < last || reach > value) return { level, at };
      const left: EqualCase | undefined = finish(
        equalCase(limited, region, { ...checked, multipliers: proof }, proof, checked.bound, value),
      );
      if (left === undefined) continue;
      if (compareCanonical(network, problem, left.taken, taken) < 0) return { level, at };
      openCases.push({ decisions, proof, loose: looseIn(left, claimed) });
    }
  }
  const { values } = claimed;
  return { tied: finish(tiedWithin(limited, values.slice(0, last), claimed, openCases, [], open)) };
}

/**
 * The relaxation of a case at a claimed proof's multipliers, and the bound of its prices; undefined: it proves nothing.
 */
function checkCase(
  limited: Limited,
  level: number,
  values: readonly number[],
  open: Uint8Array,
  decisions: readonly Decision[],
  proof: CaseProof,
): { network: Network; slotOf: Int32Array; bound: number } | undefined {
  const { blocks } = limited;
  const { scale, limits, levels } = proof;
  const region = regionOf(limited, open, decisions);
  if (region === undefined) return undefined;
  if (!Number.isSafeInteger(scale) || scale < 1) return undefined;
  if (limits.length !== blocks.count || levels.length !== level) return undefined;
  const own = [...limits, ...levels];
  if (!own.every((one) => Number.isSafeInteger(one))) return undefined;
  if (limits.some((one, k) => one > 0 && blocks.max[k] === UNLIMITED)) return undefined;
  const weighted = weightedOf(limited, region, level, values, proof);
  const { network, slotOf } = weighted;
  if (!isExact(weighted) || proof.column.length !== network.m) return undefined;
  if (!Number.isSafeInteger(proof.place) || !proof.column.every((one) => Number.isSafeInteger(one))) return undefined;
  if (proof.place < 0) return undefined; // nobody is paid for taking a place
  const bound = provedBound(prove(network, TOTAL, proof));
  return bound === undefined ? undefined : { network, slotOf, bound };
}

function provedBound(proving: Steps<{ bound: number }>): number | undefined {
  try {
    return finish(proving).bound;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function isDecision({ network, several }: Limited, decision: Decision): boolean {
  if ("placed" in decision) return several.includes(decision.row);
  return decision.row < network.n && decision.column < network.m;
}

/** Whether the cases are the leaves of a tree in which each thing is decided both ways, and once on each way down. */
function covers(cases: readonly (readonly Decision[])[]): boolean {
  const pending: { depth: number; members: readonly (readonly Decision[])[] }[] = [{ depth: 0, members: cases }];
  while (pending.length > 0) {
    const { depth, members } = pending.pop() as (typeof pending)[number];
    if (members.length === 0) return false;
    if (members.length === 1 && members[0].length === depth) continue;
    const first = members[0][depth];
    if (first === undefined || members.some((decisions) => !sameSubject(decisions[depth], first))) return false;
    if (members[0].slice(0, depth).some((earlier) => sameSubject(earlier, first))) return false;
    for (const side of [true, false])
      pending.push({ depth: depth + 1, members: members.filter((decisions) => isYes(decisions[depth]) === side) });
  }
  return true;
}

function sameSubject(a: Decision | undefined, b: Decision): boolean {
  if (a === undefined || a.row !== b.row) return false;
  return "placed" in a ? "placed" in b : !("placed" in b) && a.column === b.column;
}

function isYes(decision: Decision): boolean {
  return "placed" in decision ? decision.placed : decision.made;
}
