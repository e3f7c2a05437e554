import { finish } from "../steps.ts";
import type { CaseProof, Decision, Limited } from "./limited/limited.ts";
import { limitedOf } from "./limited/limited.ts";
import { nearOf } from "./limited/near.ts";
import type { Region } from "./limited/region.ts";
import { caseOf } from "./limited/region.ts";
import { TOTAL } from "./limited/relaxation.ts";
import { weightedOf } from "./limited/weighted.ts";
import { prove } from "./prove.ts";
import { UNLIMITED } from "./readLimits.ts";
import type { OptimalAssignment } from "./solution.ts";

/** A case, with the pairs that are open in it. */
interface Case {
  readonly open: Uint8Array;
  readonly decisions: readonly Decision[];
  readonly region: Region | undefined;
}

/**
 * [limits] 0 = the answer's own proof shows that nothing would be better without the limit alone: no case charges for
 * it, and none leaves anything out because of it. 1 = it does not. O(cases · slots) for each such limit, at worst.
 */
export function bindingLimits(answer: OptimalAssignment): Uint8Array {
  const { searches = [], solved, certificate } = answer;
  const limited = limitedOf(solved.problem, solved.network);
  const { count } = limited.blocks;
  const binding = new Uint8Array(count);
  const values = certificate.map(({ value }) => value);
  const cases: Case[] = [];
  const add = (open: Uint8Array, decisions: readonly Decision[]) =>
    cases.push({ open, decisions, region: caseOf(limited, open, decisions) });
  searches.forEach(({ all, cases: own }, level) => {
    const proofs = [all, ...own.map(({ proof }) => proof)];
    for (const proof of proofs)
      proof?.limits.forEach((price, limit) => {
        if (price !== 0) binding[limit] = 1;
      });
    const whole = new Uint8Array(solved.taken.length).fill(1);
    add(whole, []);
    const open = all === undefined ? whole : openAfter(limited, level, values, all);
    for (const { decisions } of own) add(open, decisions);
  });
  const pending = [Array.from(binding.keys()).filter((limit) => binding[limit] === 0)];
  while (pending.length > 0) {
    const limits = pending.pop() as number[];
    if (limits.length === 0 || leavesAsItIs(limited, cases, limits)) continue;
    if (limits.length === 1) binding[limits[0]] = 1;
    else pending.push(limits.slice(0, limits.length >> 1), limits.slice(limits.length >> 1));
  }
  return binding;
}

/** [slots] Pairs that the prices of all leave open at a level. */
function openAfter(limited: Limited, level: number, values: readonly number[], all: CaseProof): Uint8Array {
  const open = new Uint8Array(limited.network.column.length).fill(1);
  const region = caseOf(limited, open, []);
  if (region === undefined) return open;
  const { network, slotOf } = weightedOf(limited, region, level, values, all);
  const { bound } = finish(prove(network, TOTAL, all));
  const isWorse = (one: number) => (level === values.length - 1 ? one < values[level] : one <= values[level]);
  nearOf(network, all, 0).regrets.forEach((regret, slot) => {
    const own = slotOf[slot];
    if (own >= 0 && isWorse(Math.floor((bound - regret) / all.scale))) open[own] = 0;
  });
  return open;
}

/** Whether every case is the same without these limits, so that what closes it does so without them. */
function leavesAsItIs(limited: Limited, cases: readonly Case[], limits: readonly number[]): boolean {
  const { blocks } = limited;
  const [min, max] = [blocks.min.slice(), blocks.max.slice()];
  for (const limit of limits) {
    min[limit] = 0;
    max[limit] = UNLIMITED;
  }
  const without: Limited = { ...limited, blocks: { ...blocks, min, max } };
  return cases.every(({ open, decisions, region }) => {
    const other = caseOf(without, open, decisions);
    if (region === undefined || other === undefined) return region === other;
    return region.alive.every((one, slot) => one === other.alive[slot] && region.made[slot] === other.made[slot]);
  });
}
