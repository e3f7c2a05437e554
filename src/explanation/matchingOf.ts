import type { Candidates, Term } from "../candidates/candidates.ts";
import type { FeasibleAssignment, Level, OptimalAssignment, StableLevel } from "../solution/solution.ts";
import type { WhyUnmatched } from "../solution/whyUnmatched.ts";
import type { Steps } from "../steps.ts";
import { createMeter, isDue } from "../steps.ts";
import { certificateOf } from "./certificateOf.ts";
import { ledgerOf } from "./ledgerOf.ts";
import type {
  FeasibleMatching,
  HallSet,
  LevelName,
  Load,
  Matching,
  Pair,
  PairTerm,
  PlainMatching,
  Unmatched,
} from "./matching.ts";

/** Why one row is unmatched, and which limits the proof rests on: what only solving, or the proof, can tell. */
export interface Findings {
  /** Undefined: no mentor is allowed. */
  whyUnmatched(mentee: number): WhyUnmatched | undefined;
  /** [counts] 1 = the limit binds; undefined where nothing is proved. */
  readonly binding: Uint8Array | undefined;
}

/**
 * A proved assignment as plain data with ids, mentee by mentee in portions.
 * *Errors*: a strategy whose scores change between calls.
 */
export function* matchingOf(
  candidates: Candidates,
  answer: OptimalAssignment,
  fingerprint: string,
  findings: Findings,
): Steps<Matching> {
  const { mentees } = candidates.cohort;
  const { ledger, ...plain } = yield* plainMatching(candidates, answer, fingerprint, findings);
  return {
    ...plain,
    ties: { unique: answer.unique, mentees: Array.from(answer.tied, (mentee) => mentees[mentee].id) },
    ledger,
    certificate: certificateOf(candidates, answer),
  };
}

/** An assignment that was not proved, as plain data with ids. *Errors*: as `matchingOf`. */
export function* feasibleMatchingOf(
  candidates: Candidates,
  answer: FeasibleAssignment,
  fingerprint: string,
  findings: Findings,
): Steps<FeasibleMatching> {
  const { version, ...plain } = yield* plainMatching(candidates, answer, fingerprint, findings);
  const { value, bound } = answer.gap;
  return { version, status: "feasible", ...plain, gap: { ...levelName(answer.gap), value, bound } };
}

/** What writing down a mentee's pairs counts as, in rows looked at. */
const ROWS = 16;

function* plainMatching(
  candidates: Candidates,
  answer: OptimalAssignment | FeasibleAssignment,
  fingerprint: string,
  { whyUnmatched, binding }: Findings,
): Steps<PlainMatching> {
  const pairs: Pair[] = [];
  const unmatched: Unmatched[] = [];
  const of = answer.columnsOf.length;
  const meter = createMeter();
  for (const [mentee, mentors] of answer.columnsOf.entries()) {
    if (isDue(meter, ROWS * candidates.cohort.mentors.length)) yield { stage: "reporting", done: mentee, of };
    if (mentors.length > 0) pairs.push(...pairsOf(candidates, mentee, mentors));
    else {
      // A search: as long as all of the pairs before it, perhaps.
      yield { stage: "reporting", done: mentee, of };
      unmatched.push(unmatchedOf(candidates, mentee, whyUnmatched(mentee)));
    }
  }
  const sum = pairs.reduce((total, { points }) => total + points, 0);
  if (sum !== answer.total) {
    const found = `the points of the pairs are ${sum}, the total is ${answer.total}`;
    throw new Error(`a strategy gave another score the second time it was asked: ${found}`);
  }
  return {
    version: 1,
    fingerprint,
    placed: answer.matched,
    total: answer.total,
    pairs,
    unmatched,
    loads: loadsOf(candidates, pairs),
    ledger: yield* ledgerOf(candidates, answer.columnsOf, binding),
  };
}

/** The pairs of one mentee with the given mentors. */
export function pairsOf(candidates: Candidates, mentee: number, mentors: ArrayLike<number>): Pair[] {
  const { cohort, programme } = candidates;
  return Array.from(mentors, (mentor) => {
    const lock = programme.locks.find((one) => one.mentee === mentee && one.mentor === mentor);
    const terms = candidates.terms(mentee, mentor).map(pairTerm);
    return {
      mentee: cohort.mentees[mentee].id,
      mentor: cohort.mentors[mentor].id,
      points: terms.reduce((sum, term) => sum + term.points, 0),
      choice: candidates.choice(mentee, mentor),
      ...(lock === undefined ? {} : { lock: lock.id }),
      terms,
    };
  });
}

export function pairTerm({ criterion, weight, points, unknown }: Term): PairTerm {
  return { criterion: criterion.id, weight, points, ...(unknown ? { unknown } : {}) };
}

function unmatchedOf(candidates: Candidates, mentee: number, why: WhyUnmatched | undefined): Unmatched {
  const { mentees, mentors } = candidates.cohort;
  const { id } = mentees[mentee];
  if (why === undefined) {
    const rules = new Set(mentors.flatMap((_, mentor) => candidates.rulesAgainst(mentee, mentor)));
    return { mentee: id, status: "no-allowed-mentor", rules: [...rules].sort() };
  }
  if (why.why === "unproved") return { mentee: id, status: "unproved" };
  if (why.why === "not-chosen")
    return { mentee: id, status: "not-chosen", mentors: Array.from(why.columns, (column) => mentors[column].id) };
  if (why.why === "limits") {
    const rules = countingRules(candidates);
    return { mentee: id, status: "quotas", rules: Array.from(why.groups, (group) => rules[group].id) };
  }
  const { rows, columns, places, claims, limit } = why.hallSet;
  const named: HallSet = {
    mentees: Array.from(rows, (row) => mentees[row].id),
    mentors: Array.from(columns, (column) => mentors[column].id),
    places,
    claims,
    limit,
  };
  return { mentee: id, status: "no-room", hallSet: named };
}

/** The rules that count, in id order, each with the indices of its counts. */
export function countingRules({ counts }: Candidates): { readonly id: string; readonly counts: readonly number[] }[] {
  const rules = new Map<string, number[]>();
  counts.forEach(({ rule }, at) => {
    const own = rules.get(rule);
    if (own === undefined) rules.set(rule, [at]);
    else own.push(at);
  });
  return Array.from(rules, ([id, own]) => ({ id, counts: own }));
}

function loadsOf(candidates: Candidates, pairs: readonly Pair[]): Load[] {
  const load = new Map<string, number>();
  for (const { mentor } of pairs) load.set(mentor, (load.get(mentor) ?? 0) + 1);
  return candidates.cohort.mentors.map(({ id, capacity }) => ({ mentor: id, load: load.get(id) ?? 0, capacity }));
}

export function levelName(level: Level | StableLevel): LevelName {
  if (level.level === "stable") return { level: "stable" };
  return level.level === "placed"
    ? { level: "placed", priority: level.priority, mentors: level.demand }
    : { level: "points" };
}
