import { InvalidInputError } from "../errors.ts";
import { show } from "./problemIssues.ts";
import { isIndex } from "./readProblem.ts";
import type { OptimalAssignment } from "./solution.ts";

/**
 * Throws InvalidInputError unless this is an optimal answer as `assign` gives it and the index is one of its rows or
 * columns. O(1), but the first use of an answer makes its network.
 */
export function checkAnswer(answer: OptimalAssignment, side: "row" | "column", index: number): void {
  const refuse = (path: string, code: "type" | "range", message: string) => {
    throw new InvalidInputError([{ document: "problem", path, code, message }]);
  };
  const network = answer?.solved?.network;
  // A copy by way of JSON has lost its typed arrays.
  if (answer?.status !== "optimal" || !(network?.start instanceof Int32Array))
    refuse("answer", "type", `expected an optimal answer as assign gave it, received ${shown(answer)}`);
  const length = side === "row" ? network.n : network.m;
  if (isIndex(index, length)) return;
  const expected = length === 0 ? `nothing, as there is no ${side}` : `an integer from 0 to ${length - 1}`;
  refuse(side, "range", `expected ${expected}, received ${show(index)}`);
}

function shown(answer: { readonly status?: unknown } | null | undefined): string {
  return answer?.status === undefined ? show(answer) : `one that is ${show(answer.status)}`;
}
