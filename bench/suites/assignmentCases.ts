import type { Spec } from "../instances/spec.ts";
import { fifth, square } from "../instances/spec.ts";
import type { Targets } from "./targets.ts";
import { lemon } from "./targets.ts";

export interface Case {
  readonly spec: Spec;
  readonly targets?: Targets;
  /** Only with --huge. */
  readonly huge?: boolean;
  /** The process may have no more than this. */
  readonly mebibytes?: number;
}

export const fullCases: readonly Case[] = [
  { spec: square("vectors", 100) },
  { spec: square("vectors", 500), targets: { SciPy: 1 } },
  { spec: square("vectors", 1000), targets: { SciPy: 0.7 } },
  { spec: square("vectors", 2000), targets: { SciPy: 0.2, ...lemon(0.45) } },
  { spec: square("vectors", 5000), targets: { SciPy: 1 / 15, ...lemon(1 / 4) } },
  { spec: square("vectors", 10_000), targets: { SciPy: 1 / 30, ...lemon(1 / 8) } },
  { spec: square("uniform", 1000), targets: { SciPy: 0.9 } },
  { spec: square("uniform", 2000), targets: { SciPy: 0.5 } },
  { spec: square("uniform", 10_000), targets: { SciPy: 0.3 } },
  { spec: fifth("vectors", 2000), targets: { SciPy: 0.05, ...lemon(0.2) } },
  { spec: fifth("vectors", 20_000), targets: { "LEMON CostScaling": 0.05 } },
  { spec: { ...square("sparse", 10_000), allowed: 50 }, targets: { SciPy: 0.6 } },
  { spec: { ...fifth("sparse", 100_000), allowed: 30 }, targets: { "LEMON CostScaling": 0.08 } },
  { spec: { ...square("uniform", 2000), top: 100 } },
  { spec: { ...fifth("uniform", 5000), top: 100 } },
  { spec: { ...square("uniform", 2000), top: 0 } },
  { spec: { ...fifth("uniform", 5000), top: 0 } },
  { spec: square("Machol–Wien", 1000) },
  { spec: square("additive", 2000) },
  { spec: fifth("vectors on demand", 100_000), huge: true, mebibytes: 8192 },
];

/** One of each kind, small. */
export const quickCases: readonly Case[] = [
  { spec: square("vectors", 50) },
  { spec: square("vectors", 300) },
  { spec: fifth("vectors", 500) },
  { spec: square("uniform", 300) },
  { spec: { ...fifth("sparse", 1000), allowed: 30 } },
  { spec: { ...square("uniform", 300), top: 100 } },
  { spec: { ...square("uniform", 200), top: 0 } },
  { spec: square("Machol–Wien", 150) },
  { spec: square("additive", 200) },
  { spec: fifth("vectors on demand", 500) },
];
