import type { Network } from "../network.ts";
import type { Prices } from "../solution.ts";

/** What prices say of assignments worth less than their bound. */
export interface Near {
  /**
   * How much less, at least, an assignment with the pair is worth: [slots]; Infinity for a pair that cannot be made.
   */
  readonly regrets: Float64Array;
  /** Fewest and most pairs of a row in assignments that are worth at most `slack` less. [n] each */
  readonly rowLo: Int32Array;
  readonly rowHi: Int32Array;
}

/**
 * O(slots), times the row's pairs where it takes several.
 *
 * Source: reduced cost fixing, Ahuja, Magnanti & Orlin, *Network Flows*, 16.4.
 */
export function nearOf(network: Network, prices: Prices, slack: number): Near {
  const { n, start, column, alive, score, counted } = network;
  const regrets = new Float64Array(column.length).fill(Number.POSITIVE_INFINITY);
  const rowLo = network.rowLo.slice();
  const rowHi = network.rowHi.slice();
  for (let row = 0; row < n; row++) {
    const worth: number[] = [];
    for (let slot = start[row]; slot < start[row + 1]; slot++)
      if (alive[slot] === 1) worth.push(score[slot] - prices.column[column[slot]]);
    const sorted = worth.slice().sort((a, b) => b - a);
    const most = Math.min(rowHi[row], sorted.length);
    const values = [0]; // of taking the best k
    for (let k = 1, sum = counted[row] === 1 ? -prices.place : 0; k <= most; k++) {
      sum += sorted[k - 1];
      values.push(sum);
    }
    let best = Number.NEGATIVE_INFINITY;
    for (let k = rowLo[row]; k <= most; k++) best = Math.max(best, values[k]);
    let at = 0;
    for (let slot = start[row]; slot < start[row + 1]; slot++) {
      if (alive[slot] === 0) continue;
      const own = worth[at++];
      let withIt = Number.NEGATIVE_INFINITY;
      for (let k = Math.max(1, network.rowLo[row]); k <= most; k++)
        withIt = Math.max(withIt, values[k] - Math.max(0, sorted[k - 1] - own));
      regrets[slot] = best - withIt;
    }
    while (rowHi[row] > most || (rowHi[row] > rowLo[row] && best - values[rowHi[row]] > slack)) rowHi[row]--;
    while (rowLo[row] < rowHi[row] && best - values[rowLo[row]] > slack) rowLo[row]++;
  }
  return { regrets, rowLo, rowHi };
}

/** The bounds of columns and places in assignments that are worth at most `slack` less. */
export function nearBounds(
  { m, columnLo, columnHi, placesLo, placesHi }: Network,
  prices: Prices,
  slack: number,
): Pick<Network, "columnLo" | "columnHi" | "placesLo" | "placesHi"> {
  const lo = columnLo.slice();
  const hi = columnHi.slice();
  for (let j = 0; j < m; j++) [lo[j], hi[j]] = nearRange(lo[j], hi[j], prices.column[j], slack);
  const [fewest, most] = nearRange(placesLo, placesHi, prices.place, slack);
  return { columnLo: lo, columnHi: hi, placesLo: fewest, placesHi: most };
}

function nearRange(lo: number, hi: number, price: number, slack: number): [number, number] {
  if (price > 0) return [Math.max(lo, hi - Math.floor(slack / price)), hi];
  return price < 0 ? [lo, Math.min(hi, lo + Math.floor(slack / -price))] : [lo, hi];
}
