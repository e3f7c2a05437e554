import type { Steps } from "../../steps.ts";
import { withinBounds } from "../bestPlaced.ts";
import { withoutDead } from "../network.ts";
import { compareCanonical } from "../search.ts";
import type { Prices } from "../solution.ts";
import type { Candidate } from "./assignments.ts";
import { candidateOf, keepsLimits } from "./assignments.ts";
import type { EqualCase } from "./canonicalCase.ts";
import { equalCase, pricesOf } from "./canonicalCase.ts";
import type { CaseProof, Decision, Limited, LimitedCase } from "./limited.ts";
import type { Charges, Improved } from "./multipliers.ts";
import { asMultipliers, improve } from "./multipliers.ts";
import { nearOf } from "./near.ts";
import type { Region } from "./region.ts";
import { regionOf } from "./region.ts";
import type { Relaxation } from "./relaxation.ts";
import { solveRelaxation, takenIn } from "./relaxation.ts";
import { paidOf } from "./weighted.ts";

/** What is asked of the search at a level. */
export interface LevelTask {
  readonly limited: Limited;
  readonly level: number;
  /** What the levels before come to: the search keeps to it. */
  readonly values: readonly number[];
  /** An assignment that keeps the limits and these values, if one is known. */
  readonly known: Candidate | undefined;
  /** Counts the relaxations that may still be solved. */
  readonly budget: { left: number };
  /** Pairs that are ruled out from the start: [slots] 1 = not. */
  readonly open: Uint8Array;
  readonly decisions: readonly Decision[];
  /**
   * `value`: only the level's best value is asked for. `canonical`: the canonical assignment of all that reach it.
   * `any`: any assignment that is worth at least the known one, which does not count itself.
   */
  readonly wanted: "value" | "canonical" | "any";
  /** Cases that may be left open before any assignment is found. */
  readonly patience: number;
}

export interface LevelFound {
  /** Undefined where nothing keeps the limits and the values. */
  readonly best: Candidate | undefined;
  readonly all: CaseProof | undefined;
  readonly cases: readonly LimitedCase[];
  /** What the cases leave that may be as good as the best: [slots] 1 = made in some of it, and in some not. */
  readonly loose: Uint8Array;
  /** Assignments met that are as good as the best. */
  readonly equals: readonly Candidate[];
  /** Pairs that may be part of anything as good as the best: [slots] 1 = may. */
  readonly open: Uint8Array;
  /** The budget or the patience ran out: no more than this is possible. */
  readonly bound: number | undefined;
}

interface Node {
  readonly decisions: readonly Decision[];
  readonly charges: Charges;
  readonly seen: readonly Candidate[];
  readonly bound: number;
}

/** Relaxations for one case, at most: the first one is worth more. */
const FIRST_CASE = 400;
const OTHER_CASE = 60;

/**
 * The best assignment at a level that keeps the limits: branch and bound over pairs. Every case is bounded by a
 * Lagrangian relaxation, an assignment without limits, whose multipliers `improve` finds; pairs that its prices show to
 * be worse than what is known are left out. Exponential at worst.
 *
 * Source: Geoffrion 1974 (Lagrangian relaxation for integer programming).
 */
