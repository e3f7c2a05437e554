import type { Steps } from "../../steps.ts";
import { finish } from "../../steps.ts";
import { valueOf } from "../certify.ts";
import type { Network } from "../network.ts";
import { goalOf, networkOf } from "../networkOf.ts";
import { pairingOf } from "../pairing.ts";
import type { Circulation } from "../profile/circulation.ts";
import { isOpen } from "../profile/circulation.ts";
import { circulationOf } from "../profile/circulationOf.ts";
import type { Classes } from "../profile/classes.ts";
import { classesOf, countOf, forget } from "../profile/classes.ts";
import type { Counting, Counts, Decided } from "../profile/counts.ts";
import { bestIn, proveIn } from "../profile/counts.ts";
import { groupsOf } from "../profile/groups.ts";
import { lexicographic } from "../profile/lexicographic.ts";
import type { Potentials } from "../profile/potentials.ts";
import { decideBy, NO_POTENTIALS } from "../profile/potentials.ts";
import type { ReadProblem } from "../readProblem.ts";
import type { Level, PriceLevels } from "../solution.ts";
import { stagesOf } from "../solve.ts";
import { bestTotal } from "./bestTotal.ts";
import { decideTotal } from "./decideTotal.ts";
import { makeFeasible } from "./feasible.ts";
import { settleNested } from "./settleNested.ts";

/** The canonical optimum of a problem that counts and has nested limits, with its proof. */
export interface NestedFound {
  readonly taken: Uint8Array; // [slots]
  /** With the proofs of the levels of the certificate. */
  readonly counts: Counts;
  /** Without prices. */
  readonly certificate: PriceLevels;
  readonly tied: Int32Array;
}

/**
 * Solves it exactly, in one circulation with a node for each limit: no row wants several columns, so that people placed
 * are pairs, and are counted like those of the objective. Each level on what the level before left open. Undefined
 * where nothing is feasible. `preferred` [slots]: of all optima, those with the greatest sum of these.
 */
export function* solveNested(
  problem: ReadProblem,
  network = networkOf(problem),
  preferred?: Float64Array,
): Steps<NestedFound | undefined> {
  const counting = problem.counting as Counting;
  const circulation = circulationIn(problem, network, new Uint8Array(network.column.length));
  if (!makeFeasible(circulation)) return undefined;
  const tiers = tiersOf(circulation, problem, network);
  const placed = yield* lexicographic(circulation, tiers);
  const proofs = levelsIn(problem)
    .filter(({ level }) => level === "placed")
    .map((level) => placed.find(({ of }) => tiers.value[of] === priorityOf(level))?.potentials ?? NO_POTENTIALS);
  const counts = yield* bestIn(circulation, network, counting, decidedIn(circulation, problem));
  if (counting.objective === "maximin") {
    const potentials = yield* bestTotal(circulation, network.score);
    if (!decideTotal(circulation, network.score, potentials)) throw new Error("solver bug: the total is not proved");
    proofs.push(potentials);
  }
  if (preferred !== undefined) decideTotal(circulation, preferred, yield* bestTotal(circulation, preferred));
  const { taken, tied } = yield* settleNested(circulation, network, problem);
  return foundOf(problem, network, taken, { ...counts, levels: proofs }, tied);
}

/**
 * Checks that claimed proofs show an assignment that keeps everything to be best, without solving; undefined if they do
 * not. What is found is the canonical one of all that are.
 */
export function proveNested(
  problem: ReadProblem,
  network: Network,
  given: Uint8Array,
  claimed: Counts,
): NestedFound | undefined {
  const levels = levelsIn(problem);
  const proofs = claimed.levels ?? [];
  if (proofs.length !== levels.length) return undefined;
  const circulation = circulationIn(problem, network, given);
  const potentialOf = new Float64Array(circulation.nodes);
  const tiers = tiersOf(circulation, problem, network);
  const decide = (level: Level, potentials: Potentials): boolean => {
    if (level.level === "total") return decideTotal(circulation, network.score, potentials);
    const own = tiers.value.indexOf(level.priority);
    const count = own < 0 ? { cost: tiers.cost, members: new Int32Array(0) } : countOf(tiers, own, circulation);
    const proved = decideBy(circulation, count, potentials, potentialOf);
    forget(count, circulation);
    return proved;
  };
  const placed = levels.filter(({ level }) => level === "placed").length;
  if (!levels.slice(0, placed).every((level, at) => decide(level, proofs[at]))) return undefined;
  const decided = decidedIn(circulation, problem);
  const counts = proveIn(circulation, network, problem.counting as Counting, decided, claimed);
  if (counts === undefined) return undefined;
  if (!levels.slice(placed).every((level, at) => decide(level, proofs[placed + at]))) return undefined;
  const { taken, tied } = finish(settleNested(circulation, network, problem));
  return foundOf(problem, network, taken, { ...counts, levels: proofs }, tied);
}

function circulationIn(problem: ReadProblem, network: Network, taken: Uint8Array): Circulation {
  return circulationOf(network, pairingOf(network, taken), problem, groupsOf(problem, network));
}

function levelsIn(problem: ReadProblem): readonly Level[] {
  return stagesOf(goalOf(problem)).filter((stage) => stage !== "counts");
}

function priorityOf(level: Level): number | undefined {
  return level.level === "placed" ? level.priority : undefined;
}

/** The pairs of each tier's rows, of which there should be many. Rows that want nothing have no level. */
function tiersOf({ slots }: Circulation, { demand }: ReadProblem, { row, tier }: Network): Classes {
  return classesOf(
    slots.filter((slot) => demand[row[slot]] > 0),
    Float64Array.from(row, (i) => tier[i]),
    "greatest",
    -1,
  );
}

/** Locked pairs, and those that every best assignment so far makes. */
function decidedIn(circulation: Circulation, problem: ReadProblem): Decided {
  const { slots, taken } = circulation;
  const closed = Array.from(slots).filter((slot) => taken[slot] === 1 && !isOpen(circulation, slot));
  return { apart: goalOf(problem).locked, closed };
}

function foundOf(
  problem: ReadProblem,
  network: Network,
  taken: Uint8Array,
  counts: Counts,
  tied: Int32Array,
): NestedFound {
  const pairing = pairingOf(network, taken);
  const prices = { column: new Float64Array(0), place: 0 };
  const certificate = levelsIn(problem).map((level) => ({ ...level, value: valueOf(network, level, pairing), prices }));
  return { taken, counts, certificate, tied };
}
