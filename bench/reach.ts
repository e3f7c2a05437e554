import type { Spec } from "./instances/spec.ts";
import { pairsWithCopies } from "./instances/spec.ts";

interface Reach {
  /**
   * Most pairs, columns copied, for which it needs neither many minutes nor many gigabytes. Measured, in steps as wide
   * as those of the instances.
   */
  readonly pairs: number;
  /** The same of sparse instances, which have more rows for their pairs. */
  readonly sparsePairs?: number;
  /** The same where all must be over soon. */
  readonly quickPairs?: number;
  /** Most pairs under limits, which need a search. Absent: it takes no limits, or is not tried with them. */
  readonly limitedPairs?: number;
  /** Forms of scores that the solver can take. */
  readonly forms: readonly ("matrix" | "sparse" | "on demand")[];
}

const reaches: Readonly<Record<string, Reach>> = {
  pairwright: {
    pairs: Number.POSITIVE_INFINITY,
    quickPairs: Number.POSITIVE_INFINITY,
    limitedPairs: 24_000,
    forms: ["matrix", "sparse", "on demand"],
  },
  "linear-sum-assignment": { pairs: 4_000_000, forms: ["matrix"] },
  munkres: { pairs: 25_000_000, forms: ["matrix"] },
  highs: { pairs: 1_000_000, quickPairs: 3000, limitedPairs: 200_000, forms: ["matrix", "sparse"] },
  yalps: { pairs: 40_000, quickPairs: 2500, limitedPairs: 3000, forms: ["matrix", "sparse"] },
  "javascript-lp-solver": { pairs: 40_000, quickPairs: 2500, limitedPairs: 3000, forms: ["matrix", "sparse"] },
  SciPy: { pairs: 100_000_000, forms: ["matrix", "sparse"] },
  "LEMON NetworkSimplex": { pairs: 100_000_000, sparsePairs: 10_000_000, forms: ["matrix", "sparse"] },
  "LEMON CostScaling": { pairs: 500_000_000, forms: ["matrix", "sparse"] },
  "SciPy milp": { pairs: 0, quickPairs: 200_000, limitedPairs: 200_000, forms: ["matrix"] },
  CBC: { pairs: 0, quickPairs: 200_000, limitedPairs: 200_000, forms: ["matrix"] },
  // With limits it took 43 s for 24,000 pairs; more was not tried.
  GLPK: { pairs: 0, quickPairs: 200_000, limitedPairs: 24_000, forms: ["matrix"] },
};

/** Why a solver is not run on an instance; undefined = it is. */
export function beyondReach(solver: string, spec: Spec, quick: boolean): string | undefined {
  const reach = reaches[solver];
  const pairs = pairsWithCopies(spec);
  const tooSlow = quick && pairs > (reach.quickPairs ?? reach.pairs) ? "not with --quick" : undefined;
  if (spec.kind === "quotas") {
    if (reach.limitedPairs === undefined) return "takes no limits";
    return spec.rows * spec.columns > reach.limitedPairs ? "beyond its reach" : tooSlow;
  }
  const form = spec.allowed !== undefined ? "sparse" : spec.kind === "vectors on demand" ? "on demand" : "matrix";
  if (!reach.forms.includes(form)) return form === "sparse" ? "needs a full matrix" : "needs the matrix in memory";
  if (pairs > (form === "sparse" ? (reach.sparsePairs ?? reach.pairs) : reach.pairs)) return "beyond its reach";
  return tooSlow;
}
