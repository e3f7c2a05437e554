import type { Progress, Steps } from "../steps.ts";
import { createMeter, isDue } from "../steps.ts";
import { bestAt } from "./bestAt.ts";
import { withinBounds } from "./bestPlaced.ts";
import type { Certified } from "./certify.ts";
import { certify } from "./certify.ts";
import type { LinearSolver } from "./linear/linearProgram.ts";
import { certifyProposal, proposalOf } from "./linear/proposal.ts";
import type { Network } from "./network.ts";
import { withoutDead } from "./network.ts";
import { pairingOf, slotsOf, unmake } from "./pairing.ts";
import type { Counting, Counts } from "./profile/counts.ts";
import { bestByCounts } from "./profile/counts.ts";
import { settle } from "./settle.ts";
import type { Level, PriceLevels } from "./solution.ts";
import { componentsOf, tiedRows } from "./ties.ts";

export interface Orders {
  readonly rowOrder: Int32Array;
  readonly columnOrder: Int32Array;
}

/** What is best. */
export interface Goal {
  /** People placed, then the total. */
  readonly levels: readonly Level[];
  /** What is counted after the people placed; the total comes behind it with maximin, else not at all. */
  readonly counting?: Counting | undefined;
  /** Slots of locked pairs, which are counted too. */
  readonly locked: readonly number[];
  /** [slots] What is preferred among all that is best: the greatest sum of these. It is a level of the certificate. */
  readonly preferred?: Float64Array | undefined;
}

/** What is decided one after the other. */
export function stagesOf({ levels, counting }: Goal): readonly (Level | "counts")[] {
  if (counting === undefined) return levels;
  const placed = levels.filter(({ level }) => level === "placed");
  return counting.objective === "maximin" ? [...placed, "counts", TOTAL] : [...placed, "counts"];
}

const TOTAL: Level = { level: "total" };

/** How often the pairs are gone through between two pauses, and parts of a portion that is not full. */
const PASSES = 16;

/** The canonical optimum of a network, level by level, with its proof. */
export interface Solution {
  readonly certificate: PriceLevels;
  readonly counts: Counts | undefined;
  /** Exactly the best assignments. */
  readonly narrowed: Network;
  /** [slots] 1 = made. */
  readonly taken: Uint8Array;
  /** Rows that another best assignment gives other columns. */
  readonly tied: Int32Array;
}

/**
 * Solves a network exactly: each level on what the level before left open, each proved before the next. Undefined
 * where its bounds cannot be met. A row that takes one of the places may have one pair at most here; `search` handles
 * the others. A `solver`, if given, proposes each level's assignment; everything else stays as it is.
 */
export function* solve(
  network: Network,
  goal: Goal,
  orders: Orders,
  solver?: LinearSolver,
): Steps<Solution | undefined> {
  let pairing = withinBounds(network);
  if (pairing === undefined) return undefined;
  const made = new Uint8Array(network.column.length);
  const meter = createMeter();
  const pause = function* (stage: Progress["stage"]): Steps<void> {
    if (isDue(meter, PASSES * made.length)) yield { stage, done: 0, of: network.n };
  };
  const certificate: PriceLevels[number][] = [];
  let narrowed = network;
  let counts: Counts | undefined;
  for (const stage of [...stagesOf(goal), ...(goal.preferred === undefined ? [] : ["preferred" as const])]) {
    const level = stage === "preferred" ? TOTAL : stage;
    if (stage === "preferred") narrowed = { ...narrowed, score: goal.preferred as Float64Array, fixed: 0 };
    if (level === "counts") {
      const decided = [...goal.locked, ...slotsMade(made)];
      const counted = yield* bestByCounts(narrowed, goal.counting as Counting, pairing, decided, orders);
      ({ counts, narrowed } = counted);
      for (const slot of slotsMade(counted.taken)) if (narrowed.alive[slot] === 0) made[slot] = 1;
      pairing = pairingOf(narrowed, counted.taken);
      continue;
    }
    let proof: Certified;
    if (solver === undefined) {
      const proving = yield* bestAt(narrowed, level, pairing);
      yield* pause("proving");
      proof = yield* certify(narrowed, level, pairing, orders.columnOrder, proving);
    } else {
      pairing = proposalOf(solver, narrowed, level);
      proof = yield* certifyProposal(solver, narrowed, level, pairing, orders.columnOrder);
    }
    certificate.push({ ...level, value: proof.value, prices: proof.prices });
    // What the prices decided is made in every best assignment, this one included.
    for (const slot of slotsOf(pairing)) {
      if (proof.narrowed.alive[slot] === 1) continue;
      made[slot] = 1;
      unmake(narrowed, pairing, slot);
    }
    narrowed = proof.narrowed;
    yield* pause("searching");
  }
  // Few pairs are left to settle, as a rule.
  const { network: left, slotOf } = withoutDead({ ...narrowed, score: network.score });
  yield* pause("settling");
  const last = pairingOf(
    left,
    Uint8Array.from(slotOf, (slot) => pairing.taken[slot]),
  );
  const component = componentsOf(left, last);
  const settled = yield* settle(left, last, component, orders);
  settled.forEach((one, at) => {
    if (one === 1) made[slotOf[at]] = 1;
  });
  return { certificate, counts, narrowed, tied: tiedRows(left, component), taken: made };
}

export function slotsMade(taken: Uint8Array): number[] {
  const slots: number[] = [];
  for (let slot = 0; slot < taken.length; slot++) if (taken[slot] === 1) slots.push(slot);
  return slots;
}

/** Whether anything is within the network's lower and upper bounds. */
export function feasible(network: Network): boolean {
  return withinBounds(network) !== undefined;
}
