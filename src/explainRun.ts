import { explainMentee } from "./explanation/explainMentee.ts";
import type { Decided, Explanation, RunExplanation } from "./explanation/explanation.ts";
import { runExplanation } from "./explanation/runExplanation.ts";
import { alternativesOf, live } from "./people.ts";
import { placeAt, placeInProgramme } from "./placeValue.ts";
import { ruleCosts } from "./ruleCosts.ts";
import type { FeasibleRun, OptimalRun, Run } from "./run.ts";
import { isSearched } from "./solution/losses.ts";

/**
 * The whole run as data for reports: everybody's explanation, with names, criteria and rules; and what decided it, what
 * each rule and lock costs and what one more place would gain. Both are found when they are first read, and so is what
 * each person's alternatives lose: a report that does not show them does not wait for them. Throws InvalidInputError
 * for a saved run: `verify` reopens it.
 */
export function explainRun(run: Run): RunExplanation {
  const { candidates } = live(run).stages;
  if (run.status === "infeasible")
    return runExplanation(candidates, { status: "infeasible", conflict: run.conflict, repairs: run.repairs });
  const explanations = () => explanationsOf(run);
  if (run.status === "feasible")
    return runExplanation(candidates, lazily({ status: run.status, matching: run.matching }, { explanations }));
  const isStable = run.stages.answer.stable !== undefined;
  const made = { explanations, ...(isStable ? {} : { decided: () => decidedBy(run) }) };
  return runExplanation(candidates, lazily({ status: run.status, matching: run.matching }, made));
}

/** The object with properties that are made when they are first read. */
function lazily<Of extends object, Made extends object>(
  of: Of,
  made: { readonly [Key in keyof Made]: () => Made[Key] },
): Of & Made {
  for (const [key, make] of Object.entries<() => unknown>(made)) {
    let value: unknown;
    const get = () => {
      value ??= make();
      return value;
    };
    Object.defineProperty(of, key, { enumerable: true, configurable: true, get });
  }
  return of as Of & Made;
}

function explanationsOf({ matching, stages }: OptimalRun | FeasibleRun): Explanation[] {
  const { candidates, answer } = stages;
  return candidates.cohort.mentees.map((_, mentee) =>
    explainMentee(candidates, answer.columnsOf, matching, mentee, () => alternativesOf(answer, mentee)),
  );
}

/** Of how many mentors another place is tried by matching again. */
const MOST_PLACES_TRIED = 150;

function decidedBy(run: OptimalRun): Decided {
  const { mentors } = run.stages.candidates.cohort;
  const programme = placeInProgramme(run);
  return {
    rules: ruleCosts(run),
    ...(isSearched(run.stages.answer) && mentors.length > MOST_PLACES_TRIED
      ? {}
      : { places: mentors.map(({ id }, mentor) => ({ mentor: id, gain: placeAt(run, mentor) })) }),
    ...(programme === undefined ? {} : { programme }),
  };
}
