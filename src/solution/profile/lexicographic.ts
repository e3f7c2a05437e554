import type { Steps } from "../../steps.ts";
import { createMeter, isDue } from "../../steps.ts";
import type { Circulation } from "./circulation.ts";
import { flipSlot, isOpen } from "./circulation.ts";
import type { Classes } from "./classes.ts";
import { countOf, forget } from "./classes.ts";
import type { Count, Potentials } from "./potentials.ts";
import { decideBy, NO_POTENTIALS } from "./potentials.ts";
import type { Search } from "./ways.ts";
import { createSearch } from "./ways.ts";

/** The proof of one class: how many of it are made, and that it cannot be better after the classes before. */
export interface ProvedCount {
  /** Index of the class. */
  readonly of: number;
  readonly potentials: Potentials;
}

/**
 * Makes a circulation the best one class by class: fewest slots of the first class (`cost` 1) or most (−1), then of the
 * next, and so on; leaves open exactly what is best. Returns the proofs of the classes that took potentials; all others
 * are proved without any.
 *
 * The out-of-kilter method with costs 0 and ±1: a slot that should change does so if the circulation can make up for it
 * for nothing; else what can be reached, or can reach, gets another potential, and the slot is proved to have to stay.
 * What has been proved apart is never looked at together again, and each failed search looks at the smaller side:
 * together O(slots · log slots). How many searches succeed depends on how good the circulation is to begin with.
 *
 * Source: Ahuja, Magnanti & Orlin, *Network Flows*, 9.9 (out-of-kilter); Burkard & Rendl 1991 (lexicographic
 * bottleneck problems).
 */
export function* lexicographic(circulation: Circulation, classes: Classes): Steps<ProvedCount[]> {
  const search = createSearch(circulation);
  const potentialOf = new Float64Array(search.potential.length);
  const meter = createMeter();
  const proofs: ProvedCount[] = [];
  const classesToDo = classes.start.length - 1;
  for (let own = 0; own < classesToDo; own++) {
    const count = countOf(classes, own, circulation);
    const raised = improve(circulation, search, count);
    const potentials = raised.length === 0 ? NO_POTENTIALS : takePotentials(search, raised);
    if (!decideBy(circulation, count, potentials, potentialOf))
      throw new Error(`solver bug: class ${own} of ${classesToDo} is not proved`);
    forget(count, circulation);
    if (raised.length > 0) proofs.push({ of: own, potentials });
    if (isDue(meter, count.members.length + WORK * raised.length))
      yield { stage: "searching", done: own, of: classesToDo };
  }
  return proofs;
}

/** Pairs that are looked at for a node that gets a potential, as a rule. */
const WORK = 16;

/** The classes up to the first of which some slot must be made; undefined if there is none such. */
export function* firstNeeded(circulation: Circulation, classes: Classes): Steps<ProvedCount | undefined> {
  const search = createSearch(circulation);
  const potentialOf = new Float64Array(search.potential.length);
  const meter = createMeter();
  for (let own = 0; own + 1 < classes.start.length; own++) {
    const count = countOf(classes, own, circulation);
    for (const slot of count.members) {
      if (!isOpen(circulation, slot) || circulation.taken[slot] === 0) continue;
      if (changed(circulation, search, count, slot)) continue;
      raise(search);
      return { of: own, potentials: takePotentials(search, search.reached.nodes) };
    }
    if (!decideBy(circulation, count, NO_POTENTIALS, potentialOf))
      throw new Error(`solver bug: class ${own} is not proved`);
    forget(count, circulation);
    if (isDue(meter, count.members.length)) yield { stage: "searching", done: own, of: classes.start.length - 1 };
  }
  return undefined;
}

/** Decides one class; returns the nodes that got a potential, some perhaps more than once. */
function improve(circulation: Circulation, search: Search, count: Count): number[] {
  const { taken, row, column, n } = circulation;
  const raised: number[] = [];
  const wrong = count.cost === 1 ? 1 : 0;
  for (const slot of count.members) {
    if (taken[slot] !== wrong || !isOpen(circulation, slot)) continue;
    while (
      taken[slot] === wrong &&
      count.cost * (count.cost + search.potential[row[slot]] - search.potential[n + column[slot]]) > 0
    ) {
      if (changed(circulation, search, count, slot)) break;
      raise(search);
      for (const node of search.reached.nodes) raised.push(node);
    }
  }
  return raised;
}

/** Changes a slot if the circulation can make up for it for nothing. */
function changed(circulation: Circulation, search: Search, count: Count, slot: number): boolean {
  const row = circulation.row[slot];
  const column = circulation.n + circulation.column[slot];
  const made = circulation.taken[slot] === 1;
  if (!search.change(made ? row : column, made ? column : row, count)) return false;
  flipSlot(circulation, slot);
  return true;
}

/** Raises the price of the steps that lead out of what was reached by 1; where none leads across at all, by 2. */
function raise({ potential, reached }: Search): void {
  const by = (reached.apart ? 2 : 1) * (reached.backwards ? 1 : -1);
  for (const node of reached.nodes) potential[node] += by;
}

/** The potentials of those nodes, which are 0 again afterwards. */
function takePotentials({ potential }: Search, nodes: ArrayLike<number>): Potentials {
  const node = Int32Array.from(new Set(Array.from(nodes)))
    .sort()
    .filter((one) => potential[one] !== 0);
  const taken = Float64Array.from(node, (one) => potential[one]);
  for (const one of node) potential[one] = 0;
  return { node, potential: taken };
}
