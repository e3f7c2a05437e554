import { aimLossOf, hasOwnTerms, worthOf } from "./explanation/aimLossOf.ts";
import { differenceOf } from "./explanation/differenceOf.ts";
import type { AimLoss, RuleCost } from "./explanation/explanation.ts";
import { valued } from "./people.ts";
import { problemOf } from "./problem/problemOf.ts";
import type { Run } from "./run.ts";
import { assign } from "./solution/assign.ts";

/**
 * What each of the programme's rules and locks costs, in id order: how much better the best matching without it is.
 * Each is exact, and found by matching again; a rule that forbids nothing alone costs nothing and is not matched again.
 * What two rules cost together may be more than the sum.
 *
 * Throws InvalidInputError for a run without a proved matching, or of the aim `stable`, or a saved one, which `verify`
 * reopens; RangeError where the programme's steps run out.
 */
export function ruleCosts(run: Run): RuleCost[] {
  const { matching, stages } = valued(run, "an aim that a rule can cost something");
  const { candidates, answer } = stages;
  const { programme } = candidates;
  const { aim } = programme;
  const decides = new Set([...programme.locks.map(({ id }) => id), ...candidates.counts.map(({ rule }) => rule)]);
  const own = new Set([...programme.rules, ...programme.locks].map(({ id }) => id));
  return matching.ledger
    .filter(({ rule }) => own.has(rule))
    .map(({ rule, because, alone }) => {
      const { levels, values } = answer.solved;
      const without = alone > 0 || decides.has(rule) ? bestWithout(rule) : { values, aim: aimLossOf(aim, [], [], []) };
      const gains = without.values.map((value, level) => value - values[level]);
      const placed = levels.reduce(
        (sum, level, at) => (level.level === "placed" && level.demand === 1 ? sum + gains[at] : sum),
        0,
      );
      const gain = differenceOf(levels, gains, placed, gains[gains.length - 1], without.aim);
      return { rule, ...(because === undefined ? {} : { because }), gain };
    });

  function bestWithout(rule: string): { readonly values: readonly number[]; readonly aim: AimLoss | undefined } {
    const allowing = candidates.without(rule);
    const other = assign(problemOf(allowing));
    if (other.status === "optimal") {
      const before = hasOwnTerms(aim) ? worthOf(allowing, pairsIn(answer.columnsOf)) : [];
      const after = hasOwnTerms(aim) ? worthOf(allowing, pairsIn(other.columnsOf)) : [];
      return { values: other.solved.values, aim: aimLossOf(aim, before, before, after) };
    }
    if (other.status === "infeasible") throw new Error(`solver bug: without "${rule}" nothing is possible`);
    throw new RangeError(`the best matching without "${rule}" was not found in the programme's steps`);
  }
}

function pairsIn(columnsOf: readonly Int32Array[]): [mentee: number, mentor: number][] {
  return columnsOf.flatMap((own, mentee) => Array.from(own, (mentor): [number, number] => [mentee, mentor]));
}
