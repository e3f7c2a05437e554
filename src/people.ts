import type { Candidates } from "./candidates/candidates.ts";
import { InvalidInputError } from "./errors.ts";
import type { OptimalRun, Run } from "./run.ts";

/** The mentee's index; InvalidInputError if there is none of this id. */
export function menteeIndex({ cohort }: Candidates, id: string): number {
  return indexOf(cohort.mentees, id, "mentee");
}

/** The mentor's index; InvalidInputError if there is none of this id. */
export function mentorIndex({ cohort }: Candidates, id: string): number {
  return indexOf(cohort.mentors, id, "mentor");
}

/** The run, if it has a matching to explain; InvalidInputError if not. */
export function optimal(run: Run): OptimalRun {
  if (run?.status === "optimal") return run;
  throw new InvalidInputError([
    {
      document: "saved",
      path: "status",
      code: "conflict",
      message: `expected a run with a matching, received ${JSON.stringify(run?.status)}`,
    },
  ]);
}

function indexOf(people: readonly { readonly id: string }[], id: string, what: string): number {
  const index = people.findIndex((person) => person.id === id);
  if (index >= 0) return index;
  throw new InvalidInputError([
    {
      document: "cohort",
      path: "",
      code: "unknown-id",
      message: `expected the id of a ${what}, received ${JSON.stringify(id)}`,
    },
  ]);
}
