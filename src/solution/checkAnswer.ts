import { InvalidInputError } from "../errors.ts";
import { isIndex, show } from "./problemIssues.ts";

import type { OptimalAssignment } from "./solution.ts";

/**
 * Throws InvalidInputError unless this is an optimal answer as `assign` gives it. O(1), but the first use of an answer
 * makes its network.
 */
export function checkOptimal(answer: OptimalAssignment): void {
  if (answer?.stable !== undefined)
    throw new TypeError("answer: expected one that a pair can be a loss to, received a stable one: it has no value");
  // A copy by way of JSON has lost its typed arrays.
  if (answer?.status !== "optimal" || !(answer?.solved?.network?.start instanceof Int32Array))
    refuse("answer", "type", `expected an optimal answer as assign gave it, received ${shown(answer)}`);
}

/** `checkOptimal`, and the index must be one of the answer's rows or columns. */
export function checkAnswer(answer: OptimalAssignment, side: "row" | "column", index: number): void {
  checkOptimal(answer);
  const { network } = answer.solved;
  const length = side === "row" ? network.n : network.m;
  if (isIndex(index, length)) return;
  const expected = length === 0 ? `nothing, as there is no ${side}` : `an integer from 0 to ${length - 1}`;
  refuse(side, "range", `expected ${expected}, received ${show(index)}`);
}

function refuse(path: string, code: "type" | "range", message: string): never {
  throw new InvalidInputError([{ document: "problem", path, code, message }]);
}

function shown(answer: { readonly status?: unknown } | null | undefined): string {
  return answer?.status === undefined ? show(answer) : `one that is ${show(answer.status)}`;
}
