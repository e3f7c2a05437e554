import type { NextMatchings } from "./explanation/nextMatching.ts";
import { nextMatching } from "./explanation/nextMatching.ts";
import { contextOf } from "./explanation/runExplanation.ts";
import { valued } from "./people.ts";
import { shown } from "./reading/issueText.ts";
import type { Run } from "./run.ts";
import { changesBetween } from "./solution/changes.ts";
import { nextBest } from "./solution/nextBest.ts";

/** Each one found takes several solves. */
const MOST = 100;

/**
 * The `k` best matchings after the run's own, each with what it loses and who moves: exact, all of them valid, none
 * twice, and nothing between them. The best first by people placed and then the aim; equally good ones as the lottery
 * has them (canonical order). Fewer where there are no more.
 *
 * Few solves each where the aim is `total` and there are no quotas: about a second each at 1,000 × 300. Otherwise as
 * many solves for each as there are pairs: 200 × 60 with the aim `leximin` takes 3 s each (two cores, busy).
 *
 * Throws InvalidInputError for a run without a proved matching, or of the aim `stable`, or a saved one, which `verify`
 * reopens; TypeError unless `k` is an integer from 1 to 100; RangeError where the programme's steps run out.
 */
export function alternatives(run: Run, k: number): NextMatchings {
  const { matching, stages } = valued(run, "an aim by which one matching is better than another");
  if (!Number.isInteger(k) || k < 1 || k > MOST)
    throw new TypeError(`k: expected an integer from 1 to ${MOST}, received ${shown(k)}`);
  const { candidates, answer } = stages;
  const { levels } = answer.solved;
  return {
    of: contextOf(candidates, matching),
    matchings: nextBest(answer, k).map((after) => {
      const changes = changesBetween(answer.columnsOf, after);
      return nextMatching(candidates, levels, matching.pairs, answer.columnsOf, after, changes);
    }),
  };
}
