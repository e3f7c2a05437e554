import { columnsTaken } from "./answer.ts";
import { checkOptimal } from "./checkAnswer.ts";
import { leavingCost } from "./leaving.ts";
import type { Network } from "./network.ts";
import { slotAt } from "./network.ts";
import { networkOf } from "./networkOf.ts";
import { pairingOf } from "./pairing.ts";
import type { ReadProblem } from "./readProblem.ts";
import { severalRows } from "./relax.ts";
import type { OptimalAssignment } from "./solution.ts";
import { solveAgain } from "./solveAgain.ts";
import type { Ways } from "./ways.ts";
import { waysIn, waysOf } from "./ways.ts";
import type { Placed, Worth } from "./worth.ts";
import { assignmentReader, compareWorth, firstApart } from "./worth.ts";

type Pair = readonly [row: number, column: number];

/** An assignment after the answer: the canonical best of all that have the pairs `kept` and none of `out`. */
interface Next {
  /** All columns of each row, ascending. */
  readonly columnsOf: readonly Int32Array[];
  readonly worth: Worth;
  /** Its pairs, in the canonical order, and those of them that are neither locked nor `kept`. */
  readonly placed: readonly Placed[];
  readonly free: readonly Placed[];
  readonly kept: readonly Pair[];
  readonly out: readonly Pair[];
  readonly network: Network;
  /** What changes cost; undefined where no single network tells. */
  ways(): Ways | undefined;
}

/** What has the first free pairs of `of`, but not the one at `without`; not solved yet. */
interface Part {
  readonly of: Next;
  readonly without: number;
  /** Nothing in it is worth more. */
  readonly bound: Worth;
}

/**
 * Up to `most` assignments that come next after the answer: by what the problem maximises, level by level; equal ones
 * in the canonical order. In that order of two the one comes first that has the first pair which not both have: rows in
 * their order, each row's columns from the highest score down, equal ones in theirs. Fewer where there are no more. Not
 * for cardinality `free`.
 *
 * What is left is parted by the first free pair of an assignment that another has not. To keep and to forbid pairs
 * leaves the canonical order as it is, so that the best of a part is its canonical optimum. Where one network holds the
 * answer, exact losses bound what the parts are worth, and few are solved; else all of them, one for each pair of each
 * assignment found. RangeError where the problem's steps run out.
 *
 * Source: Lawler 1972, after Murty 1968. That equally good parts need no solving in turn follows from the order.
 */
export function nextBest(answer: OptimalAssignment, most: number): (readonly Int32Array[])[] {
  checkOptimal(answer);
  const { problem: read, levels } = answer.solved;
  const { worthOf, placedIn } = assignmentReader(read, levels);

  const nextOf = (columnsOf: Next["columnsOf"], rest: Pick<Next, "kept" | "out" | "network" | "ways">): Next => {
    const decided = new Set([...read.locked, ...rest.kept].map(([row, column]) => row * read.columns + column));
    const placed = placedIn(columnsOf);
    const free = placed.filter(({ row, column }) => !decided.has(row * read.columns + column));
    return { columnsOf, worth: worthOf(columnsOf), placed, free, ...rest };
  };
  const solved = ({ of, without }: Part): Next | undefined => {
    const kept = [...of.kept, ...of.free.slice(0, without).map(pairOf)];
    const out = [...of.out, pairOf(of.free[without])];
    const parted: ReadProblem = { ...read, locked: [...read.locked, ...kept] };
    const network = networkOf(parted);
    for (const [row, column] of out) network.alive[slotAt(network, row, column)] = 0;
    const found = solveAgain(parted, network);
    if (found === undefined) return undefined;
    const ways = () =>
      isOneNetwork(read, network) ? waysOf(network, levels, pairingOf(network, found.taken)) : undefined;
    return nextOf(columnsTaken(parted, found.taken).columnsOf, { kept, out, network, ways });
  };
  /** One part for each pair that something valid can do without. */
  const partsOf = (of: Next): Part[] => {
    const ways = of.ways();
    return of.free.flatMap(({ row, column }, without): Part[] => {
      if (ways === undefined) return [{ of, without, bound: of.worth }];
      const cost = leavingCost(of.network, levels, ways, row, column);
      return cost === undefined ? [] : [{ of, without, bound: of.worth.map((value, level) => value - cost[level]) }];
    });
  };

  const { network } = answer.solved;
  const isOne = isOneNetwork(read, network);
  const found: Next[] = [];
  const parts = new Set<Part>();
  const waiting = new Set<Next>();
  let last = nextOf(answer.columnsOf, {
    kept: [],
    out: [],
    network,
    ways: () => (isOne ? waysIn(answer.solved) : undefined),
  });
  while (found.length < most) {
    for (const part of partsOf(last)) parts.add(part);
    let first = firstOf(waiting);
    for (let part = mostPromising(parts, first); part !== undefined; part = mostPromising(parts, first)) {
      parts.delete(part);
      const one = solved(part);
      if (one === undefined) continue;
      waiting.add(one);
      if (first === undefined || comesBefore(one, first)) first = one;
    }
    if (first === undefined) break;
    waiting.delete(first);
    found.push(first);
    last = first;
  }
  return found.map(({ columnsOf }) => columnsOf);
}

/** Of the parts that may hold something before `first`, one with the highest bound; undefined = none does. */
function mostPromising(parts: ReadonlySet<Part>, first: Next | undefined): Part | undefined {
  let chosen: Part | undefined;
  for (const part of parts) {
    const order = chosen === undefined ? 1 : compareWorth(part.bound, chosen.bound);
    // Of equally good ones, what is without a later pair comes first.
    if (order < 0 || (order === 0 && part.without <= (chosen as Part).without)) continue;
    if (first === undefined || mayComeBefore(part, first)) chosen = part;
  }
  return chosen;
}

/**
 * Whether anything in a part may come before `first`. What is as good as the assignment that was parted comes after it,
 * and differs from it for the first time where it is without the pair.
 */
function mayComeBefore({ of, without, bound }: Part, first: Next): boolean {
  const order = compareWorth(bound, first.worth);
  if (order !== 0 || compareWorth(bound, of.worth) !== 0) return order >= 0;
  return firstApart(of.placed, first.placed).place <= of.free[without].place;
}

function comesBefore(a: Next, b: Next): boolean {
  const order = compareWorth(a.worth, b.worth);
  return order === 0 ? firstApart(a.placed, b.placed).inFirst : order > 0;
}

function firstOf(waiting: ReadonlySet<Next>): Next | undefined {
  let first: Next | undefined;
  for (const one of waiting) if (first === undefined || comesBefore(one, first)) first = one;
  return first;
}

/** Whether the ways through one network tell what every change costs. */
function isOneNetwork({ counting, limits }: ReadProblem, network: Network): boolean {
  return counting === undefined && limits.length === 0 && severalRows(network).length === 0;
}

function pairOf({ row, column }: Placed): Pair {
  return [row, column];
}
