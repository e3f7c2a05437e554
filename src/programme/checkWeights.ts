import type { Cohort, Person } from "../cohort/cohort.ts";
import type { IssueLog } from "../reading/issueLog.ts";
import { shown } from "../reading/issueText.ts";
import { hint } from "../reading/nearest.ts";
import type { Side } from "./programme.ts";

/** Where the sorted people stand in the input. */
export interface Positions {
  readonly mentees: Int32Array;
  readonly mentors: Int32Array;
}

/** Logs people's own weights on criteria that do not exist, or that do not ask their side: nothing would read them. */
export function checkWeights(
  cohort: Cohort,
  positions: Positions,
  sideOf: ReadonlyMap<string, Side>,
  log: IssueLog,
): void {
  const known = new Set(sideOf.keys());
  check(cohort.mentees, "mentee", positions.mentees);
  check(cohort.mentors, "mentor", positions.mentors);

  function check(people: readonly Person[], side: "mentee" | "mentor", rows: Int32Array): void {
    for (const [person, { weights }] of people.entries()) {
      for (const criterion of Object.keys(weights)) {
        const found = sideOf.get(criterion);
        const path = [`${side}s`, rows[person], "weights", criterion];
        if (found === undefined) {
          const message = () =>
            `expected a criterion of the programme${hint(criterion, known, log.budget)}, received ${shown(criterion)}`;
          log.add(path, "unknown-id", message);
        } else if (found !== side && found !== "both") {
          const message = `expected a criterion of side "${side}" or "both", received ${shown(criterion)}, of side "${found}"`;
          log.add(path, "conflict", message);
        }
      }
    }
  }
}
