import { POINTS } from "../points.ts";

/** Remembered answers of the exact path. */
const REMEMBERED = 8;

/**
 * Shares out 1,000,000 points by `k` weights: quota `w / W × 1,000,000`, each its floor, and the points still missing
 * one each to the largest remainders, equal ones in index order. The shares always add up to 1,000,000; a weight of 0
 * gets nothing.
 *
 * Exact for the doubles as they are: floating point decides where its error bound lets it, and BigInt where it does
 * not, as when two remainders are nearly equal. (1 : 4 : 1 have three equal remainders, which floating point takes
 * for different ones.) The returned function allocates nothing but on the exact path, a few microseconds, whose last
 * answers are remembered. O(k²).
 *
 * *Range*: weights 0 or 1e-300 … 1e300, their sum above 0 and finite.
 * *Source*: Hamilton's method (largest remainder).
 */
export function apportioner(k: number): (weights: Float64Array, shares: Int32Array) => void {
  const remainders = new Float64Array(k);
  const remembered: { readonly weights: Float64Array; readonly shares: Int32Array }[] = [];
  let next = 0;
  return (weights, shares) => {
    if (shareOut(weights, shares, remainders)) return;
    let found = remembered.find((one) => sameWeights(one.weights, weights));
    if (found === undefined) {
      found = { weights: weights.slice(), shares: exactShares(weights) };
      remembered[next] = found;
      next = (next + 1) % REMEMBERED;
    }
    shares.set(found.shares);
  };
}

/** In floating point. False, with `shares` undecided, where its rounding might have decided. */
function shareOut(weights: Float64Array, shares: Int32Array, remainders: Float64Array): boolean {
  let sum = 0;
  let grid = true; // all are multiples of 2^-10: with a sum below 2^23 every number below is exact
  for (let index = 0; index < weights.length; index++) {
    sum += weights[index];
    grid &&= Number.isInteger(weights[index] * 1024);
  }
  if (!(sum > 0 && sum < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`solver bug: expected weights with a finite sum above 0, received ${sum}`);
  }
  // Sum, product, quotient and difference are off by at most k + 3 half units in the last place of a million times W.
  const error = grid && sum < 8_388_608 ? 0 : sum * (weights.length + 4) * 2e-10;
  let missing = POINTS;
  for (let index = 0; index < weights.length; index++) {
    const scaled = weights[index] * POINTS;
    const floor = Math.floor(scaled / sum);
    const remainder = scaled - floor * sum; // in units of 1 / W
    if (error > 0 && weights[index] > 0 && (remainder < error || remainder > sum - error)) return false;
    shares[index] = floor;
    remainders[index] = remainder;
    missing -= floor;
  }
  for (; missing > 0; missing--) {
    let largest = 0;
    for (let index = 1; index < weights.length; index++) if (remainders[index] > remainders[largest]) largest = index;
    for (let index = 0; error > 0 && index < weights.length; index++) {
      // Equal weights have equal remainders, bit by bit: index order has settled those.
      const near = remainders[index] > remainders[largest] - error;
      if (near && weights[index] !== weights[largest]) return false;
    }
    shares[largest]++;
    remainders[largest] = Number.NEGATIVE_INFINITY;
  }
  return true;
}

function exactShares(weights: Float64Array): Int32Array {
  const parts = inUnits(weights);
  const sum = parts.reduce((a, b) => a + b, 0n);
  const scaled = parts.map((part) => part * BigInt(POINTS));
  const shares = Int32Array.from(scaled, (quota) => Number(quota / sum));
  const remainders = scaled.map((quota) => quota % sum);
  const order = [...parts.keys()].sort((a, b) =>
    remainders[a] === remainders[b] ? a - b : remainders[a] > remainders[b] ? -1 : 1,
  );
  const missing = shares.reduce((left, share) => left - share, POINTS);
  for (const index of order.slice(0, missing)) shares[index]++;
  return shares;
}

/** Doubles as integers, all in one unit, a power of two. */
function inUnits(weights: Float64Array): bigint[] {
  const bits = [...new BigUint64Array(weights.slice().buffer)];
  const exponents = bits.map((one) => Number(one >> 52n));
  const least = Math.min(...exponents.filter((exponent) => exponent > 0));
  const mantissa = (one: bigint) => (one & 0xfffffffffffffn) | 0x10000000000000n;
  return bits.map((one, index) => (one === 0n ? 0n : mantissa(one) << BigInt(exponents[index] - least)));
}

function sameWeights(a: Float64Array, b: Float64Array): boolean {
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}
