import type { AimComparison, AimNumbers, BestOfAims, ComparedAim, Difference, GivenUp } from "./aimComparison.ts";
import type { Audit, Fraction, Profile } from "./audit.ts";
import type { Pair } from "./matching.ts";

/** How many of the lowest affinities are listed. */
const LOWEST = 10;

/** A row before it is held against the others; `points`: of all its pairs, ascending. */
export type Found = Omit<ComparedAim, "status" | "has" | "givesUp" | "issues"> &
  (
    | { readonly status: "optimal" | "feasible"; readonly has: AimNumbers; readonly points: readonly number[] }
    | Extract<ComparedAim, { readonly status: "infeasible" | "not-possible-together" }>
  );

/** The numbers of one matching, from its audit. */
export function numbersOf(
  pairs: readonly Pair[],
  { mentees, profile, blocking, affinities, loads }: Audit,
): { readonly has: AimNumbers; readonly points: readonly number[] } {
  const points = pairs.map((pair) => pair.points).sort((a, b) => a - b);
  const has = {
    placed: mentees.length - profile.mentees.nobody,
    pairs: pairs.length,
    total: affinities?.total ?? 0,
    mean: affinities?.mean ?? null,
    least: affinities?.least ?? null,
    lowest: points.slice(0, LOWEST),
    profile: profile.mentees.pairs,
    blocking: blocking.count,
    gini: affinities?.gini ?? null,
    loads: loads.spread.mentors,
  };
  return { has, points };
}

/** Every row held against the best of each column. */
export function comparisonOf(rows: readonly Found[]): AimComparison {
  const matchings = rows.flatMap((row) => ("has" in row ? [row] : []));
  if (matchings.length === 0)
    return { version: 1, aims: rows.flatMap((row) => ("has" in row ? [] : [row])), best: null };
  const numbers = matchings.map(({ has }) => has);
  const most = (of: (has: AimNumbers) => number) => Math.max(...numbers.map(of));
  const known = <Value>(of: (has: AimNumbers) => Value | null) =>
    numbers.map(of).filter((value) => value !== null) as Value[];
  const least = known(({ least }) => least);
  const lowest = matchings.reduce((best, row) => (lowestGap(row.points, best.points)?.sign === 1 ? row : best));
  const first = numbers.reduce((best, has) => (firstGap(has, best)?.sign === 1 ? has : best));
  const last = numbers.reduce((best, has) => (lastGap(has, best)?.sign === 1 ? has : best));
  const best: BestOfAims = {
    placed: most(({ placed }) => placed),
    total: most(({ total }) => total),
    mean: extreme(
      known(({ mean }) => mean),
      1n,
    ),
    least: least.length === 0 ? null : Math.max(...least),
    lowest: lowest.has.lowest,
    firstChoices: first.profile,
    lastChoices: last.profile,
    blocking: -most(({ blocking }) => -blocking),
    gini: extreme(
      known(({ gini }) => gini),
      -1n,
    ),
    loads: extreme(known(loadGini), -1n),
  };
  const givenUp = (has: AimNumbers, points: readonly number[]): GivenUp => {
    const low = lowestGap(points, lowest.points);
    const ofFirst = firstGap(has, first);
    const ofLast = lastGap(has, last);
    return {
      placed: best.placed - has.placed,
      total: best.total - has.total,
      mean: minus(best.mean, has.mean),
      least: has.least === null || best.least === null ? null : best.least - has.least,
      lowest: low && { place: low.at, points: low.by },
      firstChoices: ofFirst && { choice: ofFirst.at, count: ofFirst.by },
      lastChoices: ofLast && { choice: ofLast.at, count: ofLast.by },
      blocking: has.blocking - best.blocking,
      gini: minus(has.gini, best.gini),
      loads: minus(loadGini(has), best.loads),
    };
  };
  const aims = rows.map((row): ComparedAim => {
    if (!("has" in row)) return row;
    const { points, ...rest } = row;
    return { ...rest, givesUp: givenUp(row.has, points) };
  });
  return { version: 1, aims, best };
}

function loadGini({ loads }: AimNumbers): Fraction | null {
  return loads?.gini ?? null;
}

/** Where two first differ, by how much, and whether the first of them is better there (1) or worse (−1). */
interface Gap<At> {
  readonly at: At;
  readonly by: number;
  readonly sign: 1 | -1;
}

function gap<At>(at: At, gain: number): Gap<At> | null {
  return gain === 0 ? null : { at, by: Math.abs(gain), sign: gain > 0 ? 1 : -1 };
}

/** Both ascending. Whichever has fewer begins with as many zeros: nobody has less than who is left out. */
function lowestGap(points: readonly number[], others: readonly number[]): Gap<number> | null {
  const length = Math.max(points.length, others.length);
  const at = (list: readonly number[], place: number) => list[place - (length - list.length)] ?? 0;
  for (let place = 0; place < length; place++) {
    const found = gap(place + 1, at(points, place) - at(others, place));
    if (found !== null) return found;
  }
  return null;
}

function firstGap(a: AimNumbers, b: AimNumbers): Gap<number> | null {
  return choiceGap(a.profile, b.profile, (x, y) => x - y, 1);
}

/** A pair less is worse than a pair of any choice number. */
function lastGap(a: AimNumbers, b: AimNumbers): Gap<number | null> | null {
  return gap(null, a.pairs - b.pairs) ?? choiceGap(a.profile, b.profile, (x, y) => y - x, -1);
}

/**
 * The first choice number, in this order, that other numbers of pairs have; `wanted`: whether many (1) or few (−1) are.
 */
function choiceGap(
  a: Profile["pairs"],
  b: Profile["pairs"],
  order: (x: number, y: number) => number,
  wanted: 1 | -1,
): Gap<number> | null {
  const [ofA, ofB] = [a, b].map((profile) => new Map(profile.map(({ choice, count }) => [choice, count])));
  const choices = [...new Set([...ofA.keys(), ...ofB.keys()])].sort(order);
  for (const choice of choices) {
    const found = gap(choice, wanted * ((ofA.get(choice) ?? 0) - (ofB.get(choice) ?? 0)));
    if (found !== null) return found;
  }
  return null;
}

/** The greatest (1) or the least (−1); null of none. */
function extreme(fractions: readonly Fraction[], wanted: 1n | -1n): Fraction | null {
  if (fractions.length === 0) return null;
  return fractions.reduce((best, one) => (wanted * numeratorOf(one, best) > 0n ? one : best));
}

/** Of a − b, over the product of the denominators. */
function numeratorOf(a: Fraction, b: Fraction): bigint {
  return BigInt(a.numerator) * BigInt(b.denominator) - BigInt(b.numerator) * BigInt(a.denominator);
}

function minus(a: Fraction | null, b: Fraction | null): Difference | null {
  if (a === null || b === null) return null;
  const numerator = numeratorOf(a, b);
  const denominator = BigInt(a.denominator) * BigInt(b.denominator);
  let [divisor, rest] = [denominator, numerator % denominator];
  while (rest > 0n) [divisor, rest] = [rest, divisor % rest];
  return {
    numerator: String(numerator / divisor),
    denominator: String(denominator / divisor),
    value: Number(numerator) / Number(denominator),
  };
}
