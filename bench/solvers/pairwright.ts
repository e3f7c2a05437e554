import type { OptimalAssignment } from "pairwright/assignment";
import { assign } from "pairwright/assignment";
import { provenTotal, totalOf } from "../check.ts";
import type { Instance } from "../instances/instance.ts";
import type { Loaded } from "./loaded.ts";

/** Proof, canonical ties and all: what `assign` does is what is timed. */
export function load(instance: Instance): Loaded<OptimalAssignment> {
  return {
    solve: () => {
      const answer = assign(instance);
      if (answer.status !== "optimal") throw new Error(`pairwright: ${answer.status}`);
      return answer;
    },
    totalOf: (answer) => {
      // Where limits need a search, prices alone prove nothing: the total is compared with what others proved.
      if (instance.limits !== undefined) return totalOf(instance, answer.columnOf);
      const last = answer.certificate[answer.certificate.length - 1];
      if (last.level !== "total") throw new Error(`expected the level "total" last, received "${last.level}"`);
      return provenTotal(instance, answer.columnOf, last.prices.column);
    },
  };
}