export function* searchLevel(task: LevelTask): Steps<LevelFound> {
  const { level, values, budget, wanted } = task;
  const whole = task.limited;
  const spread = spreadOf(whole, level);
  const least = leastValue(whole, level);
  const scale = scaleOf(whole, spread);
  let best = wanted === "any" ? undefined : task.known;
  let target = task.known?.values[level] ?? least;
  const equals: Candidate[] = best === undefined ? [] : [best];
  const closed: { one: LimitedCase; bound: number; left?: EqualCase }[] = [];
  let all: { proof: CaseProof; total: number; regrets: Float64Array } | undefined;
  let open = task.open;
  let bound: number | undefined;
  let fruitless = 0;

  /** An assignment that keeps everything: whether it is the best so far. */
  const offer = (candidate: Candidate): void => {
    if (candidate.values.some((value, at) => at < level && value !== values[at])) return;
    const value = candidate.values[level];
    if (value < target || !keepsLimits(whole, candidate)) return;
    if (best !== undefined && value === best.values[level]) {
      if (equals.every(({ taken }) => taken.some((one, slot) => one !== candidate.taken[slot]))) equals.push(candidate);
      if (wanted !== "canonical" || compareCanonical(whole.network, whole.problem, candidate.taken, best.taken) >= 0)
        return;
    } else equals.splice(0, equals.length, candidate);
    best = candidate;
    if (value === target) return;
    target = value;
    narrow();
  };
  /** Leaves out what cannot be as good as the best, or, where only its value counts, better. */
  const narrow = () => {
    if (all === undefined) return;
    const { proof, total, regrets } = all;
    const worse = (regret: number) => isWorse(Math.floor((total - regret) / proof.scale));
    open = open.map((one, slot) => (one === 1 && regrets[slot] !== -1 && worse(regrets[slot]) ? 0 : one));
  };
  const isWorse = (one: number) => (wanted === "value" && best !== undefined ? one <= target : one < target);

  const pending: Node[] = [
    {
      decisions: task.decisions,
      charges: firstCharges(whole, level, spread),
      seen: [],
      bound: Number.POSITIVE_INFINITY,
    },
  ];
  while (pending.length > 0) {
    const node = pending.pop() as Node;
    if (budget.left <= 0) {
      bound = Math.max(bound ?? least, node.bound);
      continue;
    }
    const region = regionOf(whole, open, node.decisions);
    if (region === undefined || withinBounds(withoutDead(region.network).network) === undefined) {
      closed.push({ one: { decisions: node.decisions }, bound: Number.NEGATIVE_INFINITY });
      continue;
    }
    let improved = yield* improveCase(node, region, false);
    let state = yield* look(node, region, improved);
    if (state.left !== undefined && !state.closed && best !== undefined && state.reach === target) {
      // What is left may only seem to be as good: better multipliers say whether it is.
      improved = yield* improveCase({ ...node, charges: improved.charges, seen: improved.seen }, region, true);
      state = yield* look(node, region, improved);
    }
    const { reach, rest } = state;
    if (state.closed) continue;
    if (wanted === "any" && best !== undefined) break;
    if (best === undefined && ++fruitless > task.patience)
      return { best, all: undefined, cases: [], loose: open, equals, open, bound: reach };
    pending.push(...branches(node, region, improved, rest, reach));
  }

  const loose = new Uint8Array(open.length);
  for (const { bound: one, left } of closed) {
    if (left === undefined || one !== target) continue;
    markLoose(loose, left, best);
  }
  return { best, all: all?.proof, cases: closed.map(({ one }) => one), loose, equals, open, bound };

  /** Closes a case if nothing in it is better than the best; else says what is left of it. */
  function* look(node: Node, region: Region, { best: relaxation }: Improved) {
    const { multipliers, total } = relaxation;
    const reach = Math.floor(total / multipliers.scale);
    const { prices, proof } = yield* proofOf(relaxation);
    const close = (left?: EqualCase) =>
      closed.push({ one: { decisions: node.decisions, proof }, bound: reach, ...(left === undefined ? {} : { left }) });
    const rest = candidateOf(whole, takenIn(relaxation, region));
    if (isWorse(reach)) {
      close();
      return { closed: true, reach, rest, left: undefined };
    }
    if (node.decisions.length === task.decisions.length && all === undefined) {
      all = { proof, total, regrets: regretsBySlot(relaxation, prices, open.length) };
      narrow();
    }
    const left = yield* equalCase(whole, region, relaxation, prices, total, reach);
    const canonical = left && candidateOf(whole, left.taken);
    if (canonical !== undefined) offer(canonical);
    // Nothing in it is as good, or the best stays the canonical one.
    const settled =
      best !== undefined &&
      reach === target &&
      (left === undefined || compareCanonical(whole.network, whole.problem, left.taken, best.taken) >= 0);
    if (settled) close(left);
    return { closed: settled, reach, rest: canonical ?? rest, left };
  }

  function* improveCase(node: Node, region: Region, strictly: boolean): Steps<Improved> {
    const isFirst = node.decisions.length === task.decisions.length;
    return yield* improve({
      limited: whole,
      level,
      values,
      charges: node.charges,
      seen: node.seen.filter(({ taken }) => isInside(region, taken)),
      spread,
      most: Math.max(1, Math.min(budget.left, isFirst ? FIRST_CASE : OTHER_CASE)),
      *solve(charges) {
        budget.left--;
        const relaxation = yield* solveRelaxation(
          whole,
          region,
          level,
          values,
          asMultipliers(whole, level, charges),
          scale,
        );
        const candidate = candidateOf(whole, takenIn(relaxation, region));
        offer(candidate);
        const paid = paidOf(whole, region, level, relaxation.multipliers, candidate.values, candidate.taken);
        return { relaxation, candidate, paid };
      },
      closes: ({ total, multipliers }) => {
        const reach = Math.floor(total / multipliers.scale);
        return isWorse(reach) || (!strictly && best !== undefined && reach <= target);
      },
      mayImprove({ total, multipliers }, promise) {
        const reach = total / multipliers.scale;
        const gain = reach - promise;
        if (wanted === "any" && task.known !== undefined) return promise < target && gain > 0.5 / multipliers.scale;
        if (best === undefined) return gain > Math.max(0.01, spread / 1000);
        if (strictly) return promise < target && gain > 0.5 / multipliers.scale;
        if (promise < target + 1) return gain > 0.5 / multipliers.scale;
        return gain > Math.max(0.01, (promise - target) / 20);
      },
    });
  }

  function* proofOf(relaxation: Relaxation): Steps<{ proof: CaseProof; prices: Prices }> {
    const prices = yield* pricesOf(relaxation, whole);
    return { proof: { ...relaxation.multipliers, ...prices }, prices };
  }

  /** The last is looked at first. */
  function branches(node: Node, region: Region, improved: Improved, rest: Candidate, reach: number): Node[] {
    const { network } = whole;
    const next = (decision: Decision): Node => ({
      decisions: [...node.decisions, decision],
      charges: improved.charges,
      seen: improved.seen.slice(-MOST_SEEN),
      bound: reach,
    });
    const mixed = mostMixed(region, improved);
    let slot = mixed?.slot ?? -1;
    let first = (mixed?.share ?? 1) >= 0.5;
    if (slot < 0) {
      if (rest.people > network.placesHi) {
        const decided = new Set(node.decisions.flatMap((one) => ("placed" in one ? [one.row] : [])));
        const row = whole.several.find((one) => !decided.has(one) && degreeIn(network, rest.taken, one) > 0);
        if (row !== undefined) return [next({ row, placed: false }), next({ row, placed: true })];
      }
      ({ slot, first } = differing(whole, region, rest, best));
    }
    const pair = { row: network.row[slot], column: network.column[slot] };
    return [next({ ...pair, made: !first }), next({ ...pair, made: first })];
  }
}

