import type { Steps } from "../../steps.ts";
import { bestAt } from "../bestAt.ts";
import type { Network } from "../network.ts";
import type { Pairing } from "../pairing.ts";
import type { Counting } from "./counts.ts";

/** Weights are below this; so many more make the searches no shorter. */
const MOST_WEIGHT = 1 << 22;

/**
 * Makes a pairing nearly best where few pairs are to have low scores, or high choice numbers: the best total of weights
 * that fall faster and faster. It only saves time; where it would not (greedy), or where the sums of such weights would
 * not be exact, the pairing is left as it is.
 */
export function* nearlyBest(network: Network, counting: Counting, pairing: Pairing): Steps<void> {
  const { n, m, score, alive, rowHi } = network;
  const units = rowHi.reduce((sum, most) => sum + most, 1);
  // As `checkRange`, for weights.
  const most = Math.min(MOST_WEIGHT, Math.floor(Number.MAX_SAFE_INTEGER / (4 * units * (Math.min(units, m) + 4))));
  if (n === 0 || most < 16 || counting.objective === "greedy") return;
  const ofScore = rangeOf(score, alive);
  const { least, width } = counting.choices === undefined ? ofScore : rangeOf(counting.choices, alive);
  const weight = new Float64Array(score.length);
  for (let slot = 0; slot < score.length; slot++) {
    if (alive[slot] === 0) continue;
    const good = (score[slot] - ofScore.least) / ofScore.width; // 0 … 1
    if (counting.choices === undefined) weight[slot] = Math.floor(most * falling(1 - good));
    // Weights that many pairs share make the search long; scores seldom are.
    else weight[slot] = Math.floor(most * (falling((counting.choices[slot] - least) / width) + good / 8));
  }
  yield* bestAt({ ...network, score: weight }, { level: "total" }, pairing);
}

/** From 0 down to −1, slowly at first: steeper, and the best total of the weights takes longer than it saves. */
function falling(share: number): number {
  return 0 - share * share;
}

function rangeOf(value: Float64Array, alive: Uint8Array): { least: number; width: number } {
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (let slot = 0; slot < value.length; slot++) {
    if (alive[slot] === 0) continue;
    if (value[slot] < least) least = value[slot];
    if (value[slot] > greatest) greatest = value[slot];
  }
  return { least, width: Math.max(1, greatest - least) };
}
