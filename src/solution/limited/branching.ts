import type { Candidate } from "./assignments.ts";
import { isCounted } from "./blocks.ts";
import type { Decision, Limited } from "./limited.ts";
import type { Improved } from "./multipliers.ts";
import type { Region } from "./region.ts";

/**
 * What to decide next in a case, the more promising way first: the pair that the mixture makes most nearly by half; or
 * whether a row is placed, where `rest`, an assignment of the case that breaks something, takes too many places; or a
 * pair in which it breaks a limit or differs from the best.
 */
export function branchesOf(
  limited: Limited,
  region: Region,
  decided: readonly Decision[],
  { mixture }: Pick<Improved, "mixture">,
  rest: Candidate,
  best: Candidate | undefined,
): readonly [Decision, Decision] {
  const { network, several } = limited;
  const mixed = mostMixed(region, mixture);
  if (mixed === undefined && rest.people > network.placesHi) {
    const rows = new Set(decided.flatMap((one) => ("placed" in one ? [one.row] : [])));
    const row = several.find((one) => !rows.has(one) && isPlaced(network, rest.taken, one));
    if (row !== undefined)
      return [
        { row, placed: true },
        { row, placed: false },
      ];
  }
  const { slot, made } = mixed ?? differing(limited, region, rest, best);
  const pair = { row: network.row[slot], column: network.column[slot] };
  return [
    { ...pair, made },
    { ...pair, made: !made },
  ];
}

interface Chosen {
  readonly slot: number;
  readonly made: boolean;
}

function mostMixed({ alive }: Region, mixture: Improved["mixture"]): Chosen | undefined {
  const shares = new Map<number, number>();
  for (const { candidate, share } of mixture)
    for (let slot = 0; slot < candidate.taken.length; slot++)
      if (candidate.taken[slot] === 1 && alive[slot] === 1) shares.set(slot, (shares.get(slot) ?? 0) + share);
  let found: Chosen | undefined;
  let most = 0.001;
  for (const [slot, share] of shares) {
    const half = Math.min(share, 1 - share);
    if (half < most || (half === most && (found === undefined || slot > found.slot))) continue;
    most = half;
    found = { slot, made: share >= 0.5 };
  }
  return found;
}

/** Of a limit that `rest` breaks the pair whose row's turn comes last; else the first in which it is not the best. */
function differing(
  { network, blocks, problem }: Limited,
  { alive }: Region,
  rest: Candidate,
  best: Candidate | undefined,
): Chosen {
  const { start } = network;
  const broken = [...Array(blocks.count).keys()].filter(
    (k) => rest.counts[k] > blocks.max[k] || rest.counts[k] < blocks.min[k],
  );
  for (const k of broken) {
    const over = rest.counts[k] > blocks.max[k];
    for (let at = problem.rowOrder.length - 1; at >= 0; at--) {
      const row = problem.rowOrder[at];
      for (let slot = start[row]; slot < start[row + 1]; slot++)
        if (alive[slot] === 1 && rest.taken[slot] === (over ? 1 : 0) && isCounted(blocks, slot, k))
          return { slot, made: !over };
    }
  }
  for (const row of problem.rowOrder)
    for (let slot = start[row]; slot < start[row + 1]; slot++)
      if (alive[slot] === 1 && rest.taken[slot] !== (best?.taken[slot] ?? 0))
        return { slot, made: rest.taken[slot] === 1 };
  const slot = alive.indexOf(1);
  // The multipliers that would close it are greater than exact sums allow.
  if (slot < 0) throw new RangeError("scores: expected smaller ones, for sums below 2^53 to prove what limits leave");
  return { slot, made: rest.taken[slot] === 1 };
}

function isPlaced({ start, base }: Limited["network"], taken: Uint8Array, row: number): boolean {
  return base[row] > 0 || taken.subarray(start[row], start[row + 1]).includes(1);
}
