import type { Cohort, Mentee, Mentor, Person, Weighted } from "../../src/cohort/cohort.ts";
import type { Criterion, Programme } from "../../src/programme/programme.ts";

/** docs/model.md again, pair by pair, in the plainest way; nothing is shared with `src` but types. */

export interface NaiveTerm {
  readonly weight: number;
  readonly points: number;
  readonly score: number;
}

export function naiveTerms(cohort: Cohort, programme: Programme, mentee: Mentee, mentor: Mentor): NaiveTerm[] {
  const scores = programme.criteria.map((criterion) => naiveScore(cohort, criterion, mentee, mentor));
  let out = programme.criteria.map((criterion, k) => criterion.unknown === "spread" && Number.isNaN(scores[k]));
  if (out.every((left) => left)) out = out.map(() => false);
  const weights = programme.criteria.map(({ id, weight, side }, k) => {
    if (out[k]) return 0;
    const a = side === "mentor" ? 1 : (mentee.weights[id] ?? 1);
    const b = side === "mentee" ? 1 : (mentor.weights[id] ?? 1);
    return weight * a * b;
  });
  const shares = naiveShares(weights);
  return programme.criteria.map(({ unknown }, k) => {
    const standIn = unknown === "spread" ? 0.5 : unknown;
    const used = Number.isNaN(scores[k]) ? standIn : scores[k];
    return { weight: shares[k], points: Math.floor(shares[k] * used + 0.5), score: scores[k] };
  });
}

/** The weights here are integers. */
function naiveShares(weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const shares = weights.map((weight) => Number((BigInt(weight) * 1_000_000n) / BigInt(sum)));
  const rest = weights.map((weight) => Number((BigInt(weight) * 1_000_000n) % BigInt(sum)));
  for (let missing = 1_000_000 - shares.reduce((a, b) => a + b, 0); missing > 0; missing--) {
    const next = rest.indexOf(Math.max(...rest));
    shares[next] += 1;
    rest[next] = -1;
  }
  return shares;
}

function naiveScore(cohort: Cohort, criterion: Criterion, mentee: Mentee, mentor: Mentor): number {
  const options = criterion.options as {
    attribute: string;
    by: string;
    scores: Record<string, Record<string, number>>;
  };
  switch (criterion.strategy) {
    case "coverage":
      return mentee.objectives && mentor.expertise ? dot(cohort, mentee.objectives, mentor.expertise) : Number.NaN;
    case "collective":
      return cohort.collective && mentor.expertise ? dot(cohort, cohort.collective, mentor.expertise) : Number.NaN;
    case "overlap": {
      const [a, b] = [mentee, mentor].map(({ attributes }) => attributes[options.attribute]);
      if (a === undefined || b === undefined) return Number.NaN;
      const [setA, setB] = [a, b].map((value) => new Set<string>(Array.isArray(value) ? value : [String(value)]));
      return [...setA].filter((value) => setB.has(value)).length / new Set([...setA, ...setB]).size;
    }
    case "wishes": {
      const sides = [];
      if (options.by !== "mentor") sides.push(wished(mentee, mentor.id));
      if (options.by !== "mentee") sides.push(wished(mentor, mentee.id));
      const known = sides.filter((score) => !Number.isNaN(score));
      return known.reduce((a, b) => a + b, 0) / known.length;
    }
    default:
      return options.scores[mentee.id]?.[mentor.id] ?? Number.NaN;
  }
}

function dot(cohort: Cohort, a: readonly Weighted[], b: readonly Weighted[]): number {
  let sum = 0;
  for (const topic of cohort.topics.keys()) {
    const of = (list: readonly Weighted[]) => list.find((one) => one.topic === topic)?.value ?? 0;
    sum += of(a) * of(b);
  }
  return Math.min(1, sum);
}

function wished(person: Person, id: string): number {
  const n = person.wishes.flat().length;
  const at = person.wishes.findIndex((tied) => tied.includes(id));
  if (n === 0) return Number.NaN;
  return at < 0 ? 0 : (n - person.wishes.slice(0, at).flat().length) / n;
}

/** By definition: 1 + how many allowed mentors are strictly preferred. O(m²). */
export function naiveChoices(
  cohort: Cohort,
  programme: Programme,
  mentee: Mentee,
  allowed: readonly number[],
): number[] {
  const side = cohort.mentors.map((mentor) => {
    const terms = naiveTerms(cohort, programme, mentee, mentor);
    const own = terms.filter((_, k) => programme.criteria[k].side !== "mentor");
    const weight = own.reduce((sum, term) => sum + term.weight, 0);
    return weight === 0 ? [1n, 2n] : [BigInt(own.reduce((sum, term) => sum + term.points, 0)), BigInt(weight)];
  });
  const place = cohort.mentors.map(({ id }) => mentee.wishes.findIndex((tied) => tied.includes(id)));
  const prefers = (a: number, b: number): boolean => {
    if (place[a] >= 0 || place[b] >= 0) return place[a] >= 0 && (place[b] < 0 || place[a] < place[b]);
    return side[a][0] * side[b][1] > side[b][0] * side[a][1];
  };
  return cohort.mentors.map((_, mentor) =>
    allowed.includes(mentor) ? 1 + allowed.filter((other) => prefers(other, mentor)).length : 0,
  );
}
