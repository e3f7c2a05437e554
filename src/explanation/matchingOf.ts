import type { Candidates, Term } from "../candidates/candidates.ts";
import { compareIds } from "../order.ts";
import type { HallSet as HallSetByIndex } from "../solution/hallSet.ts";
import type { OptimalAssignment, Prices } from "../solution/solution.ts";
import type { Certificate, HallSet, LedgerEntry, Load, Matching, Pair, PairTerm, Unmatched } from "./matching.ts";

/**
 * A proved assignment as plain data with ids. `hallSet` answers for one unmatched mentee; undefined = no mentor is
 * allowed.
 * *Errors*: a strategy whose scores change between calls.
 */
export function matchingOf(
  candidates: Candidates,
  answer: OptimalAssignment,
  fingerprint: string,
  hallSet: (mentee: number) => HallSetByIndex | undefined,
): Matching {
  const { mentees } = candidates.cohort;
  const pairs: Pair[] = [];
  const unmatched: Unmatched[] = [];
  answer.columnsOf.forEach((mentors, mentee) => {
    if (mentors.length === 0) unmatched.push(unmatchedOf(candidates, mentee, hallSet(mentee)));
    else pairs.push(...pairsOf(candidates, mentee, mentors));
  });
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
    ties: { unique: answer.unique, mentees: Array.from(answer.tied, (mentee) => mentees[mentee].id) },
    ledger: ledgerOf(candidates),
    certificate: certificateOf(candidates, answer),
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

function unmatchedOf(candidates: Candidates, mentee: number, hallSet: HallSetByIndex | undefined): Unmatched {
  const { mentees, mentors } = candidates.cohort;
  const { id } = mentees[mentee];
  if (hallSet === undefined) {
    const rules = new Set(mentors.flatMap((_, mentor) => candidates.rulesAgainst(mentee, mentor)));
    return { mentee: id, status: "no-allowed-mentor", rules: [...rules].sort() };
  }
  const named: HallSet = {
    mentees: Array.from(hallSet.rows, (row) => mentees[row].id),
    mentors: Array.from(hallSet.columns, (column) => mentors[column].id),
    places: hallSet.places,
    claims: hallSet.claims,
    limit: hallSet.limit,
  };
  return { mentee: id, status: "no-room", hallSet: named };
}

function loadsOf(candidates: Candidates, pairs: readonly Pair[]): Load[] {
  const load = new Map<string, number>();
  for (const { mentor } of pairs) load.set(mentor, (load.get(mentor) ?? 0) + 1);
  return candidates.cohort.mentors.map(({ id, capacity }) => ({ mentor: id, load: load.get(id) ?? 0, capacity }));
}

/** What every rule forbids, and what only it forbids. */
function ledgerOf({ cohort, rules: named, programme, rulesAgainst }: Candidates): LedgerEntry[] {
  const forbids = new Map<string, number>();
  const alone = new Map<string, number>();
  const count = (of: Map<string, number>, rule: string) => of.set(rule, (of.get(rule) ?? 0) + 1);
  for (let mentee = 0; mentee < cohort.mentees.length; mentee++) {
    for (let mentor = 0; mentor < cohort.mentors.length; mentor++) {
      const rules = rulesAgainst(mentee, mentor);
      for (const rule of rules) count(forbids, rule);
      if (rules.length === 1) count(alone, rules[0]);
    }
  }
  return [...named, ...programme.locks]
    .map(({ id, because }) => ({
      rule: id,
      ...(because === undefined ? {} : { because }),
      forbids: forbids.get(id) ?? 0,
      alone: alone.get(id) ?? 0,
    }))
    .sort((a, b) => compareIds(a.rule, b.rule));
}

function certificateOf({ cohort }: Candidates, answer: OptimalAssignment): Certificate {
  const { mentees, mentors } = cohort;
  const plain = (prices: Prices) => ({ place: prices.place, prices: Array.from(prices.column) });
  const levels = answer.certificate.map((level) => ({
    ...(level.level === "placed"
      ? { level: "placed" as const, priority: level.priority, mentors: level.demand }
      : { level: "points" as const }),
    value: level.value,
    ...plain(level.prices),
  }));
  const cases = answer.leaves?.map(({ decisions, prices, taken }) => ({
    decisions: decisions.map(({ row, placed }) => ({ mentee: mentees[row].id, placed })),
    ...(prices === undefined ? {} : { levels: prices.map(plain) }),
    ...(taken === undefined ? {} : { pairs: pairIds(taken) }),
  }));
  function pairIds(taken: Uint8Array): [string, string][] {
    const { network } = answer.solved;
    const pairs: [string, string][] = [];
    taken.forEach((made, slot) => {
      if (made === 1) pairs.push([mentees[network.row[slot]].id, mentors[network.column[slot]].id]);
    });
    return pairs;
  }
  return { levels, ...(cases === undefined ? {} : { cases }) };
}
