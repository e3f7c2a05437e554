import { withoutDead } from "../network.ts";
import type { Candidate } from "./assignments.ts";
import { blocksOf } from "./blocks.ts";
import type { LevelSearching } from "./levelSearch.ts";
import type { Improved } from "./multipliers.ts";

/** The same search, of a problem that has only the pairs still open. */
export interface Shrunk {
  readonly searching: LevelSearching;
  readonly from: Pick<Improved, "charges" | "seen" | "box">;
  /** The candidate in the slots of the whole problem. */
  whole(candidate: Candidate): Candidate;
  /** [slots] of the whole problem; 0 where it has no such pair. */
  spread(marks: Uint8Array): Uint8Array;
}

/** Few pairs are left of a large problem, as a rule, once the prices of its first case are known. */
export function shrunk(searching: LevelSearching, { charges, seen, box }: Improved): Shrunk {
  const { task, best, all, open, equals } = searching;
  const { limited } = task;
  const { network, slotOf } = withoutDead({
    ...limited.network,
    alive: limited.network.alive.map((alive, slot) => alive & open[slot]),
  });
  // What is known already may have pairs that are closed, where only something better is looked for.
  const known = new Map<Candidate, Candidate>();
  const small = (candidate: Candidate): Candidate => {
    const own = { ...candidate, taken: Uint8Array.from(slotOf, (slot) => candidate.taken[slot]) };
    known.set(own, candidate);
    return own;
  };
  const spread = (marks: Uint8Array) => {
    const wide = new Uint8Array(open.length);
    marks.forEach((mark, slot) => {
      wide[slotOf[slot]] = mark;
    });
    return wide;
  };
  const isOpen = ({ taken }: Candidate) => taken.every((one, slot) => one === 0 || open[slot] === 1);
  const every = new Uint8Array(slotOf.length).fill(1);
  const smallBest = best && small(best);
  const blocks = blocksOf(limited.problem, network);
  return {
    searching: {
      ...searching,
      task: { ...task, limited: { ...limited, network, blocks }, open: every },
      best: smallBest,
      equals: equals.map((one) => (one === best && smallBest !== undefined ? smallBest : small(one))),
      all: all && { ...all, regrets: Float64Array.from(slotOf, (slot) => all.regrets[slot]) },
      open: every,
    },
    from: { charges, box, seen: seen.filter(isOpen).map(small) },
    whole: (candidate) => known.get(candidate) ?? { ...candidate, taken: spread(candidate.taken) },
    spread,
  };
}
