import type { Attribute, Cohort, Criterion, Mentee, Mentor, Person, Programme, Rule, Scoring } from "./documents.ts";
import type { Count } from "./quotas.ts";
import { countsOf, forbidsUnknown } from "./quotas.ts";
import { forbids } from "./rules.ts";
import { furtherScore, inTopicOrder, metAt, own, valuesOf } from "./strategies.ts";

/**
 * Rules, affinities and choice numbers of every pair, straight from the documents by the words of `docs/model.md`.
 * Shares no code with `src`.
 */

export interface Term {
  readonly criterion: string;
  readonly weight: number;
  readonly points: number;
  readonly unknown: boolean;
  /** 0..1, or NaN = unknown. */
  readonly score: number;
}

interface ScoredPair {
  /** Every rule that forbids the pair, in id order; empty = allowed. */
  readonly rules: readonly string[];
  readonly points: number;
  /** In criterion id order. */
  readonly terms: readonly Term[];
  /** The choice number; 0 for a forbidden pair. */
  choice: number;
}

interface Lock {
  readonly id: string;
  readonly mentee: number;
  readonly mentor: number;
}

export interface Scored {
  /** In id order. */
  readonly mentees: readonly Mentee[];
  /** In id order. */
  readonly mentors: readonly Mentor[];
  readonly pairs: readonly (readonly ScoredPair[])[];
  readonly locks: readonly Lock[];
  /** Every count of the quotas. */
  readonly counts: readonly Count[];
  readonly lottery: string;
}

/** `<` on strings compares code unit by code unit, and so does `sort` without a comparer. */
export const inIdOrder = (ids: Iterable<string>) => [...ids].sort();
export const sortedById = <T extends { id: string }>(list: readonly T[]) =>
  [...list].sort((a, b) => (a.id < b.id ? -1 : 1));

export { own };

export function ruleId(rule: Rule): string {
  if (rule.id !== undefined) return rule.id;
  const parts = contentOf(rule);
  // What holds a colon or a quote is written as JSON: no two rules get one id.
  const written = parts.map((part) => (part.includes(":") || part.includes('"') ? JSON.stringify(part) : part));
  return `${rule.rule}:${written.join(":")}`;
}

function contentOf(rule: Rule): string[] {
  if (rule.rule === "differ" && typeof rule.attribute === "string") return [rule.attribute];
  if (rule.rule === "forbid" || rule.rule === "lock") return [rule.mentee, rule.mentor];
  if (rule.rule !== "floor") throw new Error(`a rule ${rule.rule} needs an id here: none is made from its content`);
  if (rule.criterion !== undefined) return ["criterion", rule.criterion];
  return rule.facet !== undefined ? ["facet", rule.facet] : ["side", rule.side as string];
}

export function scoreCohort(cohort: Cohort, programme: Programme): Scored {
  const mentees = sortedById(cohort.mentees);
  const mentors = sortedById(cohort.mentors);
  const criteria = sortedById(programme.criteria);
  const pairs = mentees.map((mentee) =>
    mentors.map((mentor) => {
      const terms = termsOf(cohort, criteria, mentee, mentor);
      const rules = forbiddingRules(cohort, mentee, mentor, programme.rules ?? [], criteria, terms);
      return { rules, terms, points: terms.reduce((sum, term) => sum + term.points, 0), choice: 0 };
    }),
  );
  mentees.forEach((mentee, i) => {
    setChoices(mentee, mentors, pairs[i], criteria);
  });
  const locks: Lock[] = [];
  for (const rule of programme.rules ?? []) {
    if (rule.rule !== "lock") continue;
    const mentee = mentees.findIndex(({ id }) => id === rule.mentee);
    const mentor = mentors.findIndex(({ id }) => id === rule.mentor);
    locks.push({ id: ruleId(rule), mentee, mentor });
  }
  locks.sort((a, b) => a.mentee - b.mentee || a.mentor - b.mentor);
  const counts = countsOf(programme.rules ?? [], ruleId, mentees, mentors);
  return { mentees, mentors, pairs, locks, counts, lottery: programme.lottery ?? "" };
}

// Rules

function forbiddingRules(
  cohort: Cohort,
  mentee: Mentee,
  mentor: Mentor,
  rules: readonly Rule[],
  criteria: readonly Criterion[],
  terms: readonly Term[],
): string[] {
  const isForbidden = (rule: Rule) => {
    if (rule.rule === "lock") return false;
    if (rule.rule === "forbid") return rule.mentee === mentee.id && rule.mentor === mentor.id;
    if (rule.rule === "floor") return isBelow(rule, criteria, terms);
    if (rule.rule === "quota") return forbidsUnknown(rule, mentee, mentor);
    return forbids(rule, cohort, mentee, mentor);
  };
  const found: string[] = [];
  if (mentee.id === mentor.id) found.push("oneself");
  if (mentee.avoid?.includes(mentor.id)) found.push("avoided-by-mentee");
  if (mentor.avoid?.includes(mentee.id)) found.push("avoided-by-mentor");
  for (const rule of rules) {
    if (isForbidden(rule)) found.push(ruleId(rule));
  }
  return inIdOrder(found);
}