/** [slots] of the problem; −1 where the relaxation does not have the pair. */
function regretsBySlot({ network, slotOf }: Relaxation, prices: Prices, slots: number): Float64Array {
  const bySlot = new Float64Array(slots).fill(-1);
  nearOf(network, prices, 0).regrets.forEach((regret, slot) => {
    const at = slotOf === undefined ? slot : slotOf[slot];
    if (at >= 0) bySlot[at] = regret;
  });
  return bySlot;
}

/** What is left of a case may make these pairs otherwise than the best does. */
export function markLoose(loose: Uint8Array, left: EqualCase, best: Candidate | undefined): void {
  for (let slot = 0; slot < loose.length; slot++)
    if (left.loose[slot] === 1 || left.taken[slot] !== best?.taken[slot]) loose[slot] = 1;
}

const MOST_SEEN = 60;

/** The undecided pair that the mixture makes most nearly by half. */
function mostMixed({ network }: Region, { mixture }: Improved): { slot: number; share: number } | undefined {
  const shares = new Map<number, number>();
  for (const { candidate, share } of mixture)
    for (let slot = 0; slot < candidate.taken.length; slot++)
      if (candidate.taken[slot] === 1 && network.alive[slot] === 1) shares.set(slot, (shares.get(slot) ?? 0) + share);
  let found: { slot: number; share: number } | undefined;
  let most = 0.001;
  for (const [slot, share] of shares) {
    const half = Math.min(share, 1 - share);
    if (half < most || (half === most && (found === undefined || slot > found.slot))) continue;
    most = half;
    found = { slot, share };
  }
  return found;
}

