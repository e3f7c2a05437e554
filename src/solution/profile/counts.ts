import type { Steps } from "../../steps.ts";
import type { Network } from "../network.ts";
import type { Pairing } from "../pairing.ts";
import type { Orders } from "../solve.ts";
import type { Circulation } from "./circulation.ts";
import { openNetwork } from "./circulation.ts";
import { circulationOf } from "./circulationOf.ts";
import type { Classes } from "./classes.ts";
import { classesOf, countOf, forget } from "./classes.ts";
import { leastBound } from "./leastBound.ts";
import type { ProvedCount } from "./lexicographic.ts";
import { firstNeeded, lexicographic } from "./lexicographic.ts";
import { nearlyBest } from "./nearlyBest.ts";
import type { Potentials } from "./potentials.ts";
import { decideBy, NO_POTENTIALS } from "./potentials.ts";

/** What counts after the people placed, other than the total: all of it about how many pairs are made of a kind. */
export type Counting =
  | { readonly objective: "maximin" | "leximin"; readonly choices?: undefined }
  | { readonly objective: "greedy" | "generous"; readonly choices: Float64Array }; // [slots] choice numbers

/** How many pairs have a score (leximin) or a choice number (greedy, generous), and why it cannot be better. */
export interface CountLevel {
  /** The score or the choice number. */
  readonly of: number;
  readonly value: number;
  readonly potentials: Potentials;
}

/** The least score of any pair (maximin), and why it cannot be greater. */
export interface LeastLevel {
  readonly value: number;
  readonly potentials: Potentials;
}

/** The proof of an objective that counts. */
export type Counts = ({ readonly least: LeastLevel | undefined } | { readonly counts: readonly CountLevel[] }) & {
  /** Where there are limits: the proofs of the other levels, in their order. Then these have no prices. */
  readonly levels?: readonly Potentials[];
};

/** Pairs that are made whatever is best: `apart` from the circulation, or closed in it. */
export interface Decided {
  readonly apart: readonly number[];
  readonly closed: readonly number[];
}

export interface Counted {
  readonly counts: Counts;
  /** The best assignment that was found, without `decided`. */
  readonly taken: Uint8Array; // [slots]
  /** Exactly the best assignments. */
  readonly narrowed: Network;
}

/**
 * The best of the assignments that are feasible in a network, by counts. `decided`: the pairs that all of them make,
 * which are no longer in it.
 */
export function* bestByCounts(
  given: Network,
  counting: Counting,
  pairing: Pairing,
  decided: readonly number[],
  orders: Orders,
): Steps<Counted> {
  yield* nearlyBest(given, counting, pairing);
  const network = withoutUnneeded(given, counting, pairing, decided);
  const circulation = circulationOf(network, pairing, orders);
  const counts = yield* bestIn(circulation, network, counting, { apart: decided, closed: [] });
  return done(network, circulation, counts);
}

/** Makes a circulation the best one by counts, and leaves open exactly what is best; returns the proof. */
export function* bestIn(
  circulation: Circulation,
  network: Network,
  counting: Counting,
  decided: Decided,
): Steps<Counts> {
  const classes = classesFor(circulation, network, counting);
  if (counting.objective === "maximin") {
    const ceiling = leastOf([...decided.apart, ...decided.closed], network.score);
    const needed = yield* firstNeeded(circulation, below(classes, ceiling));
    return {
      least: needed === undefined ? leastWithout(circulation, network, ceiling) : leastAt(classes, needed),
    };
  }
  const proofs = yield* lexicographic(circulation, classes);
  return { counts: countsOf(circulation, classes, proofs, decided.apart, counting, network) };
}

/**
 * Checks that claimed proofs show `pairing` to be best by counts; undefined if they do not. What they claim that is not
 * needed for it is not looked at but for the values.
 */
export function proveCounts(
  given: Network,
  counting: Counting,
  pairing: Pairing,
  decided: readonly number[],
  orders: Orders,
  claimed: Counts,
): Counted | undefined {
  const network = withoutUnneeded(given, counting, pairing, decided);
  const circulation = circulationOf(network, pairing, orders);
  const counts = proveIn(circulation, network, counting, { apart: decided, closed: [] }, claimed);
  return counts && done(network, circulation, counts);
}

