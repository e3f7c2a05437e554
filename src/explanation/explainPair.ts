import type { Candidates, Term } from "../candidates/candidates.ts";
import { compareIds } from "../order.ts";
import { coverageOf } from "./coverageOf.ts";
import type { ExplainedPair, ExplainedTerm, Subtotal } from "./explanation.ts";
import type { Pair } from "./matching.ts";
import { pairTerm } from "./matchingOf.ts";

/** Where a pair's points come from: term by term, by facet, by side; and what they could have been. */
export function explainPair(candidates: Candidates, mentee: number, mentor: number, pair: Pair): ExplainedPair {
  const terms = candidates.terms(mentee, mentor);
  const speaking = (side: "mentee" | "mentor") =>
    subtotal(terms.filter(({ criterion }) => criterion.side === side || criterion.side === "both"));
  return {
    ...pair,
    explained: terms.map(explainedTerm),
    facets: facetsOf(terms),
    coverage: coverageOf(candidates.cohort, mentee, mentor),
    sides: { mentee: speaking("mentee"), mentor: speaking("mentor") },
    ...(terms.some(({ unknown }) => unknown) ? { range: candidates.range(mentee, mentor) } : {}),
  };
}

function explainedTerm(term: Term): ExplainedTerm {
  const { criterion, multipliers, unknown, score, part } = term;
  return {
    ...pairTerm(term),
    factors: {
      programme: criterion.weight,
      ...(multipliers.mentee === 1 ? {} : { mentee: multipliers.mentee }),
      ...(multipliers.mentor === 1 ? {} : { mentor: multipliers.mentor }),
    },
    score: unknown ? null : score,
    part,
  };
}

/** In id order, and last what has none. */
function facetsOf(terms: readonly Term[]): ExplainedPair["facets"] {
  const facets = new Map<string | undefined, Term[]>();
  for (const term of terms) {
    const { facet } = term.criterion;
    facets.set(facet, [...(facets.get(facet) ?? []), term]);
  }
  return [...facets]
    .sort(([a], [b]) => (a === undefined ? 1 : b === undefined ? -1 : compareIds(a, b)))
    .map(([facet, own]) => ({ facet: facet ?? null, ...subtotal(own) }));
}

function subtotal(terms: readonly Term[]): Subtotal {
  return {
    weight: terms.reduce((sum, { weight }) => sum + weight, 0),
    points: terms.reduce((sum, { points }) => sum + points, 0),
  };
}