/** In fractions: a millionth of the least share times the weight, against twice the points and one for each term. */
function isBelow(
  rule: Extract<Rule, { rule: "floor" }>,
  criteria: readonly Criterion[],
  terms: readonly Term[],
): boolean {
  const counting = terms.filter((_, k) => {
    if (rule.criterion !== undefined) return criteria[k].id === rule.criterion;
    if (rule.facet !== undefined) return criteria[k].facet === rule.facet;
    return (criteria[k].side ?? "both") === "both" || criteria[k].side === rule.side;
  });
  if (counting.every(({ unknown }) => unknown)) return rule.missing === "forbid";
  const least = BigInt(Math.round(rule.least * 1e6));
  if (rule.criterion !== undefined) return BigInt(Math.floor(counting[0].score * 1e6 + 0.5)) < least;
  const sum = (of: (term: Term) => number) => BigInt(counting.reduce((total, term) => total + of(term), 0));
  const twicePoints = 2n * sum(({ points }) => points) + BigInt(counting.length);
  return twicePoints * 1_000_000n < 2n * least * sum(({ weight }) => weight);
}

// Affinity

const POINTS = 1_000_000;

/** `learnt`: what scores that are not known turn out to be. */
export function termsOf(
  cohort: Cohort,
  criteria: readonly Criterion[],
  mentee: Mentee,
  mentor: Mentor,
  learnt: readonly number[] = [],
): Term[] {
  const scores = criteria.map((criterion, k) => {
    const score = strategyScore(cohort, criterion, mentee, mentor);
    return Number.isNaN(score) ? (learnt[k] ?? score) : score;
  });
  const staysIn = criteria.map((criterion, k) => !(Number.isNaN(scores[k]) && criterion.unknown === "spread"));
  const nobodyStays = !staysIn.includes(true);
  const weights = criteria.map((criterion, k) => {
    if (!staysIn[k] && !nobodyStays) return 0;
    const side = criterion.side ?? "both";
    let weight = criterion.weight;
    if (side !== "mentor") weight *= own(mentee.weights, criterion.id) ?? 1;
    if (side !== "mentee") weight *= own(mentor.weights, criterion.id) ?? 1;
    return weight;
  });
  const shares = apportion(weights);
  return criteria.map((criterion, k) => {
    const unknown = Number.isNaN(scores[k]);
    const standIn = typeof criterion.unknown === "number" ? criterion.unknown : 0.5;
    const score = unknown ? standIn : scores[k];
    const points = Math.min(shares[k], Math.floor(shares[k] * score + 0.5));
    return { criterion: criterion.id, weight: shares[k], points, unknown, score: scores[k] };
  });
}

/**
 * Integers that add up to 1,000,000: largest remainders, equal ones in the given order. Exact: a double is a fraction,
 * so that 1/15 and 7/15 of a million do leave the same remainder.
 */
export function apportion(weights: readonly number[]): number[] {
  const parts = weights.map(exactly);
  const sum = parts.reduce((a, b) => a + b, 0n);
  const quotas = parts.map((part) => part * BigInt(POINTS));
  const shares = quotas.map((quota) => Number(quota / sum));
  const remainders = quotas.map((quota) => quota % sum);
  const byRemainder = weights
    .map((_, k) => k)
    .sort((a, b) => (remainders[a] === remainders[b] ? a - b : remainders[a] > remainders[b] ? -1 : 1));
  const missing = POINTS - shares.reduce((a, b) => a + b, 0);
  for (let given = 0; given < missing; given++) shares[byRemainder[given]]++;
  return shares;
}

/** The double in units of 2^-200: exact for everything from 2^-148 up. */
function exactly(value: number): bigint {
  let [units, scale] = [value, 0];
  while (!Number.isInteger(units)) [units, scale] = [units * 2, scale + 1];
  return BigInt(units) << BigInt(200 - scale);
}

type Scores = Record<string, Record<string, number>>;

/** 0..1, or NaN = unknown. */
function strategyScore(cohort: Cohort, criterion: Scoring, mentee: Mentee, mentor: Mentor): number {
  switch (criterion.strategy) {
    case "coverage":
      if (mentee.objectives === undefined || mentor.expertise === undefined) return Number.NaN;
      return met(objectiveWeights(mentee.objectives), mentor.expertise, (topic, e) => metAt(criterion, topic, e));
    case "collective":
      if (cohort.collective === undefined || mentor.expertise === undefined) return Number.NaN;
      return met(objectiveWeights(cohort.collective), mentor.expertise);
    case "overlap": {
      const a = valuesOf(criterion.attribute as Attribute, "mentee", mentee);
      const b = valuesOf(criterion.attribute as Attribute, "mentor", mentor);
      if (a === undefined || b === undefined) return Number.NaN;
      const { measure = "jaccard" } = criterion;
      const whole = measure === "jaccard" ? new Set([...a, ...b]) : measure === "containment" ? a : b;
      return whole.size === 0 ? Number.NaN : [...a].filter((value) => b.has(value)).length / whole.size;
    }
    case "wishes": {
      const by = criterion.by ?? "both";
      const sides: number[] = [];
      if (by !== "mentor" && listsAnybody(mentee)) sides.push(wishScore(mentee, mentor.id, criterion));
      if (by !== "mentee" && listsAnybody(mentor)) sides.push(wishScore(mentor, mentee.id, criterion));
      if (sides.length === 0) return Number.NaN;
      return sides.length === 1 ? sides[0] : (sides[0] + sides[1]) / 2;
    }
    case "least": {
      const known = (criterion.of ?? [])
        .map((one) => strategyScore(cohort, one, mentee, mentor))
        .filter((score) => !Number.isNaN(score));
      return known.length === 0 ? Number.NaN : known.sort((a, b) => a - b)[0];
    }
    case "table":
      return own(own(criterion.scores as Scores, mentee.id), mentor.id) ?? Number.NaN;
    default:
      return furtherScore(criterion, mentee.objectives && objectiveWeights(mentee.objectives), mentee, mentor);
  }
}

