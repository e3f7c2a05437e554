import type { Instance } from "../instances/instance.ts";

/**
 * An instance in the form that a solver wants. Only `solve` is timed: bringing the instance into that form and reading
 * the answer are not.
 */
export interface Loaded<Answer> {
  solve(): Answer;
  /** The answer's total; throws where the answer is none. */
  totalOf(answer: Answer): number;
}

/** The answer is of no interest to anybody but the solver. */
export type Load = (instance: Instance) => Promise<Loaded<unknown>> | Loaded<unknown>;