/**
 * An undecided pair to decide on where nothing is mixed: one that a limit which `rest` breaks counts, of the row whose
 * turn comes last; else one in which it differs from the best.
 */
function differing(
  { network, blocks, problem }: Limited,
  { network: { alive } }: Region,
  rest: Candidate,
  best: Candidate | undefined,
): { slot: number; first: boolean } {
  const { start, column, m } = network;
  const broken = [...Array(blocks.count).keys()].filter(
    (k) => rest.counts[k] > blocks.max[k] || rest.counts[k] < blocks.min[k],
  );
  for (const k of broken) {
    const over = rest.counts[k] > blocks.max[k];
    for (let at = problem.rowOrder.length - 1; at >= 0; at--) {
      const row = problem.rowOrder[at];
      if (!blocks.ofRow[row].includes(k)) continue;
      for (let slot = start[row]; slot < start[row + 1]; slot++)
        if (alive[slot] === 1 && blocks.has[k * m + column[slot]] === 1 && rest.taken[slot] === (over ? 1 : 0))
          return { slot, first: !over };
    }
  }
  for (const row of problem.rowOrder)
    for (let slot = start[row]; slot < start[row + 1]; slot++)
      if (alive[slot] === 1 && rest.taken[slot] !== (best?.taken[slot] ?? 0))
        return { slot, first: rest.taken[slot] === 1 };
  for (let slot = 0; slot < alive.length; slot++) if (alive[slot] === 1) return { slot, first: rest.taken[slot] === 1 };
  throw new Error("solver bug: a case in which everything is decided is still open");
}

function degreeIn({ start, base }: Limited["network"], taken: Uint8Array, row: number): number {
  let degree = base[row];
  for (let slot = start[row]; slot < start[row + 1]; slot++) degree += taken[slot];
  return degree;
}

/** Whether the assignment is one of the case. */
function isInside({ network, made }: Region, taken: Uint8Array): boolean {
  for (let slot = 0; slot < taken.length; slot++)
    if (taken[slot] === 1 ? network.alive[slot] === 0 && made[slot] === 0 : made[slot] === 1) return false;
  return true;
}

/** To be at the values of the levels before is worth more than any pair. */
function firstCharges({ blocks }: Limited, level: number, spread: number): Charges {
  return new Map(Array.from({ length: level }, (_, p) => [2 * (blocks.count + p) + 1, 2 * spread]));
}

function spreadOf({ network, levels }: Limited, level: number): number {
  if (levels[level].level !== "total") return 1;
  let low = 0;
  let high = 1;
  for (const score of network.score) {
    if (score < low) low = score;
    if (score > high) high = score;
  }
  return high - low;
}

/** Nothing is worth less. */
function leastValue({ network, levels }: Limited, level: number): number {
  if (levels[level].level !== "total") return 0;
  const { n, start, score, rowHi } = network;
  let least = network.fixed;
  for (let row = 0; row < n; row++) {
    let low = 0;
    for (let slot = start[row]; slot < start[row + 1]; slot++) low = Math.min(low, score[slot]);
    least += low * rowHi[row];
  }
  return least;
}

/** Fine enough for halves and thirds, and still within 32 bits where it can be. */
function scaleOf(_: Limited, spread: number): number {
  let scale = 1;
  while (scale < 2 ** 16 && scale * spread * 4 < 2 ** 30) scale *= 2;
  return scale;
}