/** Weights by topic that add up to 1: rank-order centroids for a ranked list, else divided by their sum. */
export function objectiveWeights(objectives: Record<string, number> | readonly string[]): Map<string, number> {
  if (Array.isArray(objectives)) {
    const n = objectives.length;
    return new Map(
      objectives.map((topic: string, position) => {
        let sum = 0;
        for (let k = position + 1; k <= n; k++) sum += 1 / k;
        return [topic, sum / n];
      }),
    );
  }
  const weights = objectives as Record<string, number>;
  const topics = inIdOrder(Object.keys(weights));
  let sum = 0;
  for (const topic of topics) sum += weights[topic];
  return new Map(topics.map((topic) => [topic, weights[topic] / sum]));
}

function met(
  objectives: ReadonlyMap<string, number>,
  expertise: Record<string, number>,
  counts = (_topic: string, value: number) => value,
): number {
  let sum = 0;
  for (const topic of inTopicOrder(objectives.keys()))
    sum += (objectives.get(topic) as number) * counts(topic, own(expertise, topic) ?? 0);
  return sum;
}

// Wishes

const tiers = (person: Person) => (person.wishes ?? []).map((wish) => (Array.isArray(wish) ? wish : [wish]));
const listsAnybody = (person: Person) => tiers(person).flat().length > 0;

function listedBefore(person: Person, other: string): number {
  let before = 0;
  for (const tier of tiers(person)) {
    if (tier.includes(other)) return before;
    before += tier.length;
  }
  return -1;
}

function wishScore(person: Person, other: string, { scores }: Scoring): number {
  const n = tiers(person).flat().length;
  const before = listedBefore(person, other);
  if (before < 0) return 0;
  return Array.isArray(scores) ? (scores[before] ?? scores[scores.length - 1]) : (n - before) / n;
}

// Choice numbers

function setChoices(
  mentee: Mentee,
  mentors: readonly Mentor[],
  row: readonly ScoredPair[],
  criteria: readonly Criterion[],
): void {
  const own = new Set(criteria.filter(({ side }) => side !== "mentor").map(({ id }) => id));
  const sideScore = (pair: ScoredPair) => {
    const terms = pair.terms.filter(({ criterion }) => own.has(criterion));
    const sum = (of: (term: Term) => number) => terms.reduce((total, term) => total + of(term), 0);
    const weight = sum((term) => term.weight);
    // Nothing of this side is known about the pair: a half stands in.
    return weight === 0 ? { points: 1, weight: 2 } : { points: sum((term) => term.points), weight };
  };
  const prefers = (a: number, b: number) => {
    const listedA = listedBefore(mentee, mentors[a].id);
    const listedB = listedBefore(mentee, mentors[b].id);
    if (listedA >= 0 && listedB >= 0) return listedA < listedB;
    if (listedA >= 0 || listedB >= 0) return listedA >= 0;
    const scoreA = sideScore(row[a]);
    const scoreB = sideScore(row[b]);
    return scoreA.points * scoreB.weight > scoreB.points * scoreA.weight;
  };
  const allowed = row.map((_, j) => j).filter((j) => row[j].rules.length === 0);
  for (const j of allowed) row[j].choice = 1 + allowed.filter((other) => prefers(other, j)).length;
}

// The lottery, by docs/determinism.md

export function lotteryNumber(lottery: string, id: string): number {
  const modulus = 2n ** 32n;
  let hash = 2166136261n;
  const text = `${lottery}\u0000${id}`;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    for (const byte of [unit & 255, unit >> 8]) hash = ((hash ^ BigInt(byte)) * 16777619n) % modulus;
  }
  hash ^= hash >> 16n;
  hash = (hash * 2246822507n) % modulus;
  hash ^= hash >> 13n;
  hash = (hash * 3266489909n) % modulus;
  hash ^= hash >> 16n;
  return Number(hash);
}

/** Indices of the people in lottery order. The people stand in id order, which settles equal numbers. */
export function lotteryOrder(lottery: string, people: readonly Person[]): number[] {
  const numbers = people.map(({ id }) => lotteryNumber(lottery, id));
  return people.map((_, index) => index).sort((a, b) => numbers[a] - numbers[b] || a - b);
}
