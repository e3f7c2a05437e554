import type { Cohort, Criterion, Mentee, Mentor, Programme } from "./documents.ts";
import type { Term } from "./score.ts";
import { own, sortedById, termsOf } from "./score.ts";

/** What is said of a pair besides its terms, straight from the documents by the words of `docs/model.md`. */

interface Subtotal {
  readonly weight: number;
  readonly points: number;
}

export interface Breakdown {
  readonly facets: readonly ({ readonly facet: string | null } & Subtotal)[];
  readonly sides: { readonly mentee: Subtotal; readonly mentor: Subtotal };
  /** Undefined where everything is known. */
  readonly range: { readonly lowest: number; readonly highest: number } | undefined;
  /** In criterion id order. */
  readonly factors: readonly { readonly programme: number; readonly mentee?: number; readonly mentor?: number }[];
}

export function breakdownOf(cohort: Cohort, programme: Programme, mentee: Mentee, mentor: Mentor): Breakdown {
  const criteria = sortedById(programme.criteria);
  const terms = termsOf(cohort, criteria, mentee, mentor);
  const of = (counts: (criterion: Criterion) => boolean) => subtotal(terms.filter((_, k) => counts(criteria[k])));
  const named = [...new Set(criteria.flatMap(({ facet }) => facet ?? []))].sort();
  const facets: (string | null)[] = criteria.some(({ facet }) => facet === undefined) ? [...named, null] : named;
  return {
    facets: facets.map((facet) => ({ facet, ...of((criterion) => (criterion.facet ?? null) === facet) })),
    sides: { mentee: of(({ side }) => side !== "mentor"), mentor: of(({ side }) => side !== "mentee") },
    range: rangeOf(cohort, criteria, mentee, mentor, terms),
    factors: criteria.map(({ id, weight, side }) => {
      const a = side === "mentor" ? 1 : (own(mentee.weights, id) ?? 1);
      const b = side === "mentee" ? 1 : (own(mentor.weights, id) ?? 1);
      return { programme: weight, ...(a === 1 ? {} : { mentee: a }), ...(b === 1 ? {} : { mentor: b }) };
    }),
  };
}

function subtotal(terms: readonly Term[]): Subtotal {
  const sum = (of: (term: Term) => number) => terms.reduce((total, term) => total + of(term), 0);
  return { weight: sum(({ weight }) => weight), points: sum(({ points }) => points) };
}

/** By trying: every unknown score could turn out to be nothing, all, or something between. */
function rangeOf(
  cohort: Cohort,
  criteria: readonly Criterion[],
  mentee: Mentee,
  mentor: Mentor,
  terms: readonly Term[],
): Breakdown["range"] {
  if (!terms.some(({ unknown }) => unknown)) return undefined;
  let tried: number[][] = [[]];
  for (const { unknown } of terms) {
    const scores = unknown ? [0, 0.3, 1] : [0];
    tried = tried.flatMap((learnt) => scores.map((score) => [...learnt, score]));
  }
  const affinities = tried.map((learnt) => subtotal(termsOf(cohort, criteria, mentee, mentor, learnt)).points);
  return { lowest: Math.min(...affinities), highest: Math.max(...affinities) };
}
