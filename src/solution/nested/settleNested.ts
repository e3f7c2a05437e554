import type { Steps } from "../../steps.ts";
import { createMeter, isDue } from "../../steps.ts";
import type { Network } from "../network.ts";
import type { Circulation } from "../profile/circulation.ts";
import { closeSlot, flipSlot, isOpen, stepsOf } from "../profile/circulation.ts";
import { createSearch } from "../profile/ways.ts";
import { ranksOf } from "../ranksOf.ts";
import type { Orders } from "../solve.ts";
import { componentsIn } from "../ties.ts";
import { NOTHING } from "./feasible.ts";

export interface SettledNested {
  /** [slots] The canonical one of all that is open, closed pairs included. */
  readonly taken: Uint8Array;
  /** Rows to which something else that is open gives other columns, ascending. */
  readonly tied: Int32Array;
}

/**
 * The canonical circulation among all that are open, as `settle` finds that of a network: rows take turns, each takes
 * its highest-scored columns that something open allows, equal ones in `columnOrder`. A search each, inside the tie.
 */
export function* settleNested(
  circulation: Circulation,
  { start, score, column, n }: Network,
  { rowOrder, columnOrder }: Orders,
): Steps<SettledNested> {
  const { from, to, taken, ofRow } = circulation;
  const component = componentsIn(circulation.nodes, (v, visit) => stepsOf(circulation, v, visit));
  const search = createSearch(circulation);
  const rank = ranksOf(columnOrder);
  const isLoose = (slot: number) => isOpen(circulation, slot) && component[from[slot]] === component[to[slot]];
  const tied = new Uint8Array(n);
  for (let row = 0; row < n; row++)
    for (let slot = start[row]; slot < start[row + 1]; slot++) if (isLoose(slot)) tied[row] = 1;

  const meter = createMeter();
  let turns = 0;
  for (const row of rowOrder) {
    turns++;
    if (isDue(meter, start[row + 1] - start[row] + 1)) yield { stage: "settling", done: turns, of: n };
    if (tied[row] === 0) continue;
    const slots: number[] = [];
    for (let slot = start[row]; slot < start[row + 1]; slot++) if (isLoose(slot)) slots.push(slot);
    slots.sort((a, b) => score[b] - score[a] || rank[column[a]] - rank[column[b]]);
    for (const slot of slots) {
      if (taken[slot] === 0 && search.change(to[slot], from[slot], NOTHING)) flipSlot(circulation, slot);
      closeSlot(circulation, slot);
      if (isDue(meter, ofRow.open[from[slot]] + 1)) yield { stage: "settling", done: turns, of: n };
    }
  }
  return { taken, tied: Int32Array.from(tied.keys()).filter((row) => tied[row] === 1) };
}