/** Checks the same of a circulation, and leaves open exactly what is best. */
export function proveIn(
  circulation: Circulation,
  network: Network,
  counting: Counting,
  decided: Decided,
  claimed: Counts,
): Counts | undefined {
  const classes = classesFor(circulation, network, counting);
  const potentialOf = new Float64Array(circulation.nodes);
  const decideClass = (own: number, potentials: Potentials) => {
    const count = countOf(classes, own, circulation);
    const proved = decideBy(circulation, count, potentials, potentialOf);
    forget(count, circulation);
    return proved;
  };
  if (counting.objective === "maximin") {
    if (!("least" in claimed)) return undefined;
    const ceiling = leastOf([...decided.apart, ...decided.closed], network.score);
    const reachable = below(classes, ceiling);
    const least = leastMade(circulation, network, ceiling);
    if (least !== claimed.least?.value) return undefined;
    const potentials = claimed.least?.potentials ?? NO_POTENTIALS;
    for (let own = 0; own + 1 < reachable.start.length; own++) {
      if (reachable.value[own] === least) {
        const count = countOf(classes, own, circulation);
        const bound = leastBound(circulation, count, potentials, potentialOf, decided.closed);
        forget(count, circulation);
        return bound < 1 ? undefined : { least: { value: least, potentials } };
      }
      if (!decideClass(own, NO_POTENTIALS)) return undefined;
    }
    return { least: least === undefined ? undefined : { value: least, potentials: NO_POTENTIALS } };
  }
  if (!("counts" in claimed)) return undefined;
  const potentialsOf = new Map(claimed.counts.map(({ of, potentials }) => [of, potentials]));
  const proofs: ProvedCount[] = [];
  for (let own = 0; own + 1 < classes.start.length; own++) {
    const potentials = potentialsOf.get(classes.value[own]) ?? NO_POTENTIALS;
    if (!decideClass(own, potentials)) return undefined;
    if (potentials.node.length > 0) proofs.push({ of: own, potentials });
  }
  return { counts: countsOf(circulation, classes, proofs, decided.apart, counting, network) };
}

function done(network: Network, circulation: Circulation, counts: Counts): Counted {
  return {
    counts,
    taken: circulation.taken,
    narrowed: openNetwork(network, circulation),
  };
}

/**
 * Without the pairs of classes of which a pairing makes none, up to the first of which it makes some: nothing proves
 * better that none of them has to be made.
 */
function withoutUnneeded(
  network: Network,
  counting: Counting,
  { taken }: Pairing,
  decided: readonly number[],
): Network {
  if (counting.objective === "greedy") return network;
  const value = counting.choices ?? network.score;
  const sign = counting.objective === "generous" ? -1 : 1;
  // With maximin what is as good as a decided pair loses nothing.
  let first = (counting.objective === "maximin" ? leastOf(decided, value) : undefined) ?? Number.POSITIVE_INFINITY;
  for (let slot = 0; slot < taken.length; slot++) if (taken[slot] === 1) first = Math.min(first, sign * value[slot]);
  const alive = network.alive.slice();
  for (let slot = 0; slot < alive.length; slot++) if (sign * value[slot] < first) alive[slot] = 0;
  return { ...network, alive };
}

/** The least score first, the greatest choice number first, or the smallest, of which there should be many. */
function classesFor({ slots }: Circulation, { score }: Network, counting: Counting): Classes {
  if (counting.choices === undefined) return classesOf(slots, score, "least", 1);
  return counting.objective === "greedy"
    ? classesOf(slots, counting.choices, "least", -1)
    : classesOf(slots, counting.choices, "greatest", 1);
}

/** The classes of values below a ceiling. */
function below(classes: Classes, ceiling: number | undefined): Classes {
  if (ceiling === undefined) return classes;
  const kept = classes.value.filter((value) => value < ceiling).length;
  return { ...classes, start: classes.start.subarray(0, kept + 1), value: classes.value.subarray(0, kept) };
}

function leastOf(slots: Iterable<number>, score: Float64Array): number | undefined {
  let least: number | undefined;
  for (const slot of slots) if (least === undefined || score[slot] < least) least = score[slot];
  return least;
}

/** The least score of all pairs that are made; undefined if none is. */
function leastMade({ slots, taken }: Circulation, { score }: Network, ceiling: number | undefined) {
  const own = leastOf(
    slots.filter((slot) => taken[slot] === 1),
    score,
  );
  return own === undefined || (ceiling !== undefined && ceiling < own) ? ceiling : own;
}

/** No class has to be used: what is decided has the least score, or nothing is made. */
function leastWithout(circulation: Circulation, network: Network, ceiling: number | undefined): LeastLevel | undefined {
  const value = leastMade(circulation, network, ceiling);
  return value === undefined ? undefined : { value, potentials: NO_POTENTIALS };
}

function leastAt({ value }: Classes, { of, potentials }: ProvedCount): LeastLevel {
  return { value: value[of], potentials };
}

/** Every value that occurs or takes a proof, in the order of the classes. */
function countsOf(
  { taken }: Circulation,
  classes: Classes,
  proofs: readonly ProvedCount[],
  decided: readonly number[],
  counting: Counting,
  { score }: Network,
): CountLevel[] {
  const valueOf = counting.choices ?? score;
  const counts = new Map<number, { value: number; potentials: Potentials }>();
  const at = (of: number) => {
    const known = counts.get(of) ?? { value: 0, potentials: NO_POTENTIALS };
    counts.set(of, known);
    return known;
  };
  for (const slot of decided) at(valueOf[slot]).value++;
  for (let slot = 0; slot < taken.length; slot++) if (taken[slot] === 1) at(valueOf[slot]).value++;
  for (const { of, potentials } of proofs) at(classes.value[of]).potentials = potentials;
  const descending = counting.objective === "generous" ? -1 : 1;
  return [...counts].sort(([a], [b]) => descending * (a - b)).map(([of, count]) => ({ of, ...count }));
}
