import type { Programme } from "./documents.ts";
import type { Scored } from "./score.ts";

/**
 * Checks a reported Hall set by counting alone: no solver, no enumeration, only who may have whom.
 *
 * Reading of docs/model.md where locks are involved: whoever has a lock claims exactly the locked places, at the
 * locked mentors; everybody else claims one place at any of the allowed mentors.
 */

export interface HallFacts {
  /** Ids in id order. */
  readonly mentees: readonly string[];
  readonly mentors: readonly string[];
  /** Allowed mentors of each mentee, as indices. */
  readonly allowed: readonly (readonly number[])[];
  /** Locked mentors of each mentee, as indices. */
  readonly locked: readonly (readonly number[])[];
  readonly capacity: readonly number[];
  readonly priority: readonly number[];
  /** Infinity = no limit. */
  readonly places: number;
  readonly someMinLoad: boolean;
  /** Some quota limits what may be made. */
  readonly limited: boolean;
}

export interface ReportedHallSet {
  readonly mentees: readonly string[];
  readonly mentors: readonly string[];
  readonly places: number;
  readonly claims: number;
  readonly limit: "capacity" | "places";
}

export function hallFacts(scored: Scored, programme: Programme): HallFacts {
  const { mentees, mentors, pairs, locks } = scored;
  return {
    mentees: mentees.map(({ id }) => id),
    mentors: mentors.map(({ id }) => id),
    allowed: pairs.map((row) => row.map((_, j) => j).filter((j) => row[j].rules.length === 0)),
    locked: mentees.map((_, i) => locks.filter(({ mentee }) => mentee === i).map(({ mentor }) => mentor)),
    capacity: mentors.map(({ capacity }) => capacity ?? 1),
    priority: mentees.map(({ priority }) => priority ?? 0),
    places: programme.places ?? Number.POSITIVE_INFINITY,
    someMinLoad: mentors.some(({ minLoad }) => (minLoad ?? 0) > 0),
    limited: scored.counts.length > 0,
  };
}

/** Everything that is wrong with the report; empty = it proves that there is no room for `mentee`. */
export function hallFaults(
  facts: HallFacts,
  mentee: string,
  placed: readonly string[],
  report: ReportedHallSet,
): string[] {
  const faults: string[] = [];
  const members = indicesOf(report.mentees, facts.mentees, "mentees", faults);
  const mentors = indicesOf(report.mentors, facts.mentors, "mentors", faults);
  const self = facts.mentees.indexOf(mentee);
  if (!members.includes(self)) faults.push("the unmatched mentee is not in the set");
  if (placed.includes(mentee)) faults.push("the mentee is placed");
  if (report.claims <= report.places) faults.push("there are places enough");
  if (faults.length > 0) return faults;
  if (report.limit === "places") return placesFaults(facts, self, members, placed, report);
  if (report.limit !== "capacity") return ["unknown limit"];

  const free = members.filter((i) => facts.locked[i].length === 0);
  const bound = members.filter((i) => facts.locked[i].length > 0);
  const needed = new Set(free.flatMap((i) => facts.allowed[i]));
  const permitted = new Set([...needed, ...bound.flatMap((i) => facts.locked[i])]);
  for (const j of needed)
    if (!mentors.includes(j)) faults.push(`${facts.mentors[j]} is allowed for a member, but not named`);
  for (const j of mentors) if (!permitted.has(j)) faults.push(`${facts.mentors[j]} is allowed for nobody`);
  for (const i of free)
    if (facts.priority[i] < facts.priority[self]) faults.push(`${facts.mentees[i]} has a lower priority`);

  const places = mentors.reduce((sum, j) => sum + facts.capacity[j], 0);
  if (report.places !== places) faults.push(`the mentors have ${places} places`);
  const claims = members.flatMap((i) => claimsOf(facts, i, mentors).map((options) => ({ member: i, options })));
  if (report.claims !== claims.length) faults.push(`the members claim ${claims.length} places`);
  for (const member of members) {
    const others = claims.filter((claim) => claim.member !== member).map(({ options }) => options);
    if (!allFit(others, facts.capacity))
      faults.push(`not minimal: too many claims even without ${facts.mentees[member]}`);
  }
  return faults;
}

/** The places that one claim may take, for each claim that the member has on these mentors. */
function claimsOf(facts: HallFacts, member: number, mentors: readonly number[]): number[][] {
  const locked = facts.locked[member];
  if (locked.length > 0) return locked.filter((j) => mentors.includes(j)).map((j) => [j]);
  return [facts.allowed[member].filter((j) => mentors.includes(j))];
}

/** Can every claim have a place of its own? Augmenting paths, one claim after the other. */
export function allFit(claims: readonly (readonly number[])[], capacity: readonly number[]): boolean {
  const holders = capacity.map((): number[] => []);
  const settle = (claim: number, seen: Set<number>): boolean => {
    for (const place of claims[claim]) {
      if (seen.has(place)) continue;
      seen.add(place);
      if (holders[place].length < capacity[place]) {
        holders[place].push(claim);
        return true;
      }
      for (let at = 0; at < holders[place].length; at++) {
        if (!settle(holders[place][at], seen)) continue;
        holders[place][at] = claim;
        return true;
      }
    }
    return false;
  };
  return claims.every((_, claim) => settle(claim, new Set()));
}

function placesFaults(
  facts: HallFacts,
  self: number,
  members: readonly number[],
  placed: readonly string[],
  report: ReportedHallSet,
): string[] {
  const faults: string[] = [];
  if (report.mentors.length > 0) faults.push("the programme's places are the limit, but mentors are named");
  if (report.places !== facts.places) faults.push(`the programme has ${facts.places} places`);
  if (report.claims !== members.length) faults.push(`the members claim ${members.length} places`);
  const expected = new Set([...placed, facts.mentees[self]]);
  if (members.length !== expected.size || members.some((i) => !expected.has(facts.mentees[i])))
    faults.push("the members are not everyone placed and the mentee");
  // A lock, a minimum load or a quota may have placed somebody of a lower tier; nothing else may.
  for (const i of members)
    if (
      !facts.someMinLoad &&
      !facts.limited &&
      facts.locked[i].length === 0 &&
      facts.priority[i] < facts.priority[self]
    )
      faults.push(`${facts.mentees[i]} has a lower priority`);
  return faults;
}

function indicesOf(ids: readonly string[], known: readonly string[], what: string, faults: string[]): number[] {
  const indices = ids.map((id) => known.indexOf(id));
  if (indices.includes(-1)) faults.push(`unknown ${what}`);
  if (indices.some((index, at) => at > 0 && index <= indices[at - 1])) faults.push(`${what} not in id order`);
  return indices;
}

/** Does any set of claimants prove, by capacities alone, that there is no room? By subsets: small cohorts only. */
export function capacityHallSetExists(facts: HallFacts, mentee: number): boolean {
  const rivals = facts.mentees
    .map((_, i) => i)
    .filter((i) => i !== mentee && facts.locked[i].length === 0 && facts.priority[i] >= facts.priority[mentee]);
  for (let subset = 0; subset < 1 << rivals.length; subset++) {
    const free = [mentee, ...rivals.filter((_, at) => subset & (1 << at))];
    const mentors = [...new Set(free.flatMap((i) => facts.allowed[i]))];
    const places = mentors.reduce((sum, j) => sum + facts.capacity[j], 0);
    const lockedThere = facts.locked.flat().filter((j) => mentors.includes(j)).length;
    if (free.length + lockedThere > places) return true;
  }
  return false;
}
